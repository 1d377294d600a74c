package httpbytes.socketserver.wireview;

import static org.assertj.core.api.Assertions.assertThat;

import httpbytes.socketserver.EchoServer;
import httpbytes.socketserver.route.Router;
import httpbytes.socketserver.server.Limits;
import httpbytes.socketserver.wire.MessageLimits;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What is sent, what comes back, and who stops waiting. */
@Tag("quick")
class SendingTest extends WireViewTesting {

    private static final String GET = "GET /api?name=Ada HTTP/1.1\r\nHost: a\r\n\r\n";
    private static final String UNFINISHED = "POST /api HTTP/1.1\r\nHost: a\r\nContent-Length: 11\r\n\r\nname=Ada";

    private static List<String> texts(JsonNode list, String name) {
        List<String> texts = new ArrayList<>();
        list.forEach(node -> texts.add(node.get(name).asString()));
        return texts;
    }

    private JsonNode exchange(String query, String content) throws IOException {
        return sent(query, content).get("exchanges").get(0);
    }

    /** As the other server: takes so many octets, answers, and closes. */
    private CompletableFuture<String> receive(int count, String answer) {
        return CompletableFuture.supplyAsync(() -> {
            try (Socket socket = other.accept()) {
                byte[] octets = socket.getInputStream().readNBytes(count);
                socket.getOutputStream().write(answer.getBytes(StandardCharsets.ISO_8859_1));
                return new String(octets, StandardCharsets.ISO_8859_1);
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }, task -> new Thread(task).start());
    }

    @Test
    void sendsExactlyTheseOctets() throws Exception {
        String octets = "\u0000\n\r\u00ff\\ <&\"'";
        var received = receive(octets.length(), "HTTP/1.1 400 \r\n\r\n");

        JsonNode sent = exchange("to=flask-equivalent", octets);

        assertThat(received.get()).isEqualTo(octets);
        assertThat(octets(sent.get("octets"))).isEqualTo("HTTP/1.1 400 \r\n\r\n");
        assertThat(texts(sent.get("events"), "kind")).containsExactly("connect", "write", "read", "fin");
        assertThat(texts(sent.get("events"), "side")).containsExactly("page", "page", "server", "server");
        assertThat(sent.get("answers").get(0).get("verdict").asString()).isEqualTo("complete");
        assertThat(sent.get("end").get("how").asString()).isEqualTo("fin");
    }

    /** A server that keeps the connection open is waited for as long as an answer can come, and no longer. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "1 | HTTP/1.1 099 Odd~Content-Length: 0~~ | All is answered",
            "1 | HTTP/1.1 x | All is answered",
            "2 | HTTP/1.1 101 ~Connection: upgrade~Upgrade: x~~any | No other answer can come",
            "2 | HTTP/1.1 200 OK~Content-Length: +5~~hello | No other answer can come",
            "2 | HTTP/1.1 200 OK~Connection: close~Content-Length: 0~~ | No other answer can come",
            "0 | HTTP/1.1 400 Bad~Content-Length: 0~~ | The server answered what is not complete"})
    void knowsWhenNoAnswerCanCome(int requests, String answer, String sentence) throws Exception {
        String octets = requests == 0 ? UNFINISHED : GET.repeat(requests);
        var kept = CompletableFuture.runAsync(() -> {
            try (Socket socket = other.accept()) {
                socket.getInputStream().readNBytes(octets.length());
                socket.getOutputStream().write(answer.replace("~", "\r\n").getBytes(StandardCharsets.US_ASCII));
                socket.getInputStream().readAllBytes();
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }, task -> new Thread(task).start());

        JsonNode end = exchange("to=flask-equivalent", octets).get("end");

        kept.get();
        assertThat(end.get("how").asString()).isEqualTo("kept");
        assertThat(end.get("sentence").asString()).startsWith(sentence);
    }

    @Test
    void stopsReadingWhenAllIsAnswered() throws IOException {
        JsonNode sent = exchange("to=socket-server", GET + GET);

        assertThat(texts(sent.get("answers"), "status")).containsExactly("200", "200");
        assertThat(sent.get("summary").asString()).isEqualTo("200 ×2");
        assertThat(sent.get("end").get("how").asString()).isEqualTo("kept");
        assertThat(sent.get("end").get("sentence").asString())
                .isEqualTo("All is answered, and the server keeps the connection open.");
    }

    /** The answer to HEAD has no content, also where our parser does not read the request to its end. */
    @ParameterizedTest
    @ValueSource(strings = {"HEAD /api HTTP/1.1\nHost: a\n\n", "HEAD  /api HTTP/1.1\r\nHost: a\r\n\r\n",
            "HEAD /api HTTP/1.1\r\n\r\n"})
    void knowsAHeadThatIsRefused(String request) throws Exception {
        receive(request.length(), "HTTP/1.1 200 \r\nContent-Length: 50\r\n\r\n");

        JsonNode sent = exchange("to=flask-equivalent", request);

        assertThat(sent.get("answers").get(0).get("verdict").asString()).isEqualTo("complete");
        assertThat(exchange("to=socket-server", request).get("answers").get(0).get("verdict").asString())
                .isEqualTo("complete");
    }

    @Test
    void pausesWithinARequest() throws IOException {
        JsonNode sent = exchange("to=socket-server&pause-at=5&pause-millis=50", GET);

        assertThat(texts(sent.get("events"), "kind")).startsWith("connect", "write", "pause", "write", "read");
        assertThat(texts(sent.get("events"), "from")).startsWith("0", "0", "5", "5");
        assertThat(get("/arrived").json().get("rows").get(0).get("reads").asInt()).isEqualTo(2);
    }

    @Test
    void sendsNothingToWhoHasHungUpInThePause() throws IOException {
        String broken = "GET /api HTTP/1.1\r\nHost: a\r\nBad Name: v\r\n";

        JsonNode sent = exchange("to=socket-server&pause-at=" + broken.length() + "&pause-millis=5000",
                broken + "X-Rest: abc\r\n\r\n");

        assertThat(texts(sent.get("events"), "kind")).containsExactly("connect", "write", "pause", "read", "fin",
                "unsent");
        assertThat(sent.get("events").get(5).get("sentence").asString()).startsWith("15 octets were not sent");
        assertThat(sent.get("end").get("how").asString()).isEqualTo("fin");
    }

    @Test
    void cutsAnAnswerThatIsTooLong() throws Exception {
        int length = 300_000;
        var received = receive(GET.length(),
                "HTTP/1.1 200 OK\r\nContent-Length: " + length + "\r\n\r\n" + "x".repeat(length));

        JsonNode sent = exchange("to=flask-equivalent", GET);

        received.handle((octets, reset) -> octets).get();
        assertThat(sent.get("truncated").asBoolean()).isTrue();
        assertThat(sent.get("octets").binaryValue()).hasSize(256 * 1024);
        assertThat(sent.get("end").get("how").asString()).isEqualTo("limit");
        assertThat(sent.get("answers").get(0).get("verdict").asString()).isEqualTo("cut-by-us");
    }

    @Test
    void saysOfAResetNothingThatItCannotKnow() throws Exception {
        var reset = CompletableFuture.runAsync(() -> {
            try (Socket socket = other.accept()) {
                socket.getInputStream().readNBytes(GET.length());
                socket.setSoLinger(true, 0);
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }, task -> new Thread(task).start());

        JsonNode sent = exchange("to=flask-equivalent", GET);

        reset.get();
        assertThat(sent.get("end").get("how").asString()).isEqualTo("rst");
        assertThat(sent.get("end").get("sentence").asString()).contains("Why, the wire does not say.");
    }

    @Test
    void saysThatARequestGotNoAnswer() throws Exception {
        receive(2 * GET.length(), "HTTP/1.1 204 \r\n\r\n");

        JsonNode sent = exchange("to=flask-equivalent", GET + GET);

        assertThat(sent.get("end").get("sentence").asString())
                .isEqualTo("The server closed the connection. 1 of 2 requests got no answer.");
    }

    /** The socket server waits for up to 12 seconds, Tomcat for 20. */
    @Test
    void waitsLongerThanBothServers() throws IOException {
        long id = post("/send?to=socket-server", GET).json().get("id").asLong();

        assertThat(get("/sent?id=" + id).json().get("limit").asInt()).isGreaterThan(
                20_000 + (int) Limits.DEFAULT.lingering().toMillis());
        assertThat(Limits.DEFAULT.headerSection()).isLessThan(Duration.ofSeconds(20));
        assertThat(Limits.DEFAULT.body()).isLessThan(Duration.ofSeconds(20));
        outcome(id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/send", "/send?to=", "/send?to=localhost:22", "/send?to=127.0.0.1",
            "/send?to=SOCKET-SERVER", "/send?to=socket-server,other", "/send?port=22",
            "/send?to=other&host=localhost&port=22"})
    void sendsToServersOfItsListAlone(String path) throws IOException {
        Reply refusal = post(path, GET);

        assertThat(refusal.status()).isEqualTo(404);
        assertThat(refusal.content()).contains("to names no server that was known when the program started");
        assertThat(recorder.changedAfter(0)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"pause-at=-1", "pause-at=1000", "pause-millis=5001", "pause-millis=x", "pause-millis=%2b1"})
    void takesPausesThatMakeSense(String pause) throws IOException {
        assertThat(post("/send?to=socket-server&" + pause, GET).status()).isEqualTo(400);
    }

    @Test
    void stopsWhenItIsTold() throws IOException {
        long id = post("/send?to=flask-equivalent,socket-server", UNFINISHED).json().get("id").asLong();

        assertThat(post("/stop?id=" + id, "").status()).isEqualTo(204);
        assertThat(post("/stop?id=99", "").status()).as("what is not there").isEqualTo(204);

        JsonNode sent = outcome(id);
        assertThat(texts(sent.get("exchanges"), "target")).containsExactly("flask-equivalent", "socket-server");
        sent.get("exchanges").forEach(
                exchange -> assertThat(exchange.get("end").get("how").asString()).isEqualTo("stop"));
    }

    /** A page that was closed or loaded anew says nothing any more; nobody else waits for its answers. */
    @Test
    void stopsWhenNobodyAsksAnyMore() throws IOException {
        var target = new Targets.Target("other", (InetSocketAddress) other.getLocalSocketAddress(), null, null);
        byte[] unfinished = UNFINISHED.getBytes(StandardCharsets.US_ASCII);
        var rules = new Rules(MessageLimits.DEFAULT, server.handler(), Set.of());
        try (var sendings = new Sendings(recorder, rules, 25_000, 1)) {
            sendings.send(List.of(target), unfinished, new Exchange.Pause(0, 0));
            try (Socket behind = other.accept()) {
                behind.setSoTimeout(20_000);
                assertThat(behind.getInputStream().readAllBytes()).isEqualTo(unfinished);
            }
        }
    }

    @Test
    void holdsSixteenExchangesAtOnceAndAnswersAllElseMeanwhile() throws Exception {
        for (int i = 0; i < 16; i++) {
            post("/send?to=flask-equivalent", UNFINISHED);
        }

        Reply refusal = post("/send?to=socket-server", GET);

        assertThat(refusal.status()).isEqualTo(503);
        assertThat(refusal.content()).contains("16 exchanges at once are the most");
        assertThat(post("/annotate", GET).status()).isEqualTo(200);
        for (int id = 1; id <= 16; id++) {
            post("/stop?id=" + id, "");
            outcome(id);
        }
        assertThat(exchange("to=socket-server", GET).get("summary").asString()).isEqualTo("200");
    }

    @Test
    void hangsUpOnAServerThatSaysNothingAndListensToItsLastWords() throws Exception {
        var target = new Targets.Target("silent", (InetSocketAddress) other.getLocalSocketAddress(), "start it", null);
        var exchange = new Exchange(target, GET.getBytes(StandardCharsets.US_ASCII), MessageLimits.DEFAULT,
                new Exchange.Pause(0, 0), recorder, 100, () -> { });
        var late = CompletableFuture.runAsync(() -> {
            try (Socket socket = other.accept()) {
                socket.getInputStream().readAllBytes();
                socket.getOutputStream().write("HTTP/1.1 408 \r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }, task -> new Thread(task).start());

        exchange.run();

        late.get();
        assertThat(exchange.log().state().events()).extracting(Log.Event::kind).containsExactly("connect", "write",
                "timeout", "fin", "read", "fin");
        assertThat(exchange.log().state().end().how()).isEqualTo("timeout");
        assertThat(exchange.log().state().ending()).as("whose FIN ended the content").isEqualTo(Ending.CLOSED);
    }

    @Test
    void saysHowToStartAServerThatIsNotThere() throws IOException {
        other.close();

        JsonNode sent = exchange("to=flask-equivalent", GET);

        assertThat(texts(sent.get("events"), "kind")).containsExactly("failed");
        assertThat(sent.get("end").get("sentence").asString())
                .startsWith("Nothing listens on port " + other.getLocalPort() + "; start it with: mvn ");
        assertThat(sent.get("summary").asString()).isEqualTo("no answer");
        assertThat(sent("to=socket-server,flask-equivalent", GET).get("disagreement").isNull())
                .as("who was never asked cannot disagree").isTrue();
    }

    @Test
    void saysAtWhichOctetTheyPart() throws Exception {
        String folded = "GET /api HTTP/1.1\r\nHost: a\r\nX: b\r\n c\r\n\r\n";
        receive(folded.length(), "HTTP/1.1 200 \r\nContent-Length: 0\r\n\r\n");

        JsonNode parted = sent("to=socket-server,flask-equivalent", folded).get("disagreement");

        assertThat(parted.get("octet").asInt()).isEqualTo(folded.indexOf(" c"));
        assertThat(parted.get("agree").asBoolean()).isFalse();
        assertThat(parted.get("rfc").asString()).isEqualTo("RFC 9112, section 5.2");
        assertThat(parted.get("sentence").asString()).isEqualTo("Up to octet 33 nothing divides them. At octet 34 the "
                + "socket server says 400: a field line cannot be continued on the next line; begin each with its "
                + "name. flask-equivalent says 200: how it reads this octet, only its answer tells.");
    }

    @Test
    void saysWhereTheHandlerMadeTheDifference() throws Exception {
        String brew = "BREW /api HTTP/1.1\r\nHost: a\r\n\r\n";
        receive(brew.length(), "HTTP/1.1 405 \r\nContent-Length: 0\r\n\r\n");

        JsonNode parted = sent("to=socket-server,flask-equivalent", brew).get("disagreement");

        assertThat(parted.get("octet").asInt()).isZero();
        assertThat(parted.get("to").asInt()).isEqualTo(4);
        assertThat(parted.get("sentence").asString()).startsWith("They part at the first octet. The socket server says "
                + "501: this server does not know the method");
        assertThat(parted.get("readings").get(0).get("sentence").asString())
                .startsWith("It reads them all, and objects to octet 0: this server");
    }

    @Test
    void saysWhereNothingCanBeKnownOrAllAgree() throws Exception {
        receive(GET.length(), "HTTP/1.1 404 \r\nContent-Length: 0\r\n\r\n");
        JsonNode unknown = sent("to=socket-server,flask-equivalent", GET).get("disagreement");
        receive(GET.length(), "HTTP/1.1 200 \r\nContent-Length: 0\r\n\r\n");
        JsonNode agreed = sent("to=socket-server,flask-equivalent", GET).get("disagreement");

        assertThat(unknown.get("octet").isNull()).isTrue();
        assertThat(unknown.get("sentence").asString()).startsWith("socket-server says 200, flask-equivalent says 404. "
                + "At which octet they part cannot be seen");
        assertThat(agreed.get("agree").asBoolean()).isTrue();
        assertThat(agreed.get("sentence").asString()).isEqualTo("Both say 200.");
    }

    @Test
    void sendsToFurtherServers() throws Exception {
        try (var more = new WireView(0, new InetSocketAddress("127.0.0.1", server.port()), 1,
                Map.of("rung", other.getLocalPort()), recorder,
                new Rules(MessageLimits.DEFAULT, new Router(new EchoServer()), Set.of()))) {
            wireView.close();
            wireView = more;
            readToken();
            receive(GET.length(), "HTTP/1.1 204 \r\n\r\n");

            assertThat(exchange("to=rung", GET).get("summary").asString()).isEqualTo("204");
            assertThat(texts(get("/targets").json(), "name")).containsExactly("socket-server", "flask-equivalent",
                    "rung");
        }
    }
}
