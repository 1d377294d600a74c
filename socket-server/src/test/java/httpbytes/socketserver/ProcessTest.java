package httpbytes.socketserver;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.DataInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** The server as a process of its own: what it prints, and how it ends. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "Windows cannot ask a process to end, only end it")
@Tag("quick")
class ProcessTest {

    private static final int SIGTERM_EXIT_CODE = 143;
    private static final int NO_ADDRESS_EXIT_CODE = 1;
    private static final int GIVE_UP_SECONDS = 30;
    /** All that the server needs; its wire view needs JSON too. */
    private static final String CLASSES = "target/classes";
    private static final String GET = "GET /api HTTP/1.1\r\nHost: localhost\r\n\r\n";

    private static final String HEALTH = GET.replace("/api", "/health");

    private static final String CLOSE = "\r\nConnection: close\r\n";

    private final List<Process> started = new ArrayList<>();

    private static List<String> command(String... args) {
        List<String> command = new ArrayList<>(List.of(
                System.getProperty("java.home") + File.separator + "bin" + File.separator + "java",
                "-cp", CLASSES, EchoServer.class.getName()));
        command.addAll(List.of(args));
        return command;
    }

    private Process start(String... args) throws IOException {
        return start(new ProcessBuilder(command(args)));
    }

    private Process startWithWireView(String... args) throws IOException {
        List<String> command = command("--port=0", "--quiet", "--wire-view", "--wire-view-port=0");
        command.addAll(List.of(args));
        command.set(command.indexOf(CLASSES), System.getProperty("java.class.path"));
        return start(new ProcessBuilder(command));
    }

    private Process start(ProcessBuilder builder) throws IOException {
        Process process = builder.start();
        started.add(process);
        return process;
    }

    @AfterEach
    void leaveNoneBehind() {
        started.forEach(Process::destroyForcibly);
    }

    private static int port(Process server) throws IOException {
        String ready = reader(server).readLine();
        assertThat(ready).startsWith("The socket server listens on http://127.0.0.1:");
        return Integer.parseInt(ready.replaceFirst(".*?127.0.0.1:([0-9]+)/api.*", "$1"));
    }

    private static BufferedReader reader(Process process) {
        return process.inputReader(StandardCharsets.UTF_8);
    }

