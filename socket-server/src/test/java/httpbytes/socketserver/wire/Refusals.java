package httpbytes.socketserver.wire;

import java.nio.charset.StandardCharsets;

/** For every {@link Violation} a message that commits it. A violation without one does not compile. */
public final class Refusals {

    private static final String HOST = "Host: localhost\n";
    private static final String POST = "POST /api HTTP/1.1\n" + HOST;
    private static final String CHUNKED = POST + "Transfer-Encoding: chunked\n\n";
    private static final MessageLimits LIMITS = MessageLimits.DEFAULT;

    private Refusals() {
    }

    /** The octets of the message; {@link Violation#INCOMPLETE} needs the input to end after them. */
    public static byte[] example(Violation violation) {
        String lines = lines(violation);
        String octets = violation == Violation.BARE_LF ? lines : lines.replace("\n", "\r\n");
        return octets.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String lines(Violation violation) {
        return switch (violation) {
            case BARE_LF -> get("");
            case BARE_CR -> get("X: a\rb\n");
            case CONTROL_OCTET -> get("X: a\u0000b\n");
            case INCOMPLETE -> "GET /api HTTP/1.1\nHo";
            case TLS -> "\u0016\u0003\u0001\u0002\u0000";
            case CONTROL_IN_START_LINE -> requestLine("GET /a\u0000pi HTTP/1.1");
            case METHOD_NOT_TOKEN -> "G\u00c9T /api HTTP/1.1\n" + HOST + "\n";
            case METHOD_TOO_LONG -> requestLine("G".repeat(LIMITS.requestLine()) + "ET /api HTTP/1.1");
            case REQUEST_LINE_PARTS -> requestLine("GET  /api HTTP/1.1");
            case VERSION_MALFORMED -> requestLine("GET /api http/1.1");
            case VERSION_NOT_SUPPORTED -> requestLine("GET /api HTTP/2.0");
            case TARGET_TOO_LONG -> requestLine("GET /" + "a".repeat(LIMITS.requestLine()) + " HTTP/1.1");
            case TARGET_OCTET -> requestLine("GET /caf\u00c3\u00a9 HTTP/1.1");
            case TARGET_FRAGMENT -> requestLine("GET /api#top HTTP/1.1");
            case TARGET_ESCAPE -> requestLine("GET /%zz HTTP/1.1");
            case TARGET_FORM -> requestLine("GET api HTTP/1.1");
            case TARGET_AUTHORITY -> requestLine("GET http:///api HTTP/1.1");
            case SCHEME_NOT_SERVED -> requestLine("GET https://localhost/api HTTP/1.1");
            case CONNECT_NOT_SUPPORTED -> requestLine("CONNECT localhost:5000 HTTP/1.1");
            case WHITESPACE_BEFORE_FIELDS -> "GET /api HTTP/1.1\n " + HOST + "\n";
            case FOLDED_LINE -> get("X: a\n b\n");
            case NO_COLON -> get("X\n");
            case SPACE_BEFORE_COLON -> get("X : a\n");
            case FIELD_NAME -> get("X(Y): a\n");
            case FIELDS_TOO_LARGE -> get("X: " + "a".repeat(LIMITS.fieldSection()) + "\n");
            case TOO_MANY_FIELDS -> get("X: a\n".repeat(LIMITS.fieldLines()));
            case HOST_MISSING -> "GET /api HTTP/1.1\n\n";
            case HOST_REPEATED -> get(HOST);
            case HOST_INVALID -> "GET /api HTTP/1.1\nHost: a b\n\n";
            case CONTENT_LENGTH_INVALID -> POST + "Content-Length: +5\n\nhello";
            case CONTENT_LENGTH_REPEATED -> POST + "Content-Length: 5\nContent-Length: 6\n\nhello";
            case LENGTH_AND_TRANSFER_ENCODING ->
                    POST + "Content-Length: 5\nTransfer-Encoding: chunked\n\n0\n\n";
            case TRANSFER_ENCODING_IN_1_0 -> "POST /api HTTP/1.0\nTransfer-Encoding: chunked\n\n0\n\n";
            case TRANSFER_CODING_UNKNOWN -> POST + "Transfer-Encoding: gzip, chunked\n\n0\n\n";
            case CHUNKED_NOT_FINAL -> POST + "Transfer-Encoding: chunked, gzip\n\n0\n\n";
            case CONTENT_TOO_LARGE -> POST + "Content-Length: " + (LIMITS.content() + 1L) + "\n\n";
            case CHUNK_SIZE -> CHUNKED + "size\nhello\n0\n\n";
            case CHUNK_EXTENSION -> CHUNKED + "5,a\nhello\n0\n\n";
            case CHUNK_EXTENSIONS_TOO_LARGE -> CHUNKED + "0;" + "a".repeat(LIMITS.chunkExtensions()) + "\n\n";
            case CHUNK_DATA_END -> CHUNKED + "4\nhello\n0\n\n";
            case EXPECTATION -> POST + "Content-Length: 5\nExpect: a-miracle\n\n";
        };
    }

    private static String get(String fieldLines) {
        return "GET /api HTTP/1.1\n" + HOST + fieldLines + "\n";
    }

    private static String requestLine(String requestLine) {
        return requestLine + "\n" + HOST + "\n";
    }
}
