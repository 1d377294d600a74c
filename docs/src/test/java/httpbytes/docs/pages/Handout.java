package httpbytes.docs.pages;

import httpbytes.docs.parties.Servers;
import httpbytes.docs.parties.WireClient;
import httpbytes.socketserver.wire.MessageLimits;
import httpbytes.socketserver.wireview.Ending;
import httpbytes.socketserver.wireview.Part;
import httpbytes.socketserver.wireview.RequestAnatomy;
import httpbytes.socketserver.wireview.ResponseAnatomy;
import httpbytes.socketserver.wireview.ResponseAnatomy.Asked;
import httpbytes.socketserver.wireview.Span;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What the handout shows of messages, as HTML: a line for each line, and below each part the parser's name for it. */
final class Handout {

    private static final byte[] REQUEST = WireClient.wire("""
            POST /api HTTP/1.1
            Host: localhost:5000
            Content-Type: application/x-www-form-urlencoded
            Content-Length: 8
            Connection: close

            name=Ada""");
    private static final String CHUNKED = """
            POST /api HTTP/1.1
            Host: localhost:5000
            Transfer-Encoding: chunked

            """;
    private static final String CHUNKS = """
            5
            name=
            3
            Ada
            0

            """;
    /** It is another each time; this is the one of RFC 9110, section 5.6.7. */
    private static final String DATE = "Date: Sun, 06 Nov 1994 08:49:37 GMT";

    private Handout() {
    }

    static String request() {
        return lines(REQUEST, RequestAnatomy.of(REQUEST, MessageLimits.DEFAULT).spans());
    }

    /** What the socket server says to it. */
    static String answer() throws IOException {
        try (WireClient client = Servers.SOCKET_SERVER.connect()) {
            String received = client.send(REQUEST).rest().replaceFirst("(?m)^Date: [^\r]*", DATE);
            byte[] answer = received.getBytes(StandardCharsets.ISO_8859_1);
            var anatomy = ResponseAnatomy.of(answer, new Asked(List.of("POST"), true), Ending.CLOSED);
            return lines(answer, anatomy.spans());
        }
    }

    /** Of a request, the body alone. */
    static String chunks() {
        byte[] octets = WireClient.wire(CHUNKED + CHUNKS);
        int body = WireClient.wire(CHUNKED).length;
        return lines(octets, RequestAnatomy.of(octets, MessageLimits.DEFAULT).spans().stream()
                .filter(span -> span.from() >= body).toList());
    }

    private static String lines(byte[] octets, List<Span> spans) {
        var html = new StringBuilder();
        boolean isBegun = false;
        for (Span span : spans) {
            String name = nameOf(span.part());
            // Content may be several lines; its name stands below the first.
            for (String piece : text(octets, span).split("(?<=\n)")) {
                html.append(isBegun ? "" : "<div class=\"line\">").append("<span class=\"")
                        .append(MessagePicture.colourOf(span.part())).append("\"><b>").append(drawn(piece))
                        .append("</b><i>").append(name).append("</i></span>");
                name = "";
                isBegun = !piece.endsWith("\n");
                html.append(isBegun ? "" : "</div>\n");
            }
        }
        return html.append(isBegun ? "</div>\n" : "").toString();
    }

    /** An empty line is drawn as one, so its name is not that of its two octets. */
    private static String nameOf(Part part) {
        return part == Part.EMPTY_LINE ? part.grammarName() : MessagePicture.below(part);
    }

    private static String text(byte[] octets, Span span) {
        return new String(octets, span.from(), span.to() - span.from(), StandardCharsets.UTF_8);
    }

    private static String drawn(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\r", "\\r").replace("\n", "\\n")
                .replace(' ', '\u00b7');
    }
}
