package httpbytes.flaskequivalent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** What clients with persistent connections see when the server stops. */
@Tag("quick")
class GracefulStopTest {

    /** For what hangs; much less than the time Boot is given here to wait for requests. */
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final String GET = "GET /api?a=1 HTTP/1.1\r\nHost: localhost\r\n\r\n";
    private static final String ECHO = "GET request received with the following parameters:\na = 1\n";
    private static final String CLOSE = "\r\nConnection: close\r\n";

    private final ConfigurableApplicationContext server = start("--spring.lifecycle.timeout-per-shutdown-phase=1h");

    private static ConfigurableApplicationContext start(String option) {
        return SpringApplication.run(Application.class, "--server.port=0", "--quiet=true", option);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void answersInFullAndSaysCloseWhileItStops() throws IOException {
        try (var client = connect()) {
            assertThat(exchange(client, GET)).endsWith(ECHO).doesNotContain(CLOSE);

            var stop = CompletableFuture.runAsync(server::close);
            awaitRefusal();

            assertThat(untilClose(client)).endsWith(ECHO);
            assertThat(client.getInputStream().read()).isEqualTo(-1);
            assertThat(stop).succeedsWithin(TIMEOUT);
        }
    }

    @Test
    void saysSoAtHealth() throws IOException {
        String health = GET.replace("/api?a=1", "/health");
        try (var client = connect()) {
            assertThat(exchange(client, health)).startsWith("HTTP/1.1 200 ")
                    .endsWith("\r\n\r\nThis server is ready.\n");
            server.getBean(GracefulStop.class).stop();

            assertThat(exchange(client, health)).startsWith("HTTP/1.1 503 ").contains(CLOSE).endsWith(
                    "\r\n\r\n503 Service Unavailable: this server stops; send requests to another one.\n");
        }
    }

    @Test
    void givesNoticeBeforeItClosesTheListener() throws IOException {
        String health = GET.replace("/api?a=1", "/health");
        try (var patient = start("--stop-notice=1h")) {
            int port = port(patient);
            var stop = new Thread(patient.getBean(GracefulStop.class)::stop);
            stop.setDaemon(true);
            stop.start();
            String answer;
            do {
                try (var newcomer = connect(port)) {
                    answer = exchange(newcomer, health);
                }
            } while (answer.startsWith("HTTP/1.1 200 "));
            assertThat(answer).startsWith("HTTP/1.1 503 ");
            try (var newcomer = connect(port)) {
                assertThat(exchange(newcomer, GET)).doesNotContain(CLOSE).endsWith(ECHO);
            }
            stop.interrupt();
        }
    }

    @Test
    void saysCloseWhereNoControllerAnswers() throws IOException {
        try (var client = connect()) {
            assertThat(exchange(client, GET.replace("GET", "OPTIONS"))).doesNotContain(CLOSE);
            server.getBean(GracefulStop.class).stop();

            assertThat(exchange(client, GET.replace("GET", "OPTIONS"))).contains("\r\nAllow: ", CLOSE);
        }
    }

    @Test
    void saysCloseToContentThatWasOnItsWay() throws IOException {
        try (var client = connect()) {
            assertThat(exchange(client, """
                    POST /api HTTP/1.1\r
                    Host: localhost\r
                    Content-Type: application/x-www-form-urlencoded\r
                    Content-Length: 3\r
                    Expect: 100-continue\r
                    \r
                    """)).startsWith("HTTP/1.1 100 ");
            server.getBean(GracefulStop.class).stop();

            assertThat(exchange(client, "a=1")).contains(CLOSE).endsWith("\na = 1\n");
            assertThat(client.getInputStream().read()).isEqualTo(-1);
        }
    }

    @Test
    void refusesConnectionsWhileOthersHaveTheirLastAnswer() throws IOException {
        try (var client = connect()) {
            exchange(client, GET);
            server.getBean(GracefulStop.class).stop();

            assertThatExceptionOfType(ConnectException.class).isThrownBy(this::connect);
            assertThat(exchange(client, GET)).contains(CLOSE).endsWith(ECHO);
        }
    }

    @Test
    void saysCloseOnlyWhenNobodyCanComeAgain() throws IOException {
        try (var client = connect()) {
            exchange(client, GET);
            var stop = CompletableFuture.runAsync(server::close);

            untilClose(client);

            assertThatExceptionOfType(ConnectException.class).isThrownBy(this::connect);
            assertThat(stop).succeedsWithin(TIMEOUT);
        }
    }

    @Test
    void doesNotWaitForConnectionsThatRest() throws IOException {
        try (var silent = connect(); var rests = connect()) {
            exchange(rests, GET);

            assertThat(CompletableFuture.runAsync(server::close)).succeedsWithin(TIMEOUT);

            assertThat(silent.getInputStream().read()).isEqualTo(-1);
            assertThat(rests.getInputStream().read()).isEqualTo(-1);
        }
    }

    private Socket connect() throws IOException {
        return connect(port(server));
    }

    private static int port(ConfigurableApplicationContext server) {
        return server.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    private static Socket connect(int port) throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout((int) TIMEOUT.toMillis());
        return socket;
    }

    /** Returns when the listener is closed. */
    private void awaitRefusal() throws IOException {
        try {
            while (true) {
                connect().close();
            }
        } catch (SocketException refusedOrReset) {
            // The stop has begun.
        }
    }

    /** The first answer that says close; until then each request is answered in full. */
    private static String untilClose(Socket client) throws IOException {
        String answer;
        do {
            answer = exchange(client, GET);
        } while (!answer.contains(CLOSE));
        return answer;
    }

    /** One answer: its header section, and as much content as that announces. */
    private static String exchange(Socket client, String octets) throws IOException {
        client.getOutputStream().write(octets.getBytes(StandardCharsets.US_ASCII));
        var in = new DataInputStream(client.getInputStream());
        var answer = new StringBuilder();
        while (answer.indexOf("\r\n\r\n") < 0) {
            answer.append((char) in.readUnsignedByte());
        }
        int length = answer.indexOf("Content-Length: ") < 0 ? 0
                : Integer.parseInt(answer.toString().replaceAll("(?s).*Content-Length: (\\d+).*", "$1"));
        byte[] content = new byte[length];
        in.readFully(content);
        return answer + new String(content, StandardCharsets.UTF_8);
    }
}
