package httpbytes.socketserver.wireview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import httpbytes.socketserver.wire.MessageLimits;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** A server that answers what somebody typed, asked by sockets and by the JDK's client. */
@Tag("quick")
class FakeServerTest extends WireViewTesting {

    private static final String ANSWER = "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello";
    private static final String GET = "GET /any HTTP/1.1\r\nHost: a\r\nCookie: SECRET=1\r\n\r\n";

    private int open(String end, String answer) throws IOException {
        JsonNode fake = post("/fake?end=" + end, answer).json();
        assertThat(fake.get("open").asBoolean()).isTrue();
        assertThat(octets(fake.get("answer"))).isEqualTo(answer);
        assertThat(fake.get("sentence").asString())
                .contains("curl -i http://127.0.0.1:" + fake.get("port").asInt() + "/");
        return fake.get("port").asInt();
    }

    private JsonNode visit(int index) throws IOException {
        JsonNode visit;
        do {
            visit = get("/fake").json().get("connections").get(index);
        } while (visit == null || visit.get("end").isNull());
        return visit;
    }

    @Test
    void answersExactlyTheseOctetsAndShowsWhatWasAsked() throws IOException {
        int port = open("fin", ANSWER);

        assertThat(new String(exchange(port, GET), StandardCharsets.US_ASCII)).isEqualTo(ANSWER);

        JsonNode visit = visit(0);
        assertThat(visit.get("requestLine").asString()).isEqualTo("GET /any HTTP/1.1");
        assertThat(octets(visit.get("asked").get("octets"))).startsWith("GET /any HTTP/1.1\r\n")
                .doesNotContain("SECRET");
        assertThat(octets(visit.get("answer"))).isEqualTo(ANSWER);
        assertThat(visit.get("answers").get(0).get("verdict").asString()).isEqualTo("complete");
        assertThat(visit.get("end").get("by").asString()).isEqualTo("server");
        assertThat(visit.get("events").get(1).get("side").asString()).isEqualTo("client");
    }

    @Test
    void judgesAnAnswerForTheRequestThatItAnswers() throws IOException {
        int port = open("fin", ANSWER);
        exchange(port, "HEAD / HTTP/1.1\r\nHost: a\r\n\r\n");

        JsonNode answers = visit(0).get("answers");

        assertThat(answers.get(0).get("verdict").asString()).isEqualTo("complete");
        assertThat(answers.get(1).get("verdict").asString()).isEqualTo("excess");
    }

    @Test
    void resetsWhereItIsTold() throws IOException {
        int port = open("rst", ANSWER.replace("5", "50"));

        assertThatThrownBy(() -> exchange(port, GET)).isInstanceOf(SocketException.class);

        assertThat(visit(0).get("answers").get(0).get("verdict").asString()).isEqualTo("cut-by-reset");
    }

    @Test
    void answersEachRequestOfAConnectionThatStaysOpen() throws Exception {
        int port = open("open", ANSWER);
        var client = HttpClient.newHttpClient();
        for (int i = 0; i < 2; i++) {
            assertThat(client.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/")).build(),
                    BodyHandlers.ofString()).body()).isEqualTo("hello");
        }

        JsonNode connections;
        do { // What was written is noted after it has come.
            connections = get("/fake").json().get("connections");
        } while (connections.get(0).get("answers").size() < 2);

        assertThat(connections).hasSize(1);
        assertThat(connections.get(0).get("end").isNull()).isTrue();
    }

    @Test
    void answersWhatOurParserRefusesAndWhatEndsTooEarly() throws IOException {
        int port = open("fin", ANSWER);

        assertThat(exchange(port, "GET  / HTTP/1.1\r\n\r\n")).isEqualTo(ANSWER.getBytes(StandardCharsets.US_ASCII));
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream().write("GET /".getBytes(StandardCharsets.US_ASCII));
            socket.shutdownOutput();
            assertThat(socket.getInputStream().readAllBytes()).isEqualTo(ANSWER.getBytes(StandardCharsets.US_ASCII));
        }
    }

    @Test
    void keepsItsPortAndTakesAnotherAnswer() throws IOException {
        int port = open("fin", ANSWER);

        assertThat(open("fin", "x")).isEqualTo(port);
        assertThat(exchange(port, GET)).isEqualTo("x".getBytes(StandardCharsets.US_ASCII));
        assertThat(post("/fake-close", "").status()).isEqualTo(204);
        assertThat(get("/fake").json().get("open").asBoolean()).isFalse();
        assertThatThrownBy(() -> new Socket(InetAddress.getLoopbackAddress(), port).close())
                .isInstanceOf(IOException.class);
        assertThat(open("fin", "y")).isEqualTo(port);
    }

    @Test
    void closesWhenNobodyAsksForIt() throws IOException {
        var fake = new FakeServer(MessageLimits.DEFAULT, 1);
        fake.open(new byte[0], Visit.Then.FIN);

        await(() -> !fake.isOpen());

        assertThat(fake.state().port()).isPositive();
    }

    @Test
    void servesEightAtOnce() throws IOException {
        int port = open("open", ANSWER);
        var sockets = new Socket[9];
        for (int i = 0; i < 9; i++) {
            sockets[i] = new Socket(InetAddress.getLoopbackAddress(), port);
            sockets[i].getOutputStream().write(GET.getBytes(StandardCharsets.US_ASCII));
        }
        for (int i = 0; i < 8; i++) {
            assertThat(sockets[i].getInputStream().readNBytes(ANSWER.length())).hasSize(ANSWER.length());
        }
        assertThat(sockets[8].getInputStream().available()).as("the ninth").isZero();
        sockets[0].close();
        assertThat(sockets[8].getInputStream().readNBytes(ANSWER.length())).hasSize(ANSWER.length());
        for (Socket socket : sockets) {
            socket.close();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"fin:complete", "rst:cut-by-reset", "open:open"})
    void judgesWhileItIsTyped(String row) throws IOException {
        String[] parts = row.split(":");

        JsonNode judged = post("/judge?end=" + parts[0], "HTTP/1.1 200 OK\r\n\r\nhello").json();

        assertThat(judged.get("answers").get(0).get("verdict").asString()).isEqualTo(parts[1]);
        assertThat(judged.get("anatomy").get("spans")).isNotEmpty();
        assertThat(post("/judge?end=fin&method=HEAD", "HTTP/1.1 200 OK\r\n\r\nhello").json().get("answers").get(1)
                .get("verdict").asString()).isEqualTo("excess");
        assertThat(post("/judge?end=never", ANSWER).status()).isEqualTo(400);
        assertThat(post("/fake?end=", ANSWER).content()).contains("end takes one of fin, rst, open.");
    }
}
