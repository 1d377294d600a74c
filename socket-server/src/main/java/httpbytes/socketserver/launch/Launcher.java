package httpbytes.socketserver.launch;

import httpbytes.socketserver.launch.Options.UsageException;
import httpbytes.socketserver.route.Handler;
import httpbytes.socketserver.server.HttpServer;
import httpbytes.socketserver.server.Limits;
import httpbytes.socketserver.server.RequestLog;
import httpbytes.socketserver.wireview.WireViewStart;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.time.Clock;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * From a command line to a running server, or to one sentence that says why there is none. A program makes its server
 * out of what is public here, each as the command line says it.
 */
public final class Launcher {

    /** Exit codes: the port or address cannot be had; the command line cannot be followed; a route is wrong. */
    private static final int NO_ADDRESS = 1;
    private static final int USAGE = 2;
    private static final int MISTAKE = 3;
    /** Unix keeps the ports up to this one for whoever has the privilege. */
    private static final int HIGHEST_PRIVILEGED_PORT = 1_023;
    /** Where the clients look when nobody tells them. */
    private static final int CLIENTS_PORT = 5_000;
    private static final Set<String> ON_LOOPBACK =
            Set.of("localhost", "127.0.0.1", "::1", "[::1]", "0.0.0.0", "::", "[::]");

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
        } catch (UsageException e) {
            fail(USAGE, e.getMessage() + "\n" + Options.SYNTAX + "; --help explains them.");
        } catch (IOException e) {
            fail(NO_ADDRESS, e.getMessage());
        } catch (IllegalArgumentException mistakeInTheProgram) {
            fail(MISTAKE, mistakeInTheProgram.getMessage());
        }
    }

    private static void fail(int exitCode, String sentence) {
        System.err.println(sentence);
        System.exit(exitCode);
    }

    private void run(Program program) throws IOException {
        HttpServer server = program.start(this);
        if (wireView != null) {
            wireView.start(options.number(Option.WIRE_VIEW_PORT), options.number(Option.FLASK_EQUIVALENT),
                    options.text(Option.RELAY), limits().message(), options.list(Option.ALLOW_HOST));
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
        Set<InetAddress> trusted = options.list(Option.TRUST_PROXY).stream().map(ForwardedFor::address)
                .collect(Collectors.toSet());
        return options.has(Option.QUIET) ? RequestLog.QUIET : new RequestLog(System.out, Clock.systemDefaultZone(),
                (peer, fields) -> ForwardedFor.client(peer, fields, trusted));
    }

    /**
     * The listener, bound.
     *
     * @throws IOException whose message is a sentence for the user
     */
    public ServerSocket listener() throws IOException {
        String host = options.text(Option.HOST);
        int port = options.number(Option.PORT);
        try {
            var address = new InetSocketAddress(InetAddress.getByName(host), port);
            ServerSocket listener = wireView == null ? new ServerSocket() : wireView.listener();
            listener.bind(address, HttpServer.BACKLOG);
            return listener;
        } catch (UnknownHostException e) {
            throw new IOException("The host \"" + host + "\" is not known; --host 127.0.0.1 always is.", e);
        } catch (SocketException e) {
            throw new IOException(cannotListen(host, port, e), e);
        }
    }

    /** Why: found by trying, because the system says it in the language of the machine. */
    private static String cannotListen(String host, int port, SocketException e) {
        if (!isOfThisMachine(host)) {
            return host + " is not an address of this machine; --host 127.0.0.1 always is.";
        }
        if (port <= HIGHEST_PRIVILEGED_PORT) {
            return "Port " + port + " cannot be opened (" + e.getMessage() + "); take one above "
                    + HIGHEST_PRIVILEGED_PORT + ", for example --port 5001.";
        }
        return "Port " + port + " is in use, perhaps by the framework server in another terminal or, on macOS, by "
                + "AirPlay Receiver; `lsof -i :" + port + "` (Windows: `netstat -ano | findstr :" + port
                + "`) shows by whom, and `mvn -pl socket-server compile exec:java \"-Dexec.args=--port "
                + (port == Range.HIGHEST_PORT ? 0 : port + 1) + "\"` takes another.";
    }

    /** An address of this machine has a free port. */
    private static boolean isOfThisMachine(String host) {
        try (var free = new ServerSocket(0, 1, InetAddress.getByName(host))) {
            return free.isBound();
        } catch (IOException e) {
            return false;
        }
    }

    static String ready(String host, int port) {
        String shownHost = host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host;
        String options = (ON_LOOPBACK.contains(host) ? "" : " --host " + host)
                + (port == CLIENTS_PORT ? "" : " --port " + port);
        return "The socket server listens on http://" + shownHost + ":" + port
                + "/api?name=Ada (stop it with Ctrl-C); in another terminal: mvn -q -pl raw-clients compile exec:java"
                + (options.isEmpty() ? "" : " \"-Dexec.args=" + options.strip() + "\"");
    }
}
