import java.io.BufferedReader;
import java.io.DataInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Restarts three servers behind nginx, one after the other, while clients go on asking; then says whether a request was
 * lost or done twice. Chapter 20 is about it.
 *
 * <pre>java docs/proxy/RollingRestart.java [--requests 20000] [--class-path CLASSES]</pre>
 *
 * Takes nginx.conf as it stands beside this file, with free ports in place of those that it names.
 */
public final class RollingRestart {

    private static final int CLIENTS = 4;
    /** Between two requests of a client: without it, the servers would get no time to start. */
    private static final long PAUSE_NANOS = 2_000_000;
    private static final int GIVE_UP_SECONDS = 120;
    /** Seconds; longer than nginx keeps an idle connection, so that it is nginx who closes it. */
    private static final String LAST_REQUEST = "3";
    /** What a restarted server answers before the next one may stop. */
    private static final int ANSWERS_AFTER_RESTART = 100;
    private static final Path FOLDER = Path.of("docs", "proxy");
    private static final Path SOCKET_SERVER = Path.of("socket-server", "target", "classes");
    private static final Path FLASK_EQUIVALENT = Path.of("flask-equivalent", "target", "flask-equivalent-1.0-exec.jar");

    /** What cannot be done, in one sentence. */
    private static final class Impossible extends RuntimeException {
        private static final long serialVersionUID = 1;

        Impossible(String sentence) {
            super(sentence);
        }
    }

    private final Path folder;
    private final List<Server> servers = new ArrayList<>();
    private Process nginx;
    private int port;

    /** How often each token was answered by a server, as the servers' logs have it. */
    private final Map<String, AtomicInteger> logged = new ConcurrentHashMap<>();
    private final AtomicInteger tokens = new AtomicInteger();
    private final AtomicInteger answered = new AtomicInteger();
    private final Queue<String> lost = new ConcurrentLinkedQueue<>();
    private volatile boolean restartsAreDone;

    private RollingRestart(Path folder) {
        this.folder = folder;
    }

    public static void main(String[] args) throws Exception {
        try {
            Map<String, String> options = options(args);
            int requests = Integer.parseInt(options.getOrDefault("--requests", "20000"));
            var all = new RollingRestart(Files.createTempDirectory("rolling-restart"));
            Runtime.getRuntime().addShutdownHook(new Thread(all::stopEverything));
            all.start(options.get("--class-path"));
            System.exit(all.restartUnderLoad(requests) ? 0 : 1);
        } catch (Impossible e) {
            System.err.println(e.getMessage());
            System.exit(2);
        }
    }

    private static Map<String, String> options(String[] args) {
        Map<String, String> options = new LinkedHashMap<>();
        for (int i = 0; i < args.length; i += 2) {
            boolean isKnown = args[i].equals("--class-path") || args[i].equals("--requests");
            if (!isKnown || i + 1 == args.length
                    || args[i].equals("--requests") && !args[i + 1].matches("[1-9][0-9]{0,6}")) {
                throw new Impossible("Usage: java docs/proxy/RollingRestart.java [--requests NUMBER]"
                        + " [--class-path CLASSES]; NUMBER is at most 9999999.");
            }
            options.put(args[i], args[i + 1]);
        }
        return options;
    }

    // Three servers, and nginx before them

    private void start(String classPath) throws Exception {
        if (!Files.exists(FOLDER.resolve("nginx.conf"))) {
            throw new Impossible("Type this in the folder of the repository, where docs/proxy/nginx.conf is.");
        }
        if (classPath == null && (!Files.exists(SOCKET_SERVER) || !Files.exists(FLASK_EQUIVALENT))) {
            throw new Impossible("The servers are not built yet; type mvn verify first.");
        }
        String configuration = Files.readString(FOLDER.resolve("nginx.conf"));
        for (String named : List.of("5011", "5012", "5013")) {
            boolean byHand = !named.equals("5013");
            var server = byHand ? new Server("socket-server", freePort(), socketServer(classPath), LAST_REQUEST)
                    : new Server("flask-equivalent", freePort(), flaskEquivalent(classPath), LAST_REQUEST + "s");
            servers.add(server);
            configuration = withPort(configuration, named, server.port);
        }
        port = freePort();
        configuration = withPort(withPort(configuration, "8080", port), "8443", freePort());
        for (Server server : servers) {
            server.start();
        }
        startNginx(configuration);
        System.out.println("nginx spreads requests over " + servers);
    }

