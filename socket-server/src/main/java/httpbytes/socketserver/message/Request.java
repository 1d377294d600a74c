package httpbytes.socketserver.message;

import java.util.Arrays;

/**
 * A complete request (RFC 9110, section 3.4).
 *
 * @param method  a token, case-sensitive
 * @param fields  the header section; what a trailer section says is not among them (RFC 9110, section 6.5.1)
 * @param content what the body carried, transfer coding removed; empty where there was none
 */
public record Request(String method, RequestTarget target, Version version, Fields fields, byte[] content) {

    /** Whether the client wants the connection to stay open after the answer (RFC 9112, section 9.3). */
    public boolean persists() {
        if (fields.hasMember("Connection", "close")) {
            return false;
        }
        // HTTP/1.1 stays open unless told otherwise, HTTP/1.0 closes.
        return version == Version.HTTP_1_1 || fields.hasMember("Connection", "keep-alive");
    }

    /** The host and optional port that the request is for: an absolute-form target wins over Host. */
    public String authority() {
        return target.authority() == null ? fields.value("Host") : target.authority();
    }

    /** By value, the content too: a record would compare the array by identity. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Request that
                && method.equals(that.method)
                && target.equals(that.target)
                && version == that.version
                && fields.equals(that.fields)
                && Arrays.equals(content, that.content);
    }

    @Override
    public int hashCode() {
        return 31 * target.hashCode() + Arrays.hashCode(content);
    }
}
