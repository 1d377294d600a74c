package httpbytes.socketserver.wireview;

import httpbytes.socketserver.route.Route;
import httpbytes.socketserver.route.Router;
import httpbytes.socketserver.server.HttpServer;
import httpbytes.socketserver.server.Limits;
import httpbytes.socketserver.server.RequestLog;
import httpbytes.socketserver.wire.MessageLimits;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The listener of the page: on the loopback address, and on no other. Beside the server that learners try things on, so
 * that what breaks that one does not break the page, and what the page asks does not fill its own list.
 */
public final class WireView implements AutoCloseable {

    /** Octets that can be sent. */
    private static final int REQUEST_OCTETS = 64 * 1024;
    /** A browser opens six connections for each page that shows it. */
    private static final int CONNECTIONS = 64;

    /** Milliseconds for which an answer is waited for: longer than the deadlines of both servers, 10 s and 20 s. */
    private static final int EXCHANGE_MILLIS = 25_000;

    private final HttpServer server;
    private final Sendings sendings;
    private final FakeServer fakeServer;

    /**
     * Binds and starts to serve the page.
     *
     * @param port            on the loopback address; 0 takes a free one, see {@link #port}
     * @param socketServer    where the server that the recorder listens to can be reached
     * @param flaskEquivalent the port of the framework server on this machine
     * @param others          the ports of further servers on this machine, by their names
     * @param rules           of the socket server: what it refuses, the page shows refused
     * @throws IOException where the port cannot be had
     */
    public WireView(int port, InetSocketAddress socketServer, int flaskEquivalent, Map<String, Integer> others,
            Recorder recorder, Rules rules) throws IOException {
        var targets = new Targets(socketServer, () -> recorder.listens(Targets.OURS), flaskEquivalent, others);
        sendings = new Sendings(recorder, rules, EXCHANGE_MILLIS, Sendings.LEASE_MILLIS);
        fakeServer = new FakeServer(rules.limits(), FakeServer.LEASE_MILLIS);
        Object[] pages = {new Page(targets, rules), new SendPage(targets, sendings, rules),
                new Arrivals(recorder, rules), new FakeAnswers(fakeServer, rules)};
        String token = Gate.newToken();
        var gate = new Gate(new Files(token), new Router(pages), paths(pages), token, this::port);
        server = new HttpServer(Targets.loopback(0).getAddress(), port, gate, limits(), RequestLog.QUIET);
    }

    private static Set<String> paths(Object... pages) {
        return Stream.of(pages).flatMap(page -> Stream.of(page.getClass().getDeclaredMethods()))
                .map(method -> method.getAnnotation(Route.class)).filter(Objects::nonNull).map(Route::path)
                .collect(Collectors.toSet());
    }

    private static Limits limits() {
        MessageLimits usual = MessageLimits.DEFAULT;
        return Limits.with(limits -> {
            limits.message = new MessageLimits(usual.requestLine(), usual.fieldSection(), usual.fieldLines(),
                    REQUEST_OCTETS, usual.chunkExtensions(), usual.trailerSection());
            limits.connections = CONNECTIONS;
        });
    }

    /** The port that it listens on. */
    public int port() {
        return server.port();
    }

    @Override
    public void close() {
        sendings.close();
        fakeServer.close();
        server.close();
    }
}