    private static String withPort(String configuration, String named, int taken) {
        return configuration.replaceAll("127\\.0\\.0\\.1:" + named + "\\b", "127.0.0.1:" + taken);
    }

    private static List<String> socketServer(String classPath) {
        return List.of("-cp", classPath == null ? SOCKET_SERVER.toString() : classPath,
                "httpbytes.socketserver.EchoServer");
    }

    private static List<String> flaskEquivalent(String classPath) {
        return classPath == null ? List.of("-jar", FLASK_EQUIVALENT.toString())
                : List.of("-cp", classPath, "httpbytes.flaskequivalent.Application");
    }

    private void startNginx(String configuration) throws Exception {
        Path target = Files.createDirectory(folder.resolve("target"));
        Files.writeString(folder.resolve("nginx.conf"), configuration);
        run("openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes",
                "-subj", "/CN=localhost", "-days", "1", "-keyout", target.resolve("key.pem").toString(),
                "-out", target.resolve("certificate.pem").toString());
        nginx = new ProcessBuilder(found("nginx"), "-p", folder.toString(), "-c", "nginx.conf",
                "-e", "target/error.log", "-g", "daemon off;").inheritIO().start();
        while (!Files.exists(target.resolve("nginx.pid"))) { // It writes its number when it listens.
            if (!nginx.isAlive()) {
                throw new Impossible("nginx did not start; it says why above, or in " + target + "/error.log.");
            }
            Thread.onSpinWait();
        }
    }

