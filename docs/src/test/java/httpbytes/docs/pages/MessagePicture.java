package httpbytes.docs.pages;

import httpbytes.socketserver.wire.MessageLimits;
import httpbytes.socketserver.wireview.Part;
import httpbytes.socketserver.wireview.RequestAnatomy;
import httpbytes.socketserver.wireview.Span;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** A message as a picture: its lines as they travel, and beside each what its parts are, as the parser says. */
final class MessagePicture {

    private static final int ROW = 30;
    private static final int CHARACTER = 9;
    private static final int MARGIN = 16;
    private static final int BASELINE = 20;
    private static final Set<Part> LINE_ENDS = Set.of(Part.CRLF, Part.EMPTY_LINE, Part.CONTENT);
    private static final Set<Part> BETWEEN = Set.of(Part.SP, Part.OWS, Part.COLON, Part.QUESTION_MARK);

    private final byte[] octets;
    private final List<List<Span>> lines = new ArrayList<>();
    private final int width;

    /** @param octets of one request */
    MessagePicture(byte[] octets) {
        this.octets = octets;
        List<Span> line = new ArrayList<>();
        for (Span span : RequestAnatomy.of(octets, MessageLimits.DEFAULT).spans()) {
            line.add(span);
            if (LINE_ENDS.contains(span.part())) {
                lines.add(line);
                line = new ArrayList<>();
            }
        }
        width = lines.stream().mapToInt(spans -> textOf(spans).length()).max().orElseThrow() * CHARACTER;
    }

    /** The picture, with its text twin in it. */
    String svg() {
        int labels = 2 * MARGIN + width;
        int right = labels + 42 * CHARACTER;
        int bottom = MARGIN + lines.size() * ROW;
        var svg = new StringBuilder("""
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" role="img" aria-labelledby="title desc">
                <title id="title">A request and its parts</title>
                <desc id="desc">%s</desc>
                <style>
                  text { font: 15px ui-monospace, Menlo, Consolas, monospace; fill: #1d2524; white-space: pre }
                  .label { font: 14px system-ui, sans-serif; fill: #55605e }
                  .end { font-size: 8px }
                  rect { fill: #dcebe8 }
                  .paper { fill: #fbfaf7 }
                  @media (prefers-color-scheme: dark) {
                    text { fill: #e6ebe8 } .label { fill: #a3b0ac } rect { fill: #24514c } .paper { fill: #151a1a }
                  }
                </style>
                <rect class="paper" width="100%%" height="100%%" rx="8"/>
                """.formatted(right, bottom + MARGIN, escaped(words())));
        for (int i = 0; i < lines.size(); i++) {
            int top = MARGIN + i * ROW;
            drawLine(lines.get(i), top, svg);
            svg.append("<text class=\"label\" x=\"%d\" y=\"%d\">%s</text>%n"
                    .formatted(labels, top + BASELINE, escaped(labelOf(lines.get(i)))).replace("\r\n", "\n"));
        }
        return svg.append("</svg>\n").toString();
    }

    private void drawLine(List<Span> spans, int top, StringBuilder svg) {
        int x = MARGIN;
        for (Span span : spans) {
            String text = textOf(List.of(span));
            int length = text.length() * CHARACTER;
            if (!BETWEEN.contains(span.part())) {
                svg.append("<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"24\" rx=\"3\"/>%n".formatted(x, top + 3,
                        length - 1)
                        .replace("\r\n", "\n"));
            }
            // Not every font has a sign for a line end, so it is spelled.
            boolean isEnd = text.equals("\\r\\n");
            svg.append("<text%s x=\"%d\" y=\"%d\" textLength=\"%d\">%s</text>%n".formatted(isEnd ? " class=\"end\""
                    : "", x,
                    top + BASELINE, length, isEnd ? "CRLF" : escaped(text)).replace("\r\n", "\n"));
            x += length;
        }
    }

    /** The same in words, for those who do not see the picture. */
    String words() {
        return lines.stream().map(line -> textOf(line) + ": " + labelOf(line) + ".").collect(Collectors.joining(" "));
    }

    private static String labelOf(List<Span> line) {
        boolean isRequestLine = line.stream().anyMatch(span -> span.part() == Part.METHOD);
        boolean isFieldLine = line.stream().anyMatch(span -> span.part() == Part.FIELD_NAME);
        String name = isRequestLine ? "request-line: " : isFieldLine ? "field line: " : "";
        return name + line.stream().map(Span::part)
                .filter(part -> !BETWEEN.contains(part) && (part != Part.CRLF || line.size() == 1))
                .map(Part::grammarName).collect(Collectors.joining(", "));
    }

    private String textOf(List<Span> spans) {
        Span first = spans.get(0);
        Span last = spans.get(spans.size() - 1);
        return new String(octets, first.from(), last.to() - first.from(), StandardCharsets.UTF_8)
                .replace("\r", "\\r").replace("\n", "\\n");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }
}
