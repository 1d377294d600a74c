package httpbytes.rawclients;

import java.nio.charset.StandardCharsets;

/**
 * A POST, spelled by hand. What it brings stands in the body, and Content-Length says how many octets that
 * is: octets, not characters (RFC 9110, section 8.6).
 *
 * <p>{@code post.py} spelled the same request.
 */
final class RawPost {

    private RawPost() {
    }

    static byte[] request(Address address, String path, Form form) {
        String body = form.encoded();
        int octets = body.getBytes(StandardCharsets.US_ASCII).length;
        String request = "POST " + path + " HTTP/1.1\r\n"
                + "Host: " + address.authority() + "\r\n"
                + "Content-Type: application/x-www-form-urlencoded\r\n"
                + "Content-Length: " + octets + "\r\n"
                + "Connection: close\r\n"
                + "\r\n"
                + body;
        return request.getBytes(StandardCharsets.US_ASCII);
    }
}