    private static Socket connect(int port, String octets) throws IOException {
        var socket = new Socket(InetAddress.getByName("127.0.0.1"), port);
        socket.setSoTimeout((int) TimeUnit.SECONDS.toMillis(GIVE_UP_SECONDS));
        socket.getOutputStream().write(octets.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private static void assertEnds(Process server, int exitCode) throws InterruptedException {
        assertThat(server.waitFor(GIVE_UP_SECONDS, TimeUnit.SECONDS)).as("it ends").isTrue();
        assertThat(server.exitValue()).isEqualTo(exitCode);
    }

    @Test
    void logsAnswersAndEndsWhenToldTo() throws Exception {
        var server = start("--port", "0");
        int port = port(server);
        try (var socket = connect(port, GET)) {
            assertThat(socket.getInputStream().read()).isEqualTo('H');
        }
        assertThat(reader(server).readLine()).endsWith("\"GET /api HTTP/1.1\" 200 52");
        server.destroy();
        assertEnds(server, SIGTERM_EXIT_CODE);

        var again = start("--port", String.valueOf(port), "--quiet");
        assertThat(port(again)).isEqualTo(port);
        again.destroy();
        assertEnds(again, SIGTERM_EXIT_CODE);
    }

    @Test
    void saysAtHealthThatItIsToldToStopBeforeItDoes() throws Exception {
        var server = start("--port=0", "--quiet", "--stop-notice=3600");
        int port = port(server);
        assertThat(statusLine(port, HEALTH)).isEqualTo("HTTP/1.1 200 OK");

        server.destroy();
        while (statusLine(port, HEALTH).equals("HTTP/1.1 200 OK")) {
            Thread.onSpinWait();
        }
        assertThat(statusLine(port, HEALTH)).isEqualTo("HTTP/1.1 503 Service Unavailable");
        assertThat(statusLine(port, GET)).as("everybody else is served as ever").isEqualTo("HTTP/1.1 200 OK");
    }

    @Test
    void answersARequestThatComesWhenItWasToldToStopAndLeaves() throws Exception {
        var server = start("--port=0", "--quiet", "--last-request-timeout=3600");
        int port = port(server);
        try (var persistent = connect(port, GET)) {
            var in = new DataInputStream(persistent.getInputStream());
            assertThat(answer(in)).startsWith("HTTP/1.1 200 OK\r\n").doesNotContain(CLOSE);
            server.destroy();
            awaitRefusal(port);

            String answer;
            do { // There is a moment between the end of the listener and the first answer that says close.
                persistent.getOutputStream().write(HEALTH.getBytes(StandardCharsets.US_ASCII));
                answer = answer(in);
                assertThat(answer).startsWith("HTTP/1.1 503 Service Unavailable\r\n")
                        .endsWith("503 Service Unavailable: this server stops; send requests to another one.\n");
            } while (!answer.contains(CLOSE));
            assertThat(in.read()).isEqualTo(-1);
        }
        assertEnds(server, SIGTERM_EXIT_CODE);
    }

    /** Returns when nobody listens any more. */
    private static void awaitRefusal(int port) {
        while (true) {
            try {
                connect(port, "").close();
            } catch (ConnectException refused) {
                return;
            } catch (IOException reset) {
                // It came while the listener closed.
            }
        }
    }

    /** One answer: its header section, and as much content as that announces. */
    private static String answer(DataInputStream in) throws IOException {
        var answer = new StringBuilder();
        while (answer.indexOf("\r\n\r\n") < 0) {
            answer.append((char) in.readUnsignedByte());
        }
        byte[] content = new byte[Integer.parseInt(
                answer.toString().replaceAll("(?s).*\r\nContent-Length: ([0-9]+)\r\n.*", "$1"))];
        in.readFully(content);
        return answer + new String(content, StandardCharsets.UTF_8);
    }

    private static String statusLine(int port, String request) throws IOException {
        try (var socket = connect(port, request);
                var in = new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII)) {
            return new BufferedReader(in).readLine();
        }
    }

    @Test
    void saysWhereItsWireViewIs() throws Exception {
        var server = startWithWireView("--relay=0:1");
        port(server);
        String page = reader(server).readLine();
        String relay = reader(server).readLine();

        assertThat(page).matches("The wire view is on http://127\\.0\\.0\\.1:[0-9]+/: type octets there, .*");
        assertThat(relay).matches("The relay passes what comes to 127\\.0\\.0\\.1:[0-9]+ on to 127\\.0\\.0\\.1:1, .*");
        try (var socket = connect(Integer.parseInt(page.replaceFirst(".*?127.0.0.1:([0-9]+)/.*", "$1")), GET)) {
            assertThat(socket.getInputStream().read()).isEqualTo('H');
        }
        server.destroy();
        assertEnds(server, SIGTERM_EXIT_CODE);
    }

    @Test
    void saysWhichPortItCouldNotHaveForItsWireView() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = taken.getLocalPort();
            for (String option : List.of("--wire-view-port=" + port, "--relay=" + port + ":1")) {
                var server = startWithWireView(option);

                assertThat(server.errorReader(StandardCharsets.UTF_8).readLine())
                        .startsWith("Port " + port + " is in use or cannot be had; \"--");
                assertEnds(server, NO_ADDRESS_EXIT_CODE);
            }
        }
    }

    @Test
    void survivesWhenItsDescriptorsRunOut() throws Exception {
        String java = String.join(" ", command("--port", "0", "--quiet"));
        var server = start(new ProcessBuilder("sh", "-c", "ulimit -n 100 && exec " + java));
        int port = port(server);
        List<Socket> all = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            all.add(connect(port, ""));
        }
        String complaint = server.errorReader(StandardCharsets.UTF_8).readLine();
        assertThat(complaint).startsWith("Accepting failed, and is tried again until it succeeds: ");
        for (Socket socket : all) {
            socket.close();
        }
        try (var socket = connect(port, GET)) {
            assertThat(socket.getInputStream().read()).isEqualTo('H');
        }
        server.destroy();
        assertEnds(server, SIGTERM_EXIT_CODE);
    }

    /** What is loaded later may find no descriptor left to be read with, and Java does not try again. */
    @Test
    void hasLoadedEverythingBeforeItSaysThatItIsReady() throws Exception {
        Path log = Path.of("target", "loaded-classes.txt").toAbsolutePath();
        List<String> command = command("--port=0", "--allow-host=127.0.0.1");
        command.add(1, "-Xlog:class+load:file=" + log);
        port(start(new ProcessBuilder(command)));

        String loaded = Files.readString(log);
        try (Stream<Path> files = Files.walk(Path.of(CLASSES))) {
            List<String> names = files.map(Path.of(CLASSES)::relativize).map(Path::toString)
                    .filter(name -> name.endsWith(".class") && !name.endsWith("package-info.class"))
                    .map(name -> name.replace(".class", "").replace(File.separatorChar, '.')).toList();
            assertThat(names).hasSizeGreaterThan(50).filteredOn(name -> !loaded.contains(" " + name + " "))
                    .allMatch(name -> name.matches(".*\\.(wireview\\..*|Options\\$UsageException)"));
        }
    }

    @Test
    void saysInASentenceWhyItDoesNotStart() throws Exception {
        var server = start("--port", "65536");

        assertEnds(server, 2);
        assertThat(server.errorReader(StandardCharsets.UTF_8).readLine())
                .isEqualTo("--port takes a whole number from 0 to 65535, not \"65536\".");
        assertThat(server.errorReader(StandardCharsets.UTF_8).readLine())
                .isEqualTo("Usage: EchoServer [options]; --help lists them.");
        assertThat(reader(server).readLine()).isNull();
    }

    @Test
    void endsWithAnotherCodeWhereItsPortIsTaken() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            var server = start("--port", String.valueOf(taken.getLocalPort()));

            assertEnds(server, 1);
            assertThat(server.errorReader(StandardCharsets.UTF_8).lines()).singleElement().asString()
                    .startsWith("Port " + taken.getLocalPort() + " is in use, ");
            assertThat(reader(server).readLine()).isNull();
        }
    }
}
