package httpbytes.benchmark;

import httpbytes.socketserver.EchoServer;
import httpbytes.socketserver.route.Router;
import httpbytes.socketserver.server.HttpServer;
import httpbytes.socketserver.server.Limits;
import httpbytes.socketserver.server.RequestLog;
import httpbytes.socketserver.wire.MessageLimits;
import httpbytes.socketserver.wireview.Recorder;
import httpbytes.socketserver.wireview.Rules;
import httpbytes.socketserver.wireview.WireView;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What a key costs on the page of the wire view: the CPU time of the browser's main thread, from the key to the new
 * annotation, less what the page costs in the same time without one.
 */
public final class PageKeys {

    private static final int KEYS = 10;
    /** A key, its annotation, and the address: all of it is over by then. */
    private static final int KEY_MILLIS = 1_500;
    private static final int SETTLE_MILLIS = 3_000;
    private static final int CANNOT = 3;

    private PageKeys() {
    }

    public static void main(String[] args) throws Exception {
        try {
            measure(DevTools.installed());
        } catch (DevTools.MissingException missing) {
            System.err.println(missing.getMessage());
            System.exit(CANNOT);
        }
    }

    private static void measure(Path browser) throws Exception {
        var recorder = new Recorder();
        InetAddress loopback = InetAddress.getLoopbackAddress();
        try (var server = new HttpServer(loopback, 0, new Router(new EchoServer()), Limits.DEFAULT, RequestLog.QUIET);
                var page = new WireView(0, new InetSocketAddress(loopback, server.port()), server.port(), Map.of(),
                        recorder, new Rules(MessageLimits.DEFAULT, server.handler(), Set.of()));
                var devTools = new DevTools(browser)) {
            devTools.open("http://127.0.0.1:" + page.port() + "/");
            pause(SETTLE_MILLIS);
            System.out.println("| what stands in the editor | CPU of the main thread per key |\n|---|---:|");
            for (Map.Entry<String, String> request : requests().entrySet()) {
                System.out.printf(Locale.ROOT, "| %s | %.0f ms |%n", request.getKey(), millisPerKey(devTools, request.getValue()));
            }
        }
    }

    private static Map<String, String> requests() {
        String form = "Content-Type: application/x-www-form-urlencoded\n";
        Map<String, String> requests = new LinkedHashMap<>();
        requests.put("a short GET", "GET /api?name=Ada&name=Grace HTTP/1.1\nHost: localhost:5000\n\n");
        requests.put("what a browser sends", """
                GET /api?name=Ada HTTP/1.1
                Host: localhost:5000
                Connection: keep-alive
                Cache-Control: max-age=0
                sec-ch-ua: "Chromium";v="156", "Not.A/Brand";v="24"
                sec-ch-ua-mobile: ?0
                sec-ch-ua-platform: "Linux"
                Upgrade-Insecure-Requests: 1
                User-Agent: Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0
                Accept: text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8
                Sec-Fetch-Site: none
                Sec-Fetch-Mode: navigate
                Sec-Fetch-User: ?1
                Sec-Fetch-Dest: document
                Accept-Encoding: gzip, deflate, br, zstd
                Accept-Language: en-GB,en;q=0.9

                """);
        requests.put("60 KiB of content in one line", "POST /api HTTP/1.1\nHost: a\n" + form
                + "Content-Length: 61440\n\n" + "name=abcd+efghij".repeat(61440 / 16));
        requests.put("2,000 chunks", "POST /api HTTP/1.1\nHost: a\n" + form + "Transfer-Encoding: chunked\n\n"
                + "1\na\n".repeat(2_000) + "0\n\n");
        return requests;
    }

    private static double millisPerKey(DevTools devTools, String request) throws IOException {
        String octets = Base64.getUrlEncoder().withoutPadding()
                .encodeToString(request.replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII));
        devTools.run("void (location.hash = '#r=" + octets + "&to=both')");
        pause(SETTLE_MILLIS);
        // In the value of Host, where a key changes little of what the octets are.
        devTools.run("const text = document.getElementById('text'); text.focus();"
                + "const at = text.value.indexOf('Host: ') + 7; text.setSelectionRange(at, at)");
        keys(devTools, KEYS / 2, true);
        double before = devTools.cpuMillis();
        keys(devTools, KEYS, true);
        double typed = devTools.cpuMillis();
        keys(devTools, KEYS, false);
        return ((typed - before) - (devTools.cpuMillis() - typed)) / KEYS;
    }

    private static void keys(DevTools devTools, int count, boolean types) throws IOException {
        for (int i = 0; i < count; i++) {
            if (types) {
                devTools.press('x');
            }
            pause(KEY_MILLIS);
        }
    }

    private static void pause(int millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
