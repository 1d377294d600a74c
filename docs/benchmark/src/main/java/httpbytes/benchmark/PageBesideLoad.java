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
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * What the page of the wire view costs the server that it watches: the rate under load with the page open in a browser,
 * and without it, in pairs one after the other. The server records in both cases, and the browser runs in both.
 */
public final class PageBesideLoad {

    static final String WITHOUT = "without the page";
    static final String WITH = "with the page";
    private static final Path FILE = Page.RESULTS.resolve("wire-view.csv");
    private static final int CONNECTIONS = 100;
    private static final int PAIRS = 9;
    private static final int SECONDS = 3;
    private static final int WARM_UP_SECONDS = 15;
    private static final int SETTLE_SECONDS = 2;
    private static final int CANNOT = 3;

    private final DevTools browser;
    private final int port;
    private final String page;
    private final Results results = new Results(Machine.describe(PAIRS, SECONDS, WARM_UP_SECONDS));

    private PageBesideLoad(DevTools browser, int port, String page) throws IOException {
        this.browser = browser;
        this.port = port;
        this.page = page;
    }

    public static void main(String[] args) throws Exception {
        try {
            Wrk.check();
            measure(DevTools.installed());
        } catch (Wrk.MissingException | DevTools.MissingException missing) {
            System.err.println(missing.getMessage());
            System.exit(CANNOT);
        }
    }

    private static void measure(Path browser) throws Exception {
        var recorder = new Recorder();
        InetAddress loopback = InetAddress.getLoopbackAddress();
        ServerSocket listener = recorder.listener("socket-server");
        listener.bind(new InetSocketAddress(loopback, 0), CONNECTIONS);
        try (var server = new HttpServer(listener, new Router(new EchoServer()), Limits.DEFAULT, RequestLog.QUIET);
                var wireView = new WireView(0, new InetSocketAddress(loopback, server.port()), server.port(), Map.of(),
                        recorder, new Rules(MessageLimits.DEFAULT, server.handler(), Set.of()));
                var devTools = new DevTools(browser)) {
            new PageBesideLoad(devTools, server.port(), "http://127.0.0.1:" + wireView.port() + "/").inPairs();
        }
    }

    /** Each begins where the pair before it ended, so that neither is always the first. */
    private void inPairs() throws IOException, InterruptedException {
        load(WARM_UP_SECONDS);
        List<String> order = List.of(WITHOUT, WITH, WITH, WITHOUT);
        for (int i = 0; i < 2 * PAIRS; i++) {
            String which = order.get(i % order.size());
            browser.open(which.equals(WITH) ? page : "about:blank");
            TimeUnit.SECONDS.sleep(SETTLE_SECONDS);
            double rate = load(SECONDS);
            System.out.printf(Locale.ROOT, "pair %d, %s: %,.0f requests/s%n", i / 2 + 1, which, rate);
            results.add(Measure.RATE, Scenario.KEEP_ALIVE.title(), which, i / 2 + 1, rate);
        }
        results.write(FILE);
        System.out.println("The values are in docs/benchmark/" + FILE + ", and docs/wire-view.md shows them.");
    }

    private double load(int seconds) throws IOException {
        Wrk.Load load = Wrk.run(port, Scenario.KEEP_ALIVE, seconds, Cores.ALL, CONNECTIONS);
        if (load.requests() == 0 || load.errors() > 0 || load.ends() > 0) {
            throw new IOException("The server gave wrong answers: " + load);
        }
        return load.requestsPerSecond();
    }
}
