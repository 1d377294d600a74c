package httpbytes.benchmark;

import java.nio.charset.StandardCharsets;

/** What clients send, over and over, on each of their connections. */
enum Scenario {
    KEEP_ALIVE("GET on persistent connections", 1, "GET", "", ""),
    FORM("POST of a form on persistent connections", 1, "POST",
            "Content-Type: application/x-www-form-urlencoded\n", "name=Ada"),
    BROWSER("GET with a browser's fields", 1, "GET", """
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
            """, ""),
    CLOSE("GET, a connection for each", 1, "GET", "Connection: close\n", ""),
    PIPELINED("GET, 16 pipelined", 16, "GET", "", "");

    private final String title;
    private final int pipelined;
    private final String method;
    private final String fieldLines;
    private final String content;

    Scenario(String title, int pipelined, String method, String fieldLines, String content) {
        this.title = title;
        this.pipelined = pipelined;
        this.method = method;
        this.fieldLines = fieldLines;
        this.content = content;
    }

    String title() {
        return title;
    }

    /** How many requests travel in one write. */
    int pipelined() {
        return pipelined;
    }

    /** One request, as octets of ASCII. */
    byte[] request() {
        String target = method.equals("GET") ? "/api?name=Ada" : "/api";
        String length = content.isEmpty() ? "" : "Content-Length: " + content.length() + "\n";
        String headerSection = method + " " + target + " HTTP/1.1\nHost: localhost\n" + fieldLines + length + "\n";
        return (headerSection.replace("\n", "\r\n") + content).getBytes(StandardCharsets.US_ASCII);
    }

    /** What every right answer ends with. */
    String expectedContent() {
        return method + " request received with the following parameters:\nname = Ada\n";
    }
}
