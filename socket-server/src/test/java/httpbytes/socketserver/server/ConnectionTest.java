package httpbytes.socketserver.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import httpbytes.socketserver.Rfc;
import httpbytes.socketserver.wire.MessageLimits;
import httpbytes.socketserver.wire.Refusals;
import httpbytes.socketserver.wire.ResponseEncoder;
import httpbytes.socketserver.wire.Violation;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.time.Clock;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One connection, over real sockets. */
@Tag("quick")
class ConnectionTest extends ServerTest {

    @Nested
    class Persists {

        @Test
        @Rfc(fact = "persist", section = "9112, 9.3", level = "SHOULD", whom = "implementation")
        void afterAnAnswer() throws IOException {
            try (var client = new Client(server)) {
                for (int i = 0; i < 3; i++) {
                    var answer = client.send(GET).answer();
                    assertThat(answer.content()).isEqualTo(ADA);
                    assertThat(answer.field("Connection")).isNull();
                }
            }
        }

        @Test
        @Rfc(fact = "pipelined-order", section = "9112, 9.3.2", level = "MUST", whom = "server")
        void andAnswersPipelinedRequestsInOrder() throws IOException {
            try (var client = new Client(server)) {
                client.send("""
                        GET /api?n=1 HTTP/1.1
                        Host: localhost

                        POST /api HTTP/1.1
                        Host: localhost
                        Content-Type: application/x-www-form-urlencoded
                        Content-Length: 3

                        n=2HEAD /api?n=3 HTTP/1.1
                        Host: localhost

                        GET /nope HTTP/1.1
                        Host: localhost

                        GET /api?n=5 HTTP/1.1
                        Host: localhost
                        Connection: close

                        """);

                assertThat(client.answer().content()).endsWith("n = 1\n");
                assertThat(client.answer().content()).startsWith("POST").endsWith("n = 2\n");
                assertThat(client.answerToHead().field("Content-Length")).isEqualTo("58");
                assertThat(client.answer().statusLine()).isEqualTo("HTTP/1.1 404 Not Found");
                assertThat(client.answer().content()).endsWith("n = 5\n");
                assertThat(client.rest()).isEmpty();
            }
        }

        @Test
        void throughThousandsOfPipelinedRequests() throws Exception {
            int count = 5_000;
            try (var client = new Client(server)) {
                var sender = new Thread(() -> sendMany(client, count));
                sender.start();
                for (int i = 0; i < count; i++) {
                    assertThat(client.answer().content()).endsWith("n = " + i + "\n");
                }
                sender.join();
            }
        }

        private void sendMany(Client client, int count) {
            try {
                for (int i = 0; i < count; i++) {
                    client.send("GET /api?n=" + i + " HTTP/1.1\nHost: localhost\n\n");
                }
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }

        @Test
        void afterA404WithABody() throws IOException {
            try (var client = new Client(server)) {
                client.send("POST /nope HTTP/1.1\nHost: localhost\nContent-Length: 5\n\nhello" + GET);

                assertThat(client.answer().statusLine()).contains("404");
                assertThat(client.answer().content()).isEqualTo(ADA);
            }
        }

        @Test
        @Rfc(fact = "persistence", section = "9112, 9.3", level = "none", whom = "-",
                here = "keeps one of HTTP/1.0 open for a client that asks")
        void withA10ClientThatAsks() throws IOException {
            try (var client = new Client(server)) {
                client.send("GET /api HTTP/1.0\nConnection: Keep-Alive\n\n");
                assertThat(client.answer().field("Connection")).isEqualTo("keep-alive");
                client.send("GET /api HTTP/1.0\n\n");
                assertThat(client.answer().field("Connection")).isEqualTo("close");
                assertThat(client.rest()).isEmpty();
            }
        }
    }

    @Nested
    class Closes {

        @ParameterizedTest
        @ValueSource(strings = {"close", "Close", "x, close", "keep-alive, close", ", close ,"})
        @Rfc(fact = "close-asked", section = "9112, 9.6", level = "MUST", whom = "server")
        void whenTheClientAsks(String option) throws IOException {
            try (var client = new Client(server)) {
                client.send("GET /api HTTP/1.1\nHost: localhost\nConnection: " + option + "\n\n" + GET);

                assertThat(client.answer().field("Connection")).isEqualTo("close");
                assertThat(client.rest()).as("an answer to what came after it").isEmpty();
            }
        }

        @Test
        void whenTheClientHasClosedItsSideAndAfterItsAnswer() throws IOException {
            try (var client = new Client(server)) {
                client.send(GET).endOutput();

                assertThat(client.answer().content()).isEqualTo(ADA);
                assertThat(client.rest()).isEmpty();
            }
        }

        @Test
        void withoutAWordWhenNothingWasSaid() throws IOException {
            try (var client = new Client(server)) {
                assertThat(client.endOutput().rest()).isEmpty();
            }
        }
    }

    @Nested
    class Refuses {

        @ParameterizedTest
        @EnumSource(Violation.class)
        @Rfc(fact = "not-the-grammar", section = "9112, 2.2", level = "SHOULD", whom = "server")
        void withAStatusAndASentenceAndCloses(Violation violation) throws IOException {
            try (var client = new Client(server)) {
                client.sendRaw(Refusals.example(violation)).endOutput();
                var answer = client.answer();

                var status = violation.status();
                assertThat(answer.statusLine()).isEqualTo("HTTP/1.1 " + status.code() + " " + status.reason());
                assertThat(answer.field("Connection")).isEqualTo("close");
                assertThat(answer.field("Content-Type")).isEqualTo("text/plain;charset=utf-8");
                assertThat(answer.content()).startsWith(status.code() + " " + status.reason() + ": ")
                        .matches("[ -~]+\n")
                        .contains(violation.sentence().replace("%d", "1048576"));
                assertThat(client.rest()).isEmpty();
            }
        }

