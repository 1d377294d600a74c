package httpbytes.socketserver.message;

/**
 * A complete request (RFC 9110, section 3.4).
 *
 * @param method  a token, case-sensitive
 * @param fields  the header section; what a trailer section says is not among them (RFC 9110, section 6.5.1)
 * @param content what the body carried, transfer coding removed; empty where there was none.
 *                To compare it takes {@link java.util.Arrays#equals}: the record compares an array by identity
 */
public record Request(String method, RequestTarget target, Version version, Fields fields, byte[] content) {

    /** Whether the client wants the connection to stay open after the answer (RFC 9112, section 9.3). */
    public boolean persists() {
        // HTTP/1.1 stays open unless told otherwise, HTTP/1.0 closes.
        return !fields.hasMember("Connection", "close")
                && (version == Version.HTTP_1_1 || fields.hasMember("Connection", "keep-alive"));
    }

    /** The host and optional port that the request is for: an absolute-form target wins over Host. */
    public String authority() {
        return target.authority() == null ? fields.value("Host") : target.authority();
    }
}
