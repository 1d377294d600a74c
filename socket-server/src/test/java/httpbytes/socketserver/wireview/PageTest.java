package httpbytes.socketserver.wireview;

import static org.assertj.core.api.Assertions.assertThat;

import httpbytes.socketserver.wire.MessageLimits;
import httpbytes.socketserver.wire.Progress;
import httpbytes.socketserver.wire.ReceiveBuffer;
import httpbytes.socketserver.wire.RequestParser;
import httpbytes.socketserver.wire.Wire;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the page asks, and is told. */
@Tag("quick")
class PageTest extends WireViewTesting {

    private static final String GET = "GET /api?name=Ada HTTP/1.1\r\nHost: a\r\n\r\n";

    private static List<String> texts(JsonNode list, String name) {
        List<String> texts = new ArrayList<>();
        list.forEach(node -> texts.add(node.get(name).asString()));
        return texts;
    }

    @Test
    void offersPresets() throws IOException {
        JsonNode presets = get("/presets").json();

        Set<String> ids = new HashSet<>(texts(presets, "id"));
        assertThat(ids).hasSameSizeAs(presets).hasSizeGreaterThanOrEqualTo(22);
        for (JsonNode preset : presets) {
            assertThat(preset.get("name").asString()).isNotBlank();
            assertThat(preset.get("note").asString()).matches(".{20,}[.?]");
            assertThat(preset.get("text").asString()).doesNotContain("\r", "\n", "{");
        }
    }

    @Test
    void saysWhichServersRunAndHowToStartTheOthers() throws IOException {
        other.close();

        JsonNode targets = get("/targets").json();

        assertThat(texts(targets, "name")).containsExactly("socket-server", "flask-equivalent");
        assertThat(texts(targets, "running")).containsExactly("true", "false");
        assertThat(targets.get(1).get("start").asString()).isEqualTo("mvn -q -pl flask-equivalent spring-boot:run "
                + "\"-Dspring-boot.run.arguments=--port=" + other.getLocalPort() + "\"");
    }

    @Test
    void explainsEveryOctet() throws IOException {
        JsonNode explained = post("/annotate", "GET /<script> HTTP/1.1\r\nHost: a\r\n").json();

        assertThat(texts(explained.get("messages"), "verdict")).containsExactly("refused", "unread");
        assertThat(texts(explained.get("spans"), "state"))
                .containsExactly("right", "right", "right", "refused", "right", "right", "right", "right",
                        "questionable");
        JsonNode refused = explained.get("spans").get(3);
        assertThat(refused.get("from").asInt()).isEqualTo(5);
        assertThat(refused.get("to").asInt()).isEqualTo(6);
        assertThat(refused.get("link").asString()).isEqualTo("https://www.rfc-editor.org/rfc/rfc3986.html#section-2");
    }

    @Test
    void explainsNoMoreThanAnybodyReads() throws IOException {
        String request = "GET / HTTP/1.1\r\nHost: a\r\nX: 1\r\nY: 2\r\nZ: 3\r\n\r\n";
        JsonNode explained = post("/annotate", request.repeat(1_000)).json();

        assertThat(explained.get("spans")).hasSize(2_000);
        assertThat(explained.get("shown").asInt()).isLessThan(explained.get("octets").asInt())
                .isEqualTo(explained.get("spans").get(1_999).get("to").asInt());
    }

    @Test
    void explainsOfFurtherPartsOnlyWhatIsNotRight() throws IOException {
        JsonNode all = post("/annotate", GET + "get").json();
        JsonNode first = post("/annotate?parts=3", GET + "get").json();

        assertThat(texts(first.get("spans"), "state")).containsExactly("right", "right", "right", "questionable");
        assertThat(first.get("spans").get(3)).isEqualTo(all.get("spans").get(all.get("spans").size() - 1));
        assertThat(first.get("parts").asInt()).isEqualTo(all.get("spans").size()).isGreaterThan(4);
        assertThat(first.get("shown")).isEqualTo(all.get("shown"));
        assertThat(post("/annotate?parts=-1", GET).status()).isEqualTo(400);
    }

    @Test
    void listsWhatArrived() throws IOException {
        try (var silent = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            exchange(server.port(), "GET /nowhere HTTP/1.1\r\nHost: a\r\nUser-Agent: curl/8\r\nConnection: "
                    + "close\r\n\r\n");
            sent("to=socket-server", GET);
            await(() -> recorder.changedAfter(0).stream().filter(one -> one.end() != null).count() == 2);

            JsonNode arrived = get("/arrived").json();

            JsonNode rows = arrived.get("rows");
            assertThat(texts(rows, "state"))
                    .containsExactly("open", "closed by the server", "closed by the client");
            assertThat(texts(rows, "who")).containsExactly("127.0.0.1:" + silent.getLocalPort(), "curl/8", "this page");
            assertThat(rows.get(0).get("requestLine").isNull()).as("connected, sent nothing").isTrue();
            assertThat(rows.get(1).get("requestLine").asString()).isEqualTo("GET /nowhere HTTP/1.1");
            assertThat(rows.get(1).get("statuses").asString()).isEqualTo("404");
            assertThat(rows.get(2).get("received").asInt()).isEqualTo(GET.length());
            assertThat(rows.get(2).get("at").asString()).isEqualTo("socket-server");

            long version = arrived.get("version").asLong();
            assertThat(get("/arrived?after=" + version).json().get("rows")).as("news").isEmpty();
        }
    }

