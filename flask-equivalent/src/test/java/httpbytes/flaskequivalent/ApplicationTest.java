package httpbytes.flaskequivalent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

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
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** The application as it is started, on a free port. */
@ExtendWith(OutputCaptureExtension.class)
@Tag("quick")
class ApplicationTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final String GET = "GET /api?a=1 HTTP/1.1\r\nHost: localhost\r\n\r\n";
    private static final String ECHO = "GET request received with the following parameters:\na = 1\n";
    private static final String CLOSE = "\r\nConnection: close\r\n";

    private final ConfigurableApplicationContext server =
            SpringApplication.run(Application.class, "--port=0", "--last-request-timeout=1h");
    private final int port = ((WebServerApplicationContext) server).getWebServer().getPort();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void listensWhereItIsTold(CapturedOutput output) throws IOException {
        assertThat(output.getOut()).contains("Tomcat started on port " + port + " (http)");
        try (var client = connect()) {
            assertThat(exchange(client, GET)).startsWith("HTTP/1.1 200 ").endsWith(ECHO);
        }
    }

    @Test
    void saysInJsonWhatIsWrongAndLogsNoStackTrace(CapturedOutput output) throws IOException {
        assertProblem("GET /api?a=%zz", "", 400, "Parameter [a] with value [%zz]");
        assertProblem("GET /api?" + "a&".repeat(1_001), "", 400, "the maximum number of request parameters");
        assertProblem("POST /api", "multipart/form-data", 400, "no multipart boundary was found");
        assertProblem("POST /api", "application/json", 415, "'application/json' is not supported");
        assertProblem("PUT /api", "", 405, "Method 'PUT' is not supported.");
        assertProblem("GET /nope", "", 404, "No static resource nope.");
        assertThat(output).doesNotContain("\tat ").doesNotContain("ERROR");
    }

    /** Each was a 500, or left a stack trace in the log. */
    @Test
    void takesWhatItCannotReadForAMistakeOfTheClient(CapturedOutput output) throws IOException {
        String form = "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 5\r\n\r\na=%zz";
        String chunks = "Content-Type: multipart/form-data; boundary=b\r\nTransfer-Encoding: chunked\r\n\r\nthree\r\n";
        assertStatus("POST /api HTTP/1.1", chunks, 400);
        assertStatus("PUT /api HTTP/1.1", form, 405);
        assertStatus("GET /api;a=% HTTP/1.1", "\r\n", 400);
        assertStatus("GET // HTTP/1.1", "\r\n", 400);
        assertStatus("G\u0001\u001b[31mT / HTTP/1.1", "\r\n", 400);
        assertStatus("GET /api HTTP/1.1\r", "\r\n", 505);
        assertStatus("GET /api HTTP/1.1", "Cookie: \u009b31m=;;,\r\n\r\n", 200);
        assertStatus("GET /api HTTP/1.1", "Accept-Language: a,b,c,d,e,f,g,h,i,j,k\r\n\r\n", 200);
        assertThat(output.getOut()).doesNotContain("\tat ", "ERROR", "\u001b", "\u009b")
                .containsPattern("\"GET /api HTTP/1.1\\\\r\" 505 ");
    }

    private void assertStatus(String requestLine, String rest, int status) throws IOException {
        try (var client = connect()) {
            String host = "Host: localhost\r\nConnection: close\r\n";
            assertThat(untilClose(client, requestLine + "\r\n" + host + rest)).startsWith("HTTP/1.1 " + status + " ");
        }
    }

    private void assertProblem(String methodAndTarget, String type, int status, String detail) throws IOException {
        try (var client = connect()) {
            String answer = untilClose(client, methodAndTarget + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                    + (type.isEmpty() ? "\r\n" : "Content-Type: " + type + "\r\nContent-Length: 3\r\n\r\na=1"));
            assertThat(answer).startsWith("HTTP/1.1 " + status + " ")
                    .contains("\r\nContent-Type: application/problem+json\r\n").contains(detail);
        }
    }

    @Test
    void logsEachRequestInOneLineAlsoWhatNoControllerSaw(CapturedOutput output) throws IOException {
        try (var client = connect(); var stranger = connect()) {
            exchange(client, GET);
            assertThat(untilClose(stranger, "GET /api HTTP/1.1\r\n\r\n")).startsWith("HTTP/1.1 400 ").contains("<!doctype html>");
        }
        server.close();
        assertThat(output.getOut().lines().filter(line -> line.startsWith("127.0.0.1 - - [")))
                .hasSize(2)
                .anyMatch(line -> line.endsWith("] \"GET /api?a=1 HTTP/1.1\" 200 58"))
                .anyMatch(line -> line.contains("] \"GET /api HTTP/1.1\" 400 "));
    }

    @Test
    void saysAtHealthThatItIsReady() throws IOException {
        for (String path : new String[] {"/health", "/health/readiness"}) {
            try (var client = connect()) {
                assertThat(untilClose(client, "GET " + path + " HTTP/1.0\r\n\r\n"))
                        .startsWith("HTTP/1.1 200 ").contains("\"status\":\"UP\"");
            }
        }
    }

    @Test
    void answersALastRequestOnEachConnectionWhileItStops() throws IOException {
        try (var client = connect()) {
            assertThat(exchange(client, GET)).endsWith(ECHO).doesNotContain(CLOSE);

            var stop = CompletableFuture.runAsync(server::close);
            awaitThatNobodyListens();

            assertThat(untilClose(client, GET)).endsWith(ECHO).contains(CLOSE);
            assertThat(stop).succeedsWithin(TIMEOUT);
        }
    }

    private void awaitThatNobodyListens() {
        assertThatExceptionOfType(SocketException.class).isThrownBy(() -> {
            while (true) {
                connect().close();
            }
        }).isInstanceOf(ConnectException.class);
    }

    private Socket connect() throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout((int) TIMEOUT.toMillis());
        return socket;
    }

    /** Sends GET and reads its answer, which is all that comes as long as the connection stays open. */
    private static String exchange(Socket client, String request) throws IOException {
        client.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        var answer = new StringBuilder();
        while (answer.indexOf(ECHO) < 0) {
            int octet = client.getInputStream().read();
            assertThat(octet).as("after %s", answer).isNotEqualTo(-1);
            answer.append((char) octet);
        }
        return answer.toString();
    }

    private static String untilClose(Socket client, String request) throws IOException {
        client.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
        return new String(client.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
