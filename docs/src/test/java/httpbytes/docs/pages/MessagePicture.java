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

/** A message as a picture: its lines as they travel, each part in a colour, with the parser's name for it below. */
final class MessagePicture {

    private static final int MARGIN = 16;
    private static final int HEADING = 20;
    private static final int TILE = 44;
    private static final int LINE = HEADING + TILE + 12;
    private static final int GAP = 2;
    /** What a character needs among the octets, and in a name. */
    private static final int OCTET = 9;
    private static final double LETTER = 7;
    private static final int PADDING = 6;
    private static final Set<Part> LINE_ENDS = Set.of(Part.CRLF, Part.EMPTY_LINE, Part.CONTENT);
    private static final Set<Part> BETWEEN = Set.of(Part.SP, Part.OWS, Part.COLON, Part.QUESTION_MARK);

    private final byte[] octets;
    private final List<List<Span>> lines = new ArrayList<>();

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
    }

    /** The picture, with its text twin in it. */
    String svg() {
        int right = 0;
        int top = MARGIN;
        var drawn = new StringBuilder();
        for (List<Span> line : lines) {
            drawn.append(text("heading", MARGIN, top + 12, nameOf(line)));
            int x = MARGIN;
            for (Span span : line) {
                drawn.append(tile(span, x, top + HEADING));
                x += widthOf(span) + GAP;
            }
            right = Math.max(right, x - GAP + MARGIN);
            top += LINE;
        }
        int bottom = top - LINE + HEADING + TILE + MARGIN;
        return """
                <svg xmlns="http://www.w3.org/2000/svg" width="%1$d" height="%2$d" viewBox="0 0 %1$d %2$d" role="img" \
                aria-labelledby="title desc">
                <title id="title">A request and its parts</title>
                <desc id="desc">%3$s</desc>
                <style>
                  text { font: 12px system-ui, -apple-system, "Segoe UI", "Liberation Sans", sans-serif; fill: #3d4a47 }
                  .heading { fill: #55605e; font-style: italic }
                  .octets { font: 15px ui-monospace, Menlo, Consolas, "Liberation Mono", monospace; fill: #1d2524 }
                  .name, .octets { text-anchor: middle }
                  .paper { fill: #fbfaf7 }
                  .between, .end { fill: #ebe9e2 }
                  .start { fill: #cfe3f7 } .target { fill: #e3d7f4 } .version { fill: #cdebdd }
                  .field { fill: #fbe3bd } .value { fill: #fdf3d6 } .content { fill: #f8d5da }
                  @media (prefers-color-scheme: dark) {
                    text { fill: #c6d0cc } .heading { fill: #a3b0ac } .octets { fill: #eef2f0 } .paper { fill: #151a1a }
                    .between, .end { fill: #2a302f }
                    .start { fill: #1f4266 } .target { fill: #47326b } .version { fill: #1c4f3b }
                    .field { fill: #6b4710 } .value { fill: #453820 } .content { fill: #6a2834 }
                  }
                </style>
                <rect class="paper" width="100%%" height="100%%" rx="8"/>
                """.formatted(right, bottom, escaped(words())) + drawn + "</svg>\n";
    }

    /** One part: its octets, and its name below them. */
    private String tile(Span span, int x, int top) {
        int width = widthOf(span);
        int middle = x + width / 2;
        return "<rect class=\"" + colourOf(span.part()) + "\" x=\"" + x + "\" y=\"" + top + "\" width=\"" + width
                + "\" height=\"" + TILE + "\" rx=\"4\"/>\n"
                + text("octets", middle, top + 19, textOf(List.of(span)).replace(' ', '·'))
                + text("name", middle, top + 37, below(span.part()));
    }

    private static String text(String kind, int x, int y, String text) {
        return "<text class=\"" + kind + "\" x=\"" + x + "\" y=\"" + y + "\">" + escaped(text) + "</text>\n";
    }

    private int widthOf(Span span) {
        return 2 * PADDING + (int) Math.ceil(
                Math.max(textOf(List.of(span)).length() * OCTET, below(span.part()).length() * LETTER));
    }

    /** The name of a part, unless the part is its own name; an empty line is a CRLF, and a line of that name. */
    static String below(Part part) {
        return switch (part) {
            case COLON, QUESTION_MARK -> "";
            case EMPTY_LINE -> Part.CRLF.grammarName();
            default -> part.grammarName();
        };
    }

    static String colourOf(Part part) {
        return switch (part) {
            case METHOD, STATUS_CODE, CHUNK_SIZE, LAST_CHUNK -> "start";
            case ABSOLUTE_PATH, ABSOLUTE_FORM, ASTERISK_FORM, QUERY, REASON_PHRASE -> "target";
            case HTTP_VERSION -> "version";
            case FIELD_NAME -> "field";
            case FIELD_VALUE -> "value";
            case CONTENT, CHUNK_DATA -> "content";
            case CRLF, EMPTY_LINE -> "end";
            default -> "between";
        };
    }

    /** The same in words, for those who do not see the picture. */
    String words() {
        return lines.stream().map(line -> textOf(line) + ": " + labelOf(line) + ".").collect(Collectors.joining(" "));
    }

    private static String labelOf(List<Span> line) {
        String parts = line.stream().map(Span::part)
                .filter(part -> !BETWEEN.contains(part) && !LINE_ENDS.contains(part))
                .map(Part::grammarName).collect(Collectors.joining(", "));
        return nameOf(line) + (parts.isEmpty() ? "" : ": " + parts);
    }

    private static String nameOf(List<Span> line) {
        return switch (line.get(0).part()) {
            case METHOD -> "request-line";
            case FIELD_NAME -> "field line";
            default -> line.get(0).part().grammarName();
        };
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
