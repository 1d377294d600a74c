package httpbytes.socketserver.server;

import static org.assertj.core.api.Assertions.assertThat;

import httpbytes.socketserver.message.Fields;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("quick")
class HttpServerTest extends ServerTest {

    @Test
    void answersManyAtOnceWhileOthersSayNothing() throws IOException {
        List<Client> silent = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            silent.add(new Client(server));
        }
        assertIsAlive();
        for (Client client : silent) {
            assertThat(client.send(GET).answer().content()).isEqualTo(ADA);
            client.close();
        }
        await(() -> server.places.open() == 0);
    }

    @Test
    void turnsAConnectionAwayThatIsTooMany() throws IOException {
        restart(limits(1, (int) Limits.DEFAULT.lingering().toSeconds()), RequestLog.QUIET);
        try (var first = new Client(server); var second = new Client(server)) {
            assertThat(first.send(GET).answer().content()).isEqualTo(ADA);
            var answer = second.send(GET).answer();
            assertThat(answer.statusLine()).isEqualTo("HTTP/1.1 503 Service Unavailable");
            assertThat(answer.field("Retry-After")).isEqualTo("1");
            assertThat(second.rest()).isEmpty();
        }
        await(() -> server.places.open() == 0);
    }

    @Test
    void servesWhoeverComesNextWhileOthersAreBeingTurnedAway() throws IOException {
        restart(limits(1, 1_000_000), RequestLog.QUIET);
        try (var first = new Client(server)) {
            assertThat(first.send(GET).answer().content()).isEqualTo(ADA);
            try (var lingering = new Client(server)) {
                assertThat(lingering.send(GET).answer().statusLine()).contains("503");
                first.close();
                await(() -> server.places.open() == 1);
                assertIsAlive();
            }
        }
        await(() -> server.places.open() == 0);
    }

    @Test
    void givesThePlaceOfTheLongestIdleToWhoeverComesNext() throws IOException {
        restart(limits(2, (int) Limits.DEFAULT.lingering().toSeconds()), RequestLog.QUIET);
        try (var silent = new Client(server); var recent = new Client(server)) {
            await(() -> server.places.open() == 2);
            server.watcher.watch();
            assertThat(recent.send(GET).answer().content()).isEqualTo(ADA);
            server.watcher.watch();
            server.watcher.watch();

            assertIsAlive();
            assertThat(silent.rest()).isEmpty();
            assertThat(recent.send(GET).answer().content()).isEqualTo(ADA);
        }
        await(() -> server.places.open() == 0);
    }

    @Test
    void takesNoPlaceFromSomebodyWhoHasBegunARequest() throws IOException {
        restart(limits(1, (int) Limits.DEFAULT.lingering().toSeconds()), RequestLog.QUIET);
        try (var busy = new Client(server)) {
            busy.send(GET).answer();
            busy.send("GET /api?name=A");
            server.watcher.watch();
            server.watcher.watch();
            try (var newcomer = new Client(server)) {
                assertThat(newcomer.send(GET).answer().statusLine()).contains("503");
            }
            assertThat(busy.send("da HTTP/1.1\nHost: localhost\n\n").answer().content()).isEqualTo(ADA);
        }
        await(() -> server.places.open() == 0);
    }

    @Test
    void finishesWhatHasBegunWhenItStops() throws Exception {
        entered = new CountDownLatch(1);
        release = new CountDownLatch(1);
        try (var busy = new Client(server); var idle = new Client(server)) {
            busy.send("GET /waits HTTP/1.1\nHost: localhost\n\n");
            idle.send(GET).answer();
            await(() -> entered.getCount() == 0);

            var stopped = CompletableFuture.runAsync(server::close);
            assertThat(idle.rest()).as("from a connection without a request").isEmpty();
            release.countDown();

            var answer = busy.answer();
            assertThat(answer.content()).isEqualTo("waited");
            assertThat(answer.field("Connection")).isEqualTo("close");
            busy.close();
            idle.close();
            stopped.get();
        }
        server = start(Limits.DEFAULT, RequestLog.QUIET);
    }

    @Test
    void losesNothingWhenItStopsInTheMiddleOfALoad() throws Exception {
        var answered = new AtomicInteger();
        List<CompletableFuture<Void>> load = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            int first = i * 1_000_000;
            load.add(CompletableFuture.runAsync(() -> askUntilRefused(first, answered), task -> new Thread(task)
                    .start()));
        }
        await(() -> answered.get() > 1_000);
        server.close();

        for (CompletableFuture<Void> client : load) {
            client.get();
        }
        server = start(Limits.DEFAULT, RequestLog.QUIET);
    }

    /** Every request gets its own answer, up to one that says close; then nobody listens any more. */
    private void askUntilRefused(int first, AtomicInteger answered) {
        try {
            int token = first;
            while (true) {
                try (var client = new Client(server)) {
                    Client.Answer answer;
                    do {
                        client.send("GET /api?token=" + ++token + " HTTP/1.1\nHost: localhost\n\n");
                        answer = client.answer();
                        assertThat(answer.content()).endsWith("\ntoken = " + token + "\n");
                        answered.incrementAndGet();
                    } while (answer.field("Connection") == null);
                }
            }
        } catch (ConnectException stopped) {
            // The listener is gone.
        } catch (IOException lost) {
            throw new UncheckedIOException(lost);
        }
    }

    @Test
    void canStartAgainOnTheSamePortAtOnce() throws IOException {
        assertIsAlive();
        int port = server.port();
        server.close();
        server = new HttpServer(InetAddress.getLoopbackAddress(), port, server.handler(), Limits.DEFAULT,
                RequestLog.QUIET);
    }

    @Test
    void mayBeClosedTwice() {
        server.close();
        server.close();
        server = start(Limits.DEFAULT, RequestLog.QUIET);
    }

    @Test
    void logsOneLineForEachRequestThatNoClientCanForge() throws IOException {
        var log = new ByteArrayOutputStream();
        var clock = Clock.fixed(Instant.parse("2026-11-23T10:41:07Z"), ZoneOffset.UTC);
        restart(Limits.DEFAULT, new RequestLog(new PrintStream(log, true, StandardCharsets.UTF_8), clock,
                (peer, fields) -> peer));
        try (var client = new Client(server)) {
            client.send(GET).answer();
            client.send("HEAD /api HTTP/1.1\nHost: localhost\n\n").answerToHead();
            client.send("GET /\u001b[31m\" HTTP/1.1\nHost: localhost\n\n").answer();
        }
        try (var client = new Client(server)) {
            client.send("GET /" + "a".repeat(300) + " HTTP/1.1\nHost: localhost\n\n").answer();
        }
        try (var client = new Client(server)) {
            client.endOutput().rest();
        }
        String before = "127.0.0.1 - - [23/Nov/2026:10:41:07 +0000] \"";
        var lines = log.toString(StandardCharsets.UTF_8).lines().map(line -> line.replaceAll(" [0-9]+$", " N"));
        assertThat(lines).containsExactly(
                before + "GET /api?name=Ada HTTP/1.1\" 200 N",
                before + "HEAD /api HTTP/1.1\" 200 -",
                before + "GET /\\x1b[31m\\x22 HTTP/1.1\" 400 N",
                before + "GET /" + "a".repeat(195) + "...\" 404 N");
    }

    /** By the fields that each request brings, and by nothing else: whether to believe them is decided elsewhere. */
    @Test
    void logsTheClientThatTheFieldsOfARequestName() throws IOException {
        String request = GET.replace("\n\n", "\nX-Client: 203.0.113.7\n\n");
        var log = new ByteArrayOutputStream();
        restart(Limits.DEFAULT, new RequestLog(new PrintStream(log, true, StandardCharsets.UTF_8), Clock.systemUTC(),
                HttpServerTest::named));
        try (var client = new Client(server)) {
            client.send(request).answer();
            client.send(GET).answer();
            // Refused when its fields are known.
            client.send(request.replace("\n\n", "\nContent-Length: 2000000\n\n")).answer();
        }
        try (var client = new Client(server)) {
            client.send(request).answer();
            // Refused before: what another request said does not count for it.
            client.send("nonsense\n").answer();
        }
        String named = "203.0.113.7";
        assertThat(log.toString(StandardCharsets.UTF_8).lines().map(line -> line.replaceAll(" .*", "")))
                .containsExactly(named, "127.0.0.1", named, named, "127.0.0.1");
    }

    private static InetAddress named(InetAddress peer, Fields fields) {
        try {
            return fields.contains("X-Client") ? InetAddress.getByName(fields.value("X-Client")) : peer;
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }
}