    @Test
    void showsWhatPassedOctetByOctet() throws IOException {
        byte[] answer = exchange(server.port(), "GET /api HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");

        JsonNode shown = get("/exchange?id=1").json();

        assertThat(octets(shown.get("received").get("octets"))).startsWith("GET /api HTTP/1.1\r\n");
        assertThat(shown.get("sent").get("octets").binaryValue()).isEqualTo(answer);
        assertThat(texts(shown.get("sent").get("anatomy").get("spans"), "part")).contains("status-code", "content");
        assertThat(get("/exchange?id=2").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "GET / HTTP/1.1\r\nHost: a\r\nCookie: SECRET=1; SECRET\r\nAUTHORIZATION:Basic SECRET\r\nConnection: "
                    + "close\r\n\r\n",
            "GET / nonsense\r\nProxy-Authorization : SECRET\r\n\r\n", "GET / HTTP/1.1\nCookie: SECRET\n\n"})
    void hidesSecretsUntilItIsAskedForThem(String request) throws IOException {
        exchange(server.port(), request);

        JsonNode hidden = get("/exchange?id=1").json();
        JsonNode revealed = get("/exchange?id=1&reveal=true").json();

        assertThat(octets(hidden.get("received").get("octets"))).doesNotContain("SECRET").hasSameSizeAs(request);
        assertThat(octets(revealed.get("received").get("octets"))).isEqualTo(request);
        assertThat(revealed.toString()).doesNotContain("\"hidden\":true");
    }

    @Test
    void saysWhichValuesAreHidden() throws IOException {
        exchange(server.port(), "GET / HTTP/1.1\r\nHost: a\r\nCookie: SECRET\r\nConnection: close\r\n\r\n");

        JsonNode spans = get("/exchange?id=1").json().get("received").get("anatomy").get("spans");

        assertThat(texts(spans, "hidden").stream().filter("true"::equals)).hasSize(1);
    }

    @Test
    void keepsTheNewestHundredAndForgetsThemWhenTold() throws IOException {
        for (int i = 0; i < 103; i++) {
            exchange(server.port(), "GET /api?n=" + i + " HTTP/1.0\r\n\r\n");
        }

        JsonNode arrived = get("/arrived").json();

        assertThat(arrived.get("rows")).hasSize(100);
        assertThat(arrived.get("forgotten").asInt()).isEqualTo(3);
        assertThat(arrived.get("rows").get(99).get("requestLine").asString()).isEqualTo("GET /api?n=102 HTTP/1.0");
        assertThat(post("/clear", "").status()).isEqualTo(204);
        assertThat(get("/arrived").json().get("rows")).isEmpty();
    }

    @Test
    void keepsNothingOfAConnectionThatIsNoLongerListed() throws IOException {
        var recording = recorder.begin("socket-server", Targets.loopback(1));
        recording.received(new byte[9], 0, 9);
        recorder.clear();
        recording.sent(new byte[9], 0, 9);

        assertThat(recording.received().octets()).isEmpty();
        assertThat(recording.sent().octets()).isEmpty();
    }

    @Test
    void keepsTheBeginningOfALongConversation() throws IOException {
        String many = GET.repeat(2_500) + "GET / HTTP/1.0\r\n\r\n";
        byte[] answers = exchange(server.port(), many);

        JsonNode shown = get("/exchange?id=1").json();

        assertThat(shown.get("received").get("octets").binaryValue()).hasSize(64 * 1024);
        assertThat(shown.get("received").get("truncated").asBoolean()).isTrue();
        assertThat(shown.get("row").get("received").asInt()).isEqualTo(many.length());
        assertThat(shown.get("row").get("sent").asInt()).isEqualTo(answers.length);
    }

    private List<Arrival> rows(Arrivals arrivals, long seen) throws Exception {
        var buffer = Marks.filled(new ReceiveBuffer(),
                Wire.wire("GET /arrived?after=" + seen + " HTTP/1.1\nHost: a\n\n"));
        var asked = (Progress.Complete) new RequestParser(buffer, MessageLimits.DEFAULT).parse();
        List<Arrival> rows = new ArrayList<>();
        for (JsonNode row : JsonMapper.shared().readTree(arrivals.arrived(asked.request()).content()).get("rows")) {
            rows.add(JsonMapper.shared().treeToValue(row, Arrival.class));
        }
        return rows;
    }

