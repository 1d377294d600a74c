package httpbytes.rawclients;

import java.nio.charset.StandardCharsets;

/**
 * A GET, spelled by hand (RFC 9112, section 3). What it asks for stands in the request-line; there is no
 * body.
 *
 * <p>{@code get.py} spelled the same request.
 */
final class RawGet {

    private RawGet() {
    }

    /** The octets of the request; HEAD and OPTIONS are spelled alike, with another method. */
    static byte[] request(String method, Address address, String path, Form form) {
        String target = form.isEmpty() ? path : path + (path.contains("?") ? "&" : "?") + form.encoded();
        String request = method + " " + target + " HTTP/1.1\r\n"
                + "Host: " + address.authority() + "\r\n"
                + "Connection: close\r\n"
                + "\r\n";
        return request.getBytes(StandardCharsets.US_ASCII);
    }
}
