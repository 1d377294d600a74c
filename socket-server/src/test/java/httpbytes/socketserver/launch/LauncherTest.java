package httpbytes.socketserver.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import httpbytes.socketserver.EchoServer;
import httpbytes.socketserver.message.Response;
import httpbytes.socketserver.server.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("quick")
class LauncherTest {

    private static final int PORT = 5000;

    private static HttpServer start(String... args) throws Exception {
        var launcher = new Launcher(new Options(PORT, args));
        return new HttpServer(launcher.listener(), launcher.guarded(request -> Response.text("hello")),
                launcher.limits(), launcher.log());
    }

    private static void assertDoesNotStart(String sentence, String... args) {
        assertThatThrownBy(() -> start(args).close()).isInstanceOf(IOException.class).hasMessage(sentence);
    }

    @Test
    void startsAServerThatAnswers() throws Exception {
        try (var server = start("--port", "0", "--quiet");
                var socket = new Socket(InetAddress.getByName("127.0.0.1"), server.port())) {
            socket.getOutputStream().write("GET / HTTP/1.0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));

            var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            assertThat(answer).startsWith("HTTP/1.1 200 OK\r\n").endsWith("\r\n\r\nhello");
        }
    }

    @ParameterizedTest
    @CsvSource({"--trust-proxy=127.0.0.1, 203.0.113.7", "--port=0, 127.0.0.1"})
    void logsForWhomATrustedProxyAsks(String option, String client) throws Exception {
        String log = printedBy(() -> {
            try (var server = start("--port=0", option, "--port=0");
                    var socket = new Socket(InetAddress.getByName("127.0.0.1"), server.port())) {
                socket.getOutputStream().write("GET / HTTP/1.0\r\nX-Forwarded-For: 203.0.113.7\r\n\r\n"
                        .getBytes(StandardCharsets.US_ASCII));
                socket.getInputStream().readAllBytes();
            }
        });

        assertThat(log).startsWith(client + " - - [").endsWith("\"GET / HTTP/1.0\" 200 5\n");
    }

    @Test
    void saysThatAPortIsInUseAndHowToTakeAnother() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            int port = taken.getLocalPort();
            int another = port == Range.HIGHEST_PORT ? 0 : port + 1;

            assertDoesNotStart("Port " + port + " is in use, perhaps by the framework server in another "
                    + "terminal or, on macOS, by AirPlay Receiver; `lsof -i :" + port + "` (Windows: "
                    + "`netstat -ano | findstr :" + port + "`) shows by whom, and `mvn -pl socket-server "
                    + "compile exec:java \"-Dexec.args=--port " + another + "\"` takes another.",
                    "--port", String.valueOf(port));
        }
    }

    @Test
    void saysThatAPortBelow1024CannotBeOpened() throws Exception {
        try (var taken = takeIfAllowed(1)) {
            assertThatThrownBy(() -> start("--port", "1").close())
                    .isInstanceOf(IOException.class).message()
                    .startsWith("Port 1 cannot be opened (")
                    .endsWith("); take one above 1023, for example --port 5001.");
        }
    }

    /** Null where the port is out of reach already. */
    private static ServerSocket takeIfAllowed(int port) {
        try {
            return new ServerSocket(port, 1, InetAddress.getByName("127.0.0.1"));
        } catch (IOException notAllowed) {
            return null;
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1:2:3", "127.0.0.1:5000:", "[::1", "nowhere.invalid"})
    void saysThatAHostIsNotKnown(String host) throws Exception {
        assertDoesNotStart("The host \"" + host + "\" is not known; --host 127.0.0.1 always is.",
                "--host", host);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "5000", "80"})
    void saysThatAnAddressIsNotOurs(String port) throws Exception {
        String documentation = "192.0.2.1"; // Nobody's: RFC 5737.

        assertDoesNotStart(documentation + " is not an address of this machine; --host 127.0.0.1 always is.",
                "--host", documentation, "--port", port);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "127.0.0.1 | 127.0.0.1",
            "localhost | localhost",
            "::1       | [::1]",
            "[::1]     | [::1]"
    })
    void saysWhatToClickAndWhatToType(String host, String shown) {
        assertThat(Launcher.ready(host, 5000)).isEqualTo("The socket server listens on http://" + shown
                + ":5000/api?name=Ada (stop it with Ctrl-C); in another terminal: "
                + "mvn -q -pl raw-clients compile exec:java");
        assertThat(Launcher.ready(host, 5001)).endsWith(":5001/api?name=Ada (stop it with Ctrl-C); in "
                + "another terminal: mvn -q -pl raw-clients compile exec:java \"-Dexec.args=--port 5001\"");
    }

    @Test
    void tellsTheClientsWhereItListens() {
        assertThat(Launcher.ready("192.0.2.1", 5000)).endsWith(" \"-Dexec.args=--host 192.0.2.1\"");
        assertThat(Launcher.ready("192.0.2.1", 5001)).endsWith(" \"-Dexec.args=--host 192.0.2.1 --port 5001\"");
        assertThat(Launcher.ready("0.0.0.0", 5000)).endsWith(" exec:java");
    }

    @Test
    void explainsItselfInsteadOfRunning() throws Exception {
        String printed = printedBy(() -> EchoServer.main(new String[] {"--help", "--port", "1"}));

        assertThat(printed).isEqualTo(new Options(PORT).help());
    }

    private interface Task {
        void run() throws Exception;
    }

    private static String printedBy(Task task) throws Exception {
        var printed = new ByteArrayOutputStream();
        PrintStream before = System.out;
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            task.run();
        } finally {
            System.setOut(before);
        }
        return printed.toString(StandardCharsets.UTF_8);
    }
}