    /** A load test is not to be slowed down by a page on which somebody may look at it. */
    @Test
    void readsConversationsOnlyAsLongAsItMay() throws Exception {
        Rules rules = new Rules(MessageLimits.DEFAULT, server.handler(), Set.of());
        exchange(server.port(), GET.repeat(728) + "GET /nowhere HTTP/1.0\r\n\r\n");
        var hasty = new Arrivals(recorder, rules, 0);

        Arrival first = rows(hasty, 0).get(0);
        Arrival again = rows(hasty, first.version()).get(0);
        Arrival whole = rows(new Arrivals(recorder, rules), 0).get(0);

        assertThat(first.requestLine()).isEqualTo("GET /api?name=Ada HTTP/1.1");
        assertThat(first.requests()).isEqualTo(1);
        assertThat(first.moreRequests()).isTrue();
        assertThat(again.version()).as("shown again, because it was not read yet").isEqualTo(first.version());
        assertThat(whole.requests()).isEqualTo(729);
        assertThat(whole.moreRequests()).as("of the answers not all are kept, of the requests they are").isFalse();
        assertThat(whole.lastRequestLine()).isEqualTo("GET /nowhere HTTP/1.0");
        assertThat(whole.statuses()).startsWith("200 ×");
        assertThat(rows(new Arrivals(recorder, rules), first.version())).isEmpty();
    }

    @Test
    void readsAConversationAgainOnlyWhereItHasChanged() throws Exception {
        var recording = recorder.begin("socket-server", Targets.loopback(1));
        byte[] half = Wire.wire("GET /a HTTP/1.1\n");
        recording.received(half, 0, half.length);
        long before = recording.keptVersion();
        byte[] rest = new byte[64 * 1024];
        recording.received(rest, 0, rest.length);
        long full = recording.keptVersion();
        recording.received(rest, 0, rest.length);

        assertThat(full).isNotEqualTo(before);
        assertThat(recording.keptVersion()).as("counted, and not kept").isEqualTo(full);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Cookie : session=SECRETVALUE0123456789; x", "X-Api-Key: SECRETVALUE0123456789\u0001",
            "X: y\r\nAuthorization: Bearer \u0001SECRETVALUE0123456789", "Cookie: a=1;\r\n b=SECRETVALUE0123456789",
            "Cookie SECRETVALUE0123456789", "\u000bCookie: SECRETVALUE0123456789",
            "\u00c2\u00a0Cookie: SECRETVALUE0123456789",
            "X-Auth-Token: SECRET\rVALUE0123456789", "Cookie: SECRETVALUE0123456789\r\nBad Field: x"})
    void hidesSecretsAlsoWhereARefusalQuotesThem(String line) throws IOException {
        exchange(server.port(), "GET / HTTP/1.1\r\nHost: a\r\n" + line + "\r\n\r\n");

        Reply hidden = get("/exchange?id=1");
        String octets = octets(hidden.json().get("received").get("octets"))
                + octets(hidden.json().get("sent").get("octets"));

        assertThat(octets).doesNotContain("SECRET", "VALUE0123");
        assertThat(hidden.content()).doesNotContain("SECRET", "VALUE0123");
        assertThat(hidden.json().get("hides").asBoolean()).isTrue();
        assertThat(get("/exchange?id=1&reveal=true").json().get("hides").asBoolean()).as("so that it can be said")
                .isTrue();
    }

    /** A port that was ours once may be anybody's later. */
    @Test
    void takesNobodyElseForItself() {
        recorder.ownPort(7);

        assertThat(recorder.isOwn(recorder.begin("socket-server", Targets.loopback(7)))).isTrue();
        assertThat(recorder.isOwn(recorder.begin("socket-server", Targets.loopback(8)))).isFalse();
        assertThat(recorder.isOwn(new Recording(9, "socket-server", Targets.loopback(7), () -> 1,
                Instant.now().plusSeconds(60)))).isFalse();
    }

    @Test
    void hidesASecretThatIsTheFirstLine() throws IOException {
        exchange(server.port(), "Cookie: SECRET\r\n\r\n");

        assertThat(get("/arrived").content()).doesNotContain("SECRET");
    }

    @Test
    void saysWhatOfARecordingIsNotThere() throws IOException {
        String fields = "POST /api HTTP/1.1\r\nHost: a\r\nUser-Agent: big/1\r\nContent-Type: "
                + "application/x-www-form-urlencoded\r\nConnection: close\r\nContent-Length: 70000\r\n\r\n";
        exchange(server.port(), fields + "a".repeat(70_000));

        JsonNode shown = get("/exchange?id=1").json();

        assertThat(shown.get("row").get("who").asString()).isEqualTo("big/1");
        assertThat(shown.get("received").get("note").asString()).isEqualTo("The first 65,536 of "
                + String.format(Locale.ROOT, "%,d octets; the rest was not kept.", fields.length() + 70_000));
        assertThat(shown.get("received").get("anatomy").get("messages").get(0).get("sentence").asString())
                .startsWith("Cut off: ");
    }

    @Test
    void writesThePortOfTheServerIntoThePresets() throws IOException {
        for (JsonNode preset : get("/presets").json()) {
            assertThat(preset.get("text").asString()).doesNotContain("localhost:5000");
        }
        assertThat(get("/presets").json().get(0).get("text").asString())
                .contains("Host: localhost:" + server.port() + "\\r");
    }
}
