package httpbytes.socketserver.wireview;

import httpbytes.socketserver.route.Router;
import httpbytes.socketserver.server.HttpServer;
import httpbytes.socketserver.server.Limits;
import httpbytes.socketserver.server.RequestLog;
import httpbytes.socketserver.wire.MessageLimits;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Set;

/**
 * The listener of the page: on the loopback address, and on no other. Beside the server that learners try things on, so
 * that what breaks that one does not break the page, and what the page asks does not fill its own list.
 */
public final class WireView implements AutoCloseable {

    /** Octets that can be sent. */
    private static final int REQUEST_OCTETS = 64 * 1024;
    /** A browser opens six connections for each page that shows it. */
    private static final int CONNECTIONS = 64;

    private final Gate gate;
    private final HttpServer server;

    /**
     * Binds and starts to serve the page.
     *
     * @param port            on the loopback address; 0 takes a free one, see {@link #port}
     * @param socketServer    where the server that the recorder listens to can be reached
     * @param flaskEquivalent the port of the framework server on this machine
     * @param limits          of the socket server: what it refuses, the page shows refused
     * @param hosts           for which the socket server answers; none where it answers for any
     * @throws IOException where the port cannot be had
     */
    public WireView(int port, InetSocketAddress socketServer, int flaskEquivalent, Recorder recorder,
            MessageLimits limits, Set<String> hosts) throws IOException {
        var targets = new Targets(List.of(
                new Targets.Target("socket-server", socketServer, "mvn -q -pl socket-server compile exec:java "
                        + "\"-Dexec.args=--wire-view --port " + socketServer.getPort() + "\"", true),
                new Targets.Target("flask-equivalent", loopback(flaskEquivalent), "mvn -q -pl flask-equivalent "
                        + "spring-boot:run \"-Dspring-boot.run.arguments=--port=" + flaskEquivalent + "\"", false)));
        var files = new Files(this::token);
        gate = new Gate(files, new Router(new Page(targets, recorder, new Rules(limits, hosts))), this::port);
        server = new HttpServer(loopback(0).getAddress(), port, gate, limits(), RequestLog.QUIET);
    }

    private static InetSocketAddress loopback(int port) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    private static Limits limits() {
        MessageLimits usual = MessageLimits.DEFAULT;
        return Limits.with(limits -> {
            limits.message = new MessageLimits(usual.requestLine(), usual.fieldSection(), usual.fieldLines(),
                    REQUEST_OCTETS, usual.chunkExtensions(), usual.trailerSection());
            limits.connections = CONNECTIONS;
        });
    }

    private String token() {
        return gate.token();
    }

    /** The port that it listens on. */
    public int port() {
        return server.port();
    }

    @Override
    public void close() {
        server.close();
    }
}
