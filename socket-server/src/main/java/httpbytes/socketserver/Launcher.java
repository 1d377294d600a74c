package httpbytes.socketserver;

import httpbytes.socketserver.route.AllowedHosts;
import httpbytes.socketserver.route.Handler;
import httpbytes.socketserver.route.Router;
import httpbytes.socketserver.server.HttpServer;
import httpbytes.socketserver.server.RequestLog;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** From a command line to a running server, or to one sentence that says why there is none. */
final class Launcher {

    /**
     * Exit codes: the port or address cannot be had; the command line cannot be followed; a route is wrong.
     */
    static final int NO_ADDRESS = 1;
    static final int USAGE = 2;
    static final int MISTAKE = 3;

    /** Unix keeps the ports up to this one for whoever has the privilege. */
    private static final int HIGHEST_PRIVILEGED_PORT = 1_023;

    private Launcher() {
    }

    /**
     * Serves the {@code @Route} methods of this object. Returns when the server runs; ends the process where
     * it cannot.
     */
    static void run(String[] args, Object application) {
        try {
            Options options = Options.parse(args);
            if (options.help()) {
                System.out.print(Options.USAGE);
                return;
            }
            var health = new Health();
            Handler handler = handler(options, application, health);
            if (options.wireView() == null) {
                HttpServer server = start(options, handler, new ServerSocket());
                run(options, handler, health, server, List.of(server));
            } else {
                WireViewLauncher.run(options, handler, health);
            }
        } catch (Options.UsageException e) {
            fail(USAGE, e.getMessage() + "\n" + Options.USAGE.lines().findFirst().orElseThrow()
                    + "; --help explains them.");
        } catch (IOException e) {
            fail(NO_ADDRESS, e.getMessage());
        } catch (IllegalArgumentException mistakeInTheProgram) {
            fail(MISTAKE, mistakeInTheProgram.getMessage());
        }
    }

    /** Says that everything is there, and closes it all when the process ends. */
    static void run(Options options, Handler handler, Health health, HttpServer server,
            List<? extends AutoCloseable> toClose) throws IOException {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(options, health, toClose), "stop"));
        Signals.handle();
        Rehearsal.hold(handler);
        System.out.println(ready(options.host(), server.port()));
    }

    /** Says first that it stops, for as long as whoever asks at {@code /health} needs to hear it. */
    private static void stop(Options options, Health health, List<? extends AutoCloseable> toClose) {
        health.beginToStop();
        try {
            TimeUnit.SECONDS.sleep(options.stopNotice());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        toClose.forEach(Launcher::close);
    }

    static void close(AutoCloseable resource) {
        try {
            resource.close();
        } catch (Exception e) {
            System.err.println("Something did not close as it should: " + e.getMessage());
        }
    }

    private static Handler handler(Options options, Object... controllers) {
        var router = new Router(controllers);
        return options.allowedHosts().isEmpty() ? router : new AllowedHosts(options.allowedHosts(), router);
    }

    private static void fail(int exitCode, String message) {
        System.err.println(message);
        System.exit(exitCode);
    }

    /** @throws IOException whose message is a sentence for the user */
    static HttpServer start(Options options, Handler handler, ServerSocket listener) throws IOException {
        var log = options.quiet() ? RequestLog.QUIET
                : new RequestLog(System.out, Clock.systemDefaultZone(), options.trustedProxies());
        InetAddress address = resolve(options.host());
        try {
            var where = new InetSocketAddress(address, options.port());
            return new HttpServer(listener, where, handler, options.limits(), log);
        } catch (SocketException e) {
            throw new IOException(cannotListen(options, address, e), e);
        }
    }

    private static InetAddress resolve(String host) throws IOException {
        try {
            return InetAddress.getByName(host);
        } catch (UnknownHostException e) {
            throw new IOException("The host \"" + host + "\" is not known; --host 127.0.0.1 always is.", e);
        }
    }

    /** Why: found by trying, because the system says it in the language of the machine. */
    private static String cannotListen(Options options, InetAddress address, SocketException e) {
        int port = options.port();
        if (!isOfThisMachine(address)) {
            return options.host() + " is not an address of this machine; --host 127.0.0.1 always is.";
        }
        if (port <= HIGHEST_PRIVILEGED_PORT) {
            return "Port " + port + " cannot be opened (" + e.getMessage() + "); take one above "
                    + HIGHEST_PRIVILEGED_PORT + ", for example --port 5001.";
        }
        int another = port == Options.HIGHEST_PORT ? 0 : port + 1;
        return "Port " + port + " is in use, perhaps by the framework server in another terminal or, on "
                + "macOS, by AirPlay Receiver; `lsof -i :" + port + "` (Windows: `netstat -ano | findstr :"
                + port + "`) shows by whom, and `mvn -pl socket-server compile exec:java "
                + "\"-Dexec.args=--port " + another + "\"` takes another.";
    }

    /** An address of this machine has a free port. */
    private static boolean isOfThisMachine(InetAddress address) {
        try (var free = new ServerSocket(0, 1, address)) {
            return free.isBound();
        } catch (IOException e) {
            return false;
        }
    }

    /** Where the clients look when nobody tells them; 0.0.0.0 and :: are that address too. */
    private static boolean isOnLoopback(String host) {
        return Set.of("localhost", "127.0.0.1", "::1", "[::1]", "0.0.0.0", "::", "[::]").contains(host);
    }

    static String ready(String host, int port) {
        String shownHost = host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host;
        String options = (isOnLoopback(host) ? "" : " --host " + host) + (port == 5000 ? "" : " --port " + port);
        String client = "mvn -q -pl raw-clients compile exec:java"
                + (options.isEmpty() ? "" : " \"-Dexec.args=" + options.strip() + "\"");
        return "The socket server listens on http://" + shownHost + ":" + port
                + "/api?name=Ada (stop it with Ctrl-C); in another terminal: " + client;
    }
}