        @Test
        @Rfc(fact = "close-in-stages", section = "9112, 9.6", level = "none", whom = "-")
        void soThatAClientThatIsStillSendingReadsWhy() throws IOException {
            var limit = MessageLimits.DEFAULT.content();
            try (var client = new Client(server)) {
                client.send("POST /api HTTP/1.1\nHost: localhost\nContent-Length: " + 3 * limit + "\n\n");
                for (int i = 0; i < 3; i++) {
                    client.sendRaw(new byte[limit]);
                }

                assertThat(client.answer().content()).isEqualTo(
                        "413 Content Too Large: the content of a request may have at most 1048576 octets.\n");
            }
        }

        @Test
        void aHeadWithoutContent() throws IOException {
            try (var client = new Client(server)) {
                var answer = client.send("HEAD /api HTTP/1.1\n\n").answerToHead();

                assertThat(answer.statusLine()).isEqualTo("HTTP/1.1 400 Bad Request");
                assertThat(answer.field("Content-Length")).isNotEqualTo("0");
                assertThat(client.rest()).as("content").isEmpty();
            }
        }

        @Test
        void inFewWordsHoweverLongTheFault() throws IOException {
            try (var client = new Client(server)) {
                client.send("GET /api HTTP/1.1\nHost: " + "\u00ff".repeat(16_000) + "\n\n");

                assertThat(client.answer().content().length()).isLessThan(400);
            }
        }

        @Test
        void nothingWhereOnlyAnEmptyLineFollows() throws IOException {
            try (var client = new Client(server)) {
                client.send(GET + "\n\n").endOutput();

                assertThat(client.answer().content()).isEqualTo(ADA);
                assertThat(client.rest()).isEmpty();
            }
        }

        @Test
        void afterItAnsweredWhatCameBefore() throws IOException {
            try (var client = new Client(server)) {
                client.send(GET + GET + "GET  / HTTP/1.1\n\n" + GET);

                assertThat(client.answer().content()).isEqualTo(ADA);
                assertThat(client.answer().content()).isEqualTo(ADA);
                assertThat(client.answer().statusLine()).isEqualTo("HTTP/1.1 400 Bad Request");
                assertThat(client.rest()).isEmpty();
            }
        }
    }

    @Nested
    class Expect {

        private static final String EXPECTING = """
                POST /api HTTP/1.1
                Host: localhost
                Content-Type: application/x-www-form-urlencoded
                Content-Length: 5
                Expect: 100-continue

                """;

        @Test
        void isMetBeforeTheBodyIsSent() throws IOException {
            try (var client = new Client(server)) {
                assertThat(client.send(EXPECTING).answer().statusLine()).isEqualTo("HTTP/1.1 100 Continue");
                assertThat(client.send("a=1&b").answer().content()).endsWith("a = 1\nb = \n");
            }
        }

        @Test
        void isPassedOverWhenTheBodyIsThere() throws IOException {
            try (var client = new Client(server)) {
                assertThat(client.send(EXPECTING + "a=1&b").answer().statusLine()).isEqualTo("HTTP/1.1 200 OK");
            }
        }
    }

    @Nested
    class Survives {

        @ParameterizedTest
        @ValueSource(strings = {"/throws", "/overflows", "/splits", "/forgets"})
        @Rfc(fact = "status-500", section = "9110, 15.6.1", level = "none", whom = "-")
        void aHandlerThatFails(String path) throws IOException {
            try (var client = new Client(server)) {
                client.send(GET + "GET " + path + " HTTP/1.1\nHost: localhost\n\n" + GET);

                assertThat(client.answer().content()).isEqualTo(ADA);
                var failure = client.answer();
                assertThat(failure.statusLine()).isEqualTo("HTTP/1.1 500 Internal Server Error");
                assertThat(failure.content())
                        .isEqualTo("500 Internal Server Error: the server failed; its log says why.\n");
                assertThat(failure.field("Set-Cookie")).isNull();
                assertThat(client.answer().content()).isEqualTo(ADA);
            }
        }

        @Test
        void aHandlerThatRefuses() throws IOException {
            try (var client = new Client(server)) {
                client.send("GET /refuses HTTP/1.1\nHost: localhost\n\n" + GET);

                assertThat(client.answer().content()).isEqualTo("400 Bad Request: not like that.\n");
                assertThat(client.answer().content()).isEqualTo(ADA);
            }
        }

        @Test
        void aSocketThatFails() throws IOException {
            var socket = mock(Socket.class);
            var broken = mock(InputStream.class);
            when(socket.getInputStream()).thenReturn(broken);
            when(broken.read(any(), anyInt(), anyInt()))
                    .thenThrow(new SocketException("Connection reset"));

            var shared = new Connection.Shared(server.handler(), Limits.DEFAULT, RequestLog.QUIET,
                    new ResponseEncoder(Clock.systemUTC()), new Threads(), () -> 0, () -> false);
            new Connection(socket, shared, true).run();

            verify(socket).close();
        }

        @Test
        void aClientThatResetsAtAnyOctet() throws IOException {
            for (int octets = 0; octets <= GET.length(); octets++) {
                try (var client = new Client(server)) {
                    client.send(GET.substring(0, octets)).reset();
                }
            }
        }
    }
}
