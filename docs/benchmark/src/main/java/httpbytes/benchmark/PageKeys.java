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
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * What a key costs on the page of the wire view: the CPU time of the browser's main thread, from the key to the new
 * annotation, less what the page costs in the same time without one. The same key in the same text, in a page that has
 * nothing but a text area, shows how much of that is the browser's own.
 */
public final class PageKeys {

    private static final int KEYS = 10;
    /** A key and its annotation are over by then. */
    private static final int KEY_MILLIS = 1_200;
    /** And when typing rests for so long, the address is written too. */
    private static final int SETTLE_MILLIS = 3_000;
    private static final int CANNOT = 3;
    /** The text area of the wire view, without what is around it and behind it. */
    private static final String BARE = "data:text/html,<textarea id=text rows=7 spellcheck=false style='width: 600px; "
            + "font: 14px/1.6 ui-monospace, Menlo, Consolas, DejaVu Sans Mono, monospace; white-space: break-spaces; "
            + "line-break: anywhere; overflow-wrap: anywhere; overflow-x: hidden; overflow-y: scroll'></textarea>";

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
                var view = new DevTools(browser);
                var bare = new DevTools(browser)) {
            view.open("http://127.0.0.1:" + page.port() + "/");
            bare.open(BARE);
            pause(SETTLE_MILLIS);
            System.out.println("| what stands in the editor | a text area alone | the wire view |\n|---|---:|---:|");
            for (Map.Entry<String, String> request : requests().entrySet()) {
                double[] millis = millisPerKey(request.getValue(), bare, view);
                System.out.printf(Locale.ROOT, "| %s | %.0f ms | %.0f ms |%n", request.getKey(), millis[0], millis[1]);
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

    /** In both at the same time, so that whatever else the machine does meets both. */
    private static double[] millisPerKey(String request, DevTools bare, DevTools view) throws IOException {
        byte[] octets = request.replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII);
        view.run("void (location.hash = '#r=" + Base64.getUrlEncoder().withoutPadding().encodeToString(octets)
                + "&to=both')");
        // As the wire view writes it: signs for CR and LF, and a line break that is only drawn.
        byte[] drawn = request.replace("\n", "\\r\\n\n").getBytes(StandardCharsets.US_ASCII);
        bare.run("text.value = atob('" + Base64.getEncoder().encodeToString(drawn) + "')");
        pause(SETTLE_MILLIS);
        List<DevTools> both = List.of(bare, view);
        for (DevTools page : both) {
            // In the value of Host, where a key changes little of what the octets are.
            page.run("{ const at = text.value.indexOf('Host: ') + 7; text.focus(); text.setSelectionRange(at, at);"
                    + "window.lengthBefore = text.value.length }");
        }
        keys(both, KEYS / 2, true);
        double[] before = cpuMillis(both);
        keys(both, KEYS, true);
        double[] typed = cpuMillis(both);
        keys(both, KEYS, false);
        double[] idle = cpuMillis(both);
        for (DevTools page : both) {
            page.run("if (text.value.length - lengthBefore !== " + (KEYS / 2 + KEYS) + ") { throw 'keys were lost' }");
        }
        return IntStream.range(0, 2).mapToDouble(i -> (2 * typed[i] - before[i] - idle[i]) / KEYS).toArray();
    }

    private static double[] cpuMillis(List<DevTools> pages) throws IOException {
        return new double[] {pages.get(0).cpuMillis(), pages.get(1).cpuMillis()};
    }

    private static void keys(List<DevTools> pages, int count, boolean types) throws IOException {
        for (int i = 0; i < count; i++) {
            for (DevTools page : types ? pages : List.<DevTools>of()) {
                page.press('x');
            }
            pause(KEY_MILLIS);
        }
        pause(SETTLE_MILLIS);
    }

    private static void pause(int millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
