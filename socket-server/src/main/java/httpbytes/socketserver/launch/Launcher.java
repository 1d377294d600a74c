package httpbytes.socketserver.launch;

import httpbytes.socketserver.launch.Options.UsageException;
import httpbytes.socketserver.route.Handler;
import httpbytes.socketserver.server.HttpServer;
import httpbytes.socketserver.server.Limits;
import httpbytes.socketserver.server.RequestLog;
import httpbytes.socketserver.wireview.Rules;
import httpbytes.socketserver.wireview.WireViewStart;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.time.Clock;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * From a command line to a running server, or to one sentence that says why there is none. A program makes its server
 * out of what is public here, each as the command line says it.
 */
public final class Launcher {

    /** Where the clients look when nobody tells them. */
    private static final int CLIENTS_PORT = 5_000;
    private static final int HIGHEST_PRIVILEGED_PORT = 1_023;
    private static final String ON_LOOPBACK = "localhost|127\\.0\\.0\\.1|0\\.0\\.0\\.0|::1?|\\[::1?]";
    private static final String IN_USE = """
            Port %d is in use, perhaps by the framework server in another terminal or, on macOS, by AirPlay Receiver; \
            `lsof -i :%d` (Windows: `netstat -ano | findstr :%d`) shows by whom, and \
            `mvn -pl socket-server compile exec:java "-Dexec.args=--port %d"` takes another.""";
    /** For the rest: an unknown host, somebody else's address, a port that needs a privilege. */
    private static final String CANNOT_BE_OPENED = "Port %d of %s cannot be opened (%s); "
            + "take an address of this machine, such as --host 127.0.0.1, and a port above 1023.";

    /** A program: it starts its server. */
    public interface Program {
        HttpServer start(Launcher launcher) throws IOException;
    }

    private final Options options;
    private final Health health = new Health();
    private final WireViewStart wireView;

    Launcher(Options options) {
        this.options = options;
        this.wireView = options.has(Option.WIRE_VIEW) ? new WireViewStart() : null;
    }

    /**
     * Returns when the server runs; ends the process where it cannot.
     *
     * @param port where {@code --port} names no other
     */
    public static void run(int port, String[] args, Program program) {
        try {
            var options = new Options(port, args);
            if (options.has(Option.HELP)) {
                System.out.print(options.help());
            } else {
                new Launcher(options).run(program);
            }
        } catch (UsageException | IOException | IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(e instanceof IOException ? 1 : e instanceof UsageException ? 2 : 3); // As --help explains it.
        }
    }

    private void run(Program program) throws IOException {
        HttpServer server = program.start(this);
        if (wireView != null) {
            wireView.start(options.number(Option.WIRE_VIEW_PORT), options.number(Option.FLASK_EQUIVALENT),
                    options.text(Option.RELAY), options.list(Option.TARGET),
                    new Rules(limits().message(), server.handler(), options.list(Option.ALLOW_HOST)));
        }
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server), "stop"));
        Rehearsal.hold(server.handler(), options.list(Option.ALLOW_HOST).stream().findFirst().orElse("localhost"));
        System.out.println(ready(options.text(Option.HOST), server.port()));
        if (wireView != null) {
            wireView.ready().forEach(System.out::println);
        }
    }

    /** Says first that it stops, for as long as whoever asks at {@code /health} needs to hear it. */
    private void stop(HttpServer server) {
        health.beginToStop();
        try {
            TimeUnit.SECONDS.sleep(options.number(Option.STOP_NOTICE));
        } catch (InterruptedException atOnce) {
            // Then without notice.
        }
        server.close();
    }

    // What a program asks for

    public Health health() {
        return health;
    }

    public Limits limits() {
        return options.limits();
    }

    /** The same handler, for the allowed hosts alone. */
    public Handler guarded(Handler handler) {
        Set<String> hosts = options.list(Option.ALLOW_HOST);
        return hosts.isEmpty() ? handler : new AllowedHosts(hosts, handler);
    }

    public RequestLog log() {
        var client = new ForwardedFor(options.list(Option.TRUST_PROXY).stream().map(ForwardedFor::address)
                .collect(Collectors.toSet()));
        return options.has(Option.QUIET) ? RequestLog.QUIET
                : new RequestLog(System.out, Clock.systemDefaultZone(), client::client);
    }

    /**
     * The listener, bound.
     *
     * @throws IOException whose message is a sentence for the user
     */
    public ServerSocket listener() throws IOException {
        String host = options.text(Option.HOST);
        int port = options.number(Option.PORT);
        ServerSocket listener = wireView == null ? new ServerSocket() : wireView.listener();
        try {
            var address = new InetSocketAddress(InetAddress.getByName(host), port);
            listener.bind(address, HttpServer.BACKLOG);
            return listener;
        } catch (IOException e) {
            // Found out without the system's words, which are in the language of the machine.
            boolean isInUse = e instanceof BindException && port > HIGHEST_PRIVILEGED_PORT
                    && NetworkInterface.getByInetAddress(InetAddress.getByName(host)) != null;
            throw new IOException(isInUse ? IN_USE.formatted(port, port, port, (port + 1) % 65_536)
                    : CANNOT_BE_OPENED.formatted(port, host, e.getMessage()), e);
        }
    }

    static String ready(String host, int port) {
        String shownHost = host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host;
        String options = (host.matches(ON_LOOPBACK) ? "" : " --host " + host)
                + (port == CLIENTS_PORT ? "" : " --port " + port);
        return "The socket server listens on http://" + shownHost + ":" + port
                + "/api?name=Ada (stop it with Ctrl-C); in another terminal: mvn -q -pl raw-clients compile exec:java"
                + (options.isEmpty() ? "" : " \"-Dexec.args=" + options.strip() + "\"");
    }
}
