package httpbytes.benchmark.jmh;

import java.nio.charset.StandardCharsets;

/** The messages that are measured. */
final class Samples {

    static final byte[] GET = wire("""
            GET /api?name=Ada HTTP/1.1
            Host: localhost:5000

            """, "");
    static final byte[] BROWSER = wire("""
            GET /api?name=Ada HTTP/1.1
            Host: localhost:5000
            User-Agent: Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0
            Accept: text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8
            Accept-Encoding: gzip, deflate, br, zstd
            Accept-Language: en-GB,en;q=0.9,de;q=0.8
            Cache-Control: max-age=0
            Sec-Ch-Ua: "Chromium";v="131", "Not_A Brand";v="24"
            Sec-Fetch-Dest: document
            Sec-Fetch-Mode: navigate
            Sec-Fetch-Site: none
            Upgrade-Insecure-Requests: 1

            """, "");
    static final byte[] FORM = wire("""
            POST /api HTTP/1.1
            Host: localhost:5000
            Content-Type: application/x-www-form-urlencoded
            Content-Length: 14

            """, "name=Ada&age=1");
    static final byte[] CHUNKED = wire("""
            POST /api HTTP/1.1
            Host: localhost:5000
            Content-Type: application/x-www-form-urlencoded
            Transfer-Encoding: chunked

            """, "9\r\nname=Ada&\r\n5\r\nage=1\r\n0\r\n\r\n");

    private Samples() {
    }

    private static byte[] wire(String headerSection, String body) {
        return (headerSection.replace("\n", "\r\n") + body).getBytes(StandardCharsets.US_ASCII);
    }
}
