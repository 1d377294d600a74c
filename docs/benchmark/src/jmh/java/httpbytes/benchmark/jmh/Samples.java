package httpbytes.benchmark.jmh;

import httpbytes.socketserver.message.Field;
import httpbytes.socketserver.message.Fields;
import httpbytes.socketserver.message.Request;
import httpbytes.socketserver.message.RequestTarget;
import httpbytes.socketserver.message.Version;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

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
            Sec-Ch-Ua-Mobile: ?0
            Sec-Ch-Ua-Platform: "Linux"
            Sec-Fetch-Dest: document
            Sec-Fetch-Mode: navigate
            Sec-Fetch-Site: none
            Sec-Fetch-User: ?1
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

    /** Pairs whose names are different and hold an escape. */
    static String pairs(int count, String value) {
        return IntStream.range(0, count).mapToObj(i -> "n%C3%A4me" + i + "=" + value).collect(Collectors.joining("&"));
    }

    static RequestTarget target(String query) {
        return new RequestTarget("/api?" + query, null, "/api", query);
    }

    static Request post(String form) {
        return new Request("POST", new RequestTarget("/api", null, "/api", null), Version.HTTP_1_1,
                Fields.of(new Field("Content-Type", "application/x-www-form-urlencoded")),
                form.getBytes(StandardCharsets.US_ASCII));
    }
}
