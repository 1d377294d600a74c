package httpbytes.docs.wireview;

import static org.assertj.core.api.Assertions.assertThat;

import httpbytes.docs.pages.GeneratedPage;
import httpbytes.docs.parties.Servers;
import httpbytes.docs.parties.WireClient;
import httpbytes.socketserver.EchoServer;
import httpbytes.socketserver.route.Router;
import httpbytes.socketserver.server.HttpServer;
import httpbytes.socketserver.server.Limits;
import httpbytes.socketserver.server.RequestLog;
import httpbytes.socketserver.wire.MessageLimits;
import httpbytes.socketserver.wireview.Ending;
import httpbytes.socketserver.wireview.RequestAnatomy;
import httpbytes.socketserver.wireview.RequestAnatomy.Received;
import httpbytes.socketserver.wireview.RequestAnatomy.Verdict;
import httpbytes.socketserver.wireview.ResponseAnatomy;
import httpbytes.socketserver.wireview.ResponseAnatomy.Answer;
import httpbytes.socketserver.wireview.ResponseAnatomy.Asked;
import httpbytes.socketserver.wireview.WireView;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What becomes of each preset of the wire view at both servers: the table on its page. */
@Tag("quick")
class PresetsTest {

    /** Both servers with the shortest deadlines that they take, in seconds. What they wait for does not come. */
    private static final int DEADLINE = 1;
    private static final String LAST = """
            GET /api?last=yes HTTP/1.1
            Host: localhost
            Connection: close

            """;
    private static final String FILL = "{fill}";
    private static final int FILL_OCTETS = 17_000;

    /** A preset as octets. */
    private record Preset(String name, byte[] octets, RequestAnatomy anatomy) {

        static Preset of(JsonNode node) {
            byte[] octets = WireClient.drawn(node.get("text").asString().replace(FILL, "a".repeat(FILL_OCTETS)));
            return new Preset(node.get("name").asString(), octets, RequestAnatomy.of(octets, MessageLimits.DEFAULT));
        }

        /** Not all: the last request that a client sends behind it is not among them. */
        Asked asked() {
            return new Asked(anatomy.methods(), false);
        }

        /** Whether a server has to wait for more, and its deadline decides. */
        boolean isUnfinished() {
            return anatomy.requests().stream().noneMatch(one -> one.verdict() == Verdict.REFUSED)
                    && anatomy.requests().stream().allMatch(one -> one.verdict() != Verdict.COMPLETE);
        }

        /** Whether the next octet would be the first of another request, if the server read it. */
        boolean endsComplete() {
            return anatomy.requests().stream().noneMatch(one -> one.verdict() == Verdict.INCOMPLETE)
                    && octets.length > 0;
        }

        String rule() {
            return anatomy.requests().stream().map(Received::refusal).filter(refusal -> refusal != null)
                    .map(refusal -> refusal.violation().section()).findFirst().orElse("");
        }
    }

    @Test
    void endAtBothServersAsThePageSays() throws Exception {
        List<Preset> presets = presets();
        assertThat(presets).hasSizeGreaterThanOrEqualTo(22);
        Limits hasty = Limits.with(limits -> {
            limits.firstOctet = Duration.ofSeconds(DEADLINE);
            limits.headerSection = Duration.ofSeconds(DEADLINE);
            limits.body = Duration.ofSeconds(DEADLINE);
            limits.idle = Duration.ofSeconds(DEADLINE);
        });
        try (var socketServer = new HttpServer(InetAddress.getLoopbackAddress(), 0, new Router(new EchoServer()), hasty,
                        RequestLog.QUIET);
                var flaskEquivalent = Servers.startFlaskEquivalent("--server.tomcat.connection-timeout=" + DEADLINE
                        + "s")) {
            int flaskPort = ((WebServerApplicationContext) flaskEquivalent).getWebServer().getPort();
            List<Row> rows = presets.stream().map(preset -> new Row(preset,
                    outcomeOf(preset, socketServer.port()), outcomeOf(preset, flaskPort))).toList();
            GeneratedPage.assertShows(Path.of("wire-view.md"),
                    "| preset | refused by | socket-server | flask-equivalent |\n|---|---|---|---|\n"
                            + rows.stream().map(Row::shown).collect(Collectors.joining()));
        }
    }

    private record Row(Preset preset, CompletableFuture<String> ours, CompletableFuture<String> tomcats) {

        String shown() {
            return "| %s | %s | %s | %s |\n".formatted(preset.name(), preset.rule(), ours.join(), tomcats.join());
        }
    }

    /**
     * Those that have to wait do so at the same time. The others go one after the other: a Tomcat that has just seen
     * HTTP/0.9 goes on without status-lines for a while.
     */
    private static CompletableFuture<String> outcomeOf(Preset preset, int port) {
        return preset.isUnfinished()
                ? CompletableFuture.supplyAsync(() -> outcome(port, preset), task -> new Thread(task).start())
                : CompletableFuture.completedFuture(outcome(port, preset));
    }

    private static List<Preset> presets() throws IOException {
        try (InputStream in = WireView.class.getResourceAsStream("presets.json")) {
            return StreamSupport.stream(JsonMapper.shared().readTree(in).spliterator(), false).map(Preset::of).toList();
        }
    }

    /**
     * What comes until the server closes. Where it could read on, it is then given a last request that asks
     * it to close.
     */
    private static String outcome(int port, Preset preset) {
        try (var client = new WireClient(port)) {
            client.send(preset.octets());
            String received = client.some();
            if (preset.endsComplete()) {
                client.sendIfPossible(LAST);
            } else if (!preset.isUnfinished()) {
                client.endOutput();
            }
            received += client.restIfAny();
            byte[] octets = received.getBytes(StandardCharsets.ISO_8859_1);
            return shown(ResponseAnatomy.of(octets, preset.asked(), Ending.CLOSED).answers(), preset.isUnfinished());
        } catch (IOException e) {
            throw new IllegalStateException(preset.name(), e);
        }
    }

    private static String shown(List<Answer> answers, boolean waits) {
        boolean lastWasAnswered = !answers.isEmpty() && isToLast(answers.get(answers.size() - 1));
        String statuses = answers.stream().limit(answers.size() - (lastWasAnswered ? 1 : 0))
                .map(answer -> answer.status() == 0 ? "no status-line" : String.valueOf(answer.status()))
                .collect(Collectors.joining(", "));
        String end = statuses.isEmpty() ? "closes without a word" : lastWasAnswered ? ", stays open" : ", closes";
        return (waits ? "waits, then " : "") + statuses + end;
    }

    private static boolean isToLast(Answer answer) {
        return new String(answer.content(), StandardCharsets.UTF_8).endsWith("last = yes\n");
    }
}
