package httpbytes.docs.contract;

import static org.assertj.core.api.Assertions.assertThat;

import httpbytes.docs.contract.Contract.Row;
import httpbytes.docs.parties.OnBothServers;
import httpbytes.docs.parties.Servers;
import httpbytes.docs.parties.WireClient;
import httpbytes.docs.parties.WireClient.Answer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** One contract, two servers: what is valid gets the same answer from both, what is not the same status. */
@Tag("quick")
class ContractTest {

    private static final String GET = "GET /api?name=Ada HTTP/1.1\nHost: localhost\n\n";
    private static final String ADA = "GET request received with the following parameters:\nname = Ada\n";

    static Stream<Arguments> rowsOnBothServers() {
        return Arrays.stream(Servers.values()).flatMap(server -> rows().map(row -> Arguments.of(server, row)));
    }

    private static Stream<Row> rows() {
        return Stream.concat(Contract.rows().stream(), Contract.rowsBesideApi().stream());
    }

    @Test
    void hasItsRows() {
        assertThat(Contract.rowsBesideApi()).hasSizeGreaterThan(20);
        assertThat(rows()).extracting(Row::name).hasSizeGreaterThan(100).doesNotHaveDuplicates();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("rowsOnBothServers")
    void isKept(Servers server, Row row) throws IOException {
        try (var client = server.connect()) {
            client.send(row.request());
            Answer answer = row.isHead() ? client.answerToHead() : client.answer();

            assertThat(answer.status()).as("status, with the content %s", answer.content()).isEqualTo(row.status());
            if (row.isContentOf(server)) {
                assertContent(row, answer);
            }
            assertThat(answer.fieldLines()).containsAll(row.fields());
            assertAllow(server, row, answer);
            if (answer.saysClose()) {
                assertThat(client.rest()).isEmpty();
            } else {
                assertThat(client.send(GET).answer().content()).as("the next answer").isEqualTo(ADA);
            }
        }
    }

    private static void assertContent(Row row, Answer answer) {
        if (row.content() == null) {
            assertThat(answer.field("Content-Length")).isEqualTo("0");
            return;
        }
        if (row.content().isEmpty()) {
            // 204 and 304 end with their fields, whatever these say; a 204 says no length (RFC 9110, section 8.6).
            assertThat(answer.field("Content-Length")).isIn(row.status() != 308 ? List.of("")
                    : row.isHead() ? List.of("", "0") : List.of("0"));
            assertThat(answer.content()).isEmpty();
            return;
        }
        int length = row.content().getBytes(StandardCharsets.UTF_8).length;
        assertThat(answer.content()).isEqualTo(row.isHead() ? "" : row.content());
        assertThat(answer.field("Content-Length")).isEqualTo(
                row.fields().contains(Contract.CHUNKED) ? "" : String.valueOf(length));
        assertThat(answer.field("Content-Type")).isEqualTo("text/plain;charset=utf-8");
        assertThat(answer.field("X-Content-Type-Options")).isEqualTo("nosniff");
    }

    /** In any order; where it refuses, the framework server names those methods alone that have code of their own. */
    private static void assertAllow(Servers server, Row row, Answer answer) {
        List<String> allowed = Arrays.stream(answer.field("Allow").split(",")).map(String::strip).toList();
        if (row.status() != 405 && row.content() != null) {
            assertThat(allowed).containsExactly("");
        } else if (row.status() == 405 && server == Servers.FLASK_EQUIVALENT) {
            assertThat(allowed).contains("get", "post");
        } else {
            assertThat(allowed).containsExactlyInAnyOrder("get", "head", "options", "post");
        }
    }

    @OnBothServers
    void holdsForSeveralRequestsOnOneConnection(Servers server) throws IOException {
        try (var client = server.connect()) {
            client.send(GET + "POST /nope HTTP/1.1\nHost: localhost\nContent-Length: 3\n\na=1" + GET + GET);

            assertThat(client.answer().content()).isEqualTo(ADA);
            assertThat(client.answer().status()).isEqualTo(404);
            assertThat(client.answer().content()).isEqualTo(ADA);
            assertThat(client.answer().content()).isEqualTo(ADA);
        }
    }

    @OnBothServers
    void holdsForA100Continue(Servers server) throws IOException {
        try (var client = server.connect()) {
            client.send("""
                    POST /api HTTP/1.1
                    Host: localhost
                    Content-Type: application/x-www-form-urlencoded
                    Content-Length: 3
                    Expect: 100-continue

                    """);
            // Answers 100 first, which the client here passes over; without it the content would never be sent.
            client.send("a=1");
            assertThat(client.answer().content()).endsWith("a = 1\n");
        }
    }

    @OnBothServers
    void theTenRequestsThatEndedTheOriginalServer(Servers server) throws IOException {
        try (var silent = server.connect()) {
            assertThat(answersGet(server)).as("while a connection says nothing").isTrue();
            for (String request : List.of(
                    "GET /api?flag HTTP/1.1\nHost: localhost\n\n",
                    "GET /api?a=b=c HTTP/1.1\nHost: localhost\n\n",
                    "POST /api HTTP/1.1\nHost: localhost\n\n",
                    "GET /api HTTP/1.1\n\n",
                    "GET /api HTTP/1.1\nHost:localhost\n\n",
                    "GET /api HTTP/1.1\nHost: localhost\nX: " + "a".repeat(1_100) + "\n\n",
                    "GET /api?\u00ff HTTP/1.1\nHost: localhost\n\n")) {
                answeredAndAlive(server, WireClient.wire(request));
            }
            answeredAndAlive(server, "GET /api HTTP/1.1\nHost: localhost\n\n".getBytes(StandardCharsets.US_ASCII));
            contentInASecondSegment(server);
            assertThat(silent.send(GET).answer().content()).isEqualTo(ADA);
        }
    }

    private static void answeredAndAlive(Servers server, byte[] request) throws IOException {
        try (var client = server.connect()) {
            assertThat(client.send(request).answer().status()).isBetween(200, 499);
        }
        assertThat(answersGet(server)).isTrue();
    }

    private static void contentInASecondSegment(Servers server) throws IOException {
        try (var client = server.connect()) {
            client.send("""
                    POST /api HTTP/1.1
                    Host: localhost
                    Content-Type: application/x-www-form-urlencoded
                    Content-Length: 3

                    """);
            assertThat(answersGet(server)).as("while a content is still to come").isTrue();
            assertThat(client.send("a=1").answer().content()).endsWith("a = 1\n");
        }
    }

    private static boolean answersGet(Servers server) throws IOException {
        try (var client = server.connect()) {
            return client.send(GET).answer().content().equals(ADA);
        }
    }
}