    private static void run(String program, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(found(program)));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new Impossible(program + " failed: " + printed);
        }
    }

    /** Debian puts nginx where only root looks for programs. */
    private static String found(String program) {
        String path = System.getenv("PATH") + File.pathSeparator + "/usr/sbin";
        for (String place : path.split(File.pathSeparator)) {
            if (new File(place, program).canExecute()) {
                return place + File.separator + program;
            }
        }
        throw new Impossible(program + " is not installed; on Debian and Ubuntu, sudo apt-get install nginx openssl.");
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void stopEverything() {
        if (nginx != null) {
            nginx.destroy();
        }
        servers.stream().filter(server -> server.process != null).forEach(server -> server.process.destroyForcibly());
    }

    /** A process that is started, stopped and started again on the same port. */
    private final class Server {

        private static final Pattern LOGGED = Pattern.compile("\"[A-Z]+ /api\\?token=([0-9]+) HTTP/1\\.1\" 200 ");

        private final String name;
        private final int port;
        private final List<String> command = new ArrayList<>();
        private Process process;
        private Thread reader;
        private CountDownLatch takesPart;

        Server(String name, int port, List<String> program, String lastRequest) {
            this.name = name;
            this.port = port;
            command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            command.add("-XX:TieredStopAtLevel=1"); // Starts sooner.
            command.addAll(program);
            command.addAll(List.of("--port=" + port, "--last-request-timeout=" + lastRequest));
        }

        /** Returns when it says that it listens. */
        void start() throws Exception {
            process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
            takesPart = new CountDownLatch(ANSWERS_AFTER_RESTART);
            var output = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
            String line = output.readLine();
            while (line != null && !saysThatItListens(line)) {
                read(line); // It listens a moment before it says so.
                line = output.readLine();
            }
            if (line == null) {
                throw new Impossible("The " + this + " did not start; it says why above.");
            }
            reader = new Thread(() -> output.lines().forEach(this::read), name);
            reader.setDaemon(true);
            reader.start();
        }

        private static boolean saysThatItListens(String line) {
            return line.startsWith("The socket server listens") || line.contains(": Started Application in ");
        }

        private void read(String line) {
            Matcher request = LOGGED.matcher(line);
            if (request.find()) {
                logged.computeIfAbsent(request.group(1), token -> new AtomicInteger()).incrementAndGet();
                takesPart.countDown();
            }
        }

        /** Returns when it has ended, and all that it printed is read. */
        void stop() throws Exception {
            long began = System.nanoTime();
            process.toHandle().destroy(); // SIGTERM; process.destroy() would close what is still to be read, too.
            await(process.waitFor(GIVE_UP_SECONDS, TimeUnit.SECONDS), "stop");
            double seconds = (System.nanoTime() - began) / 1e9;
            reader.join(TimeUnit.SECONDS.toMillis(GIVE_UP_SECONDS));
            System.out.printf(Locale.ROOT, "%s stopped in %.1f s, exit code %d%n", this, seconds, process.exitValue());
        }

        void restart() throws Exception {
            stop();
            start();
            await(takesPart.await(GIVE_UP_SECONDS, TimeUnit.SECONDS), "get requests again");
            System.out.println(this + " is back");
        }

        private void await(boolean happened, String what) {
            if (!happened) {
                throw new Impossible("The " + this + " did not " + what + " within " + GIVE_UP_SECONDS + " s.");
            }
        }

        @Override
        public String toString() {
            return name + " on port " + port;
        }
    }

    // The load

    /** Whether every request was answered once, with its own token. */
    private boolean restartUnderLoad(int requests) throws Exception {
        List<Thread> clients = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            var client = new Thread(() -> ask(requests), "client");
            clients.add(client);
            client.start();
        }
        try {
            for (Server server : servers) {
                server.restart();
            }
        } finally {
            restartsAreDone = true;
        }
        for (Thread client : clients) {
            client.join(TimeUnit.SECONDS.toMillis(GIVE_UP_SECONDS));
        }
        for (Server server : servers) {
            server.stop();
        }
        long twice = logged.values().stream().filter(count -> count.get() > 1).count();
        lost.stream().limit(5).forEach(System.out::println);
        System.out.printf(Locale.ROOT, "%,d requests: %,d answered with their own token, %d lost, %d done twice%n",
                tokens.get(), answered.get(), lost.size(), twice);
        if (logged.size() < answered.get()) {
            throw new Impossible("The servers logged " + logged.size() + " requests only; so who knows what they did?");
        }
        return tokens.get() == answered.get() && lost.isEmpty() && twice == 0;
    }

    /** One client after the other asks, alternately with GET and POST, until the last server is back. */
    private void ask(int requests) {
        while (!restartsAreDone || tokens.get() < requests) {
            try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                socket.setSoTimeout((int) TimeUnit.SECONDS.toMillis(GIVE_UP_SECONDS));
                while (askOnce(socket) && (!restartsAreDone || tokens.get() < requests)) {
                    LockSupport.parkNanos(PAUSE_NANOS);
                }
            } catch (IOException e) {
                lost.add("no connection to nginx: " + e.getMessage());
                return;
            }
        }
    }

    /** Whether the connection stays open. */
    private boolean askOnce(Socket socket) {
        int token = tokens.incrementAndGet();
        String method = token % 2 == 0 ? "GET" : "POST";
        String pair = "token=" + token;
        String request = method + " /api?" + pair + " HTTP/1.1\r\nHost: localhost\r\n"
                + (method.equals("GET") ? "\r\n" : "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: "
                        + pair.length() + "\r\n\r\n" + pair);
        try {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            var in = new DataInputStream(socket.getInputStream());
            var head = new StringBuilder();
            while (head.indexOf("\r\n\r\n") < 0) {
                head.append((char) in.readUnsignedByte());
            }
            Matcher length = Pattern.compile("\r\nContent-Length: ([0-9]+)\r\n").matcher(head);
            byte[] content = new byte[length.find() ? Integer.parseInt(length.group(1)) : 0];
            in.readFully(content);
            String expected = method + " request received with the following parameters:\ntoken = " + token + "\n";
            if (head.indexOf("HTTP/1.1 200 ") == 0
                    && new String(content, StandardCharsets.UTF_8).equals(expected)) {
                answered.incrementAndGet();
            } else {
                lost.add(method + " " + token + ": " + head.substring(0, head.indexOf("\r\n")));
            }
            return head.indexOf("\r\nConnection: close\r\n") < 0;
        } catch (IOException e) {
            lost.add(method + " " + token + ": " + e);
            return false;
        }
    }
}
