package httpbytes.rawclients;

import static org.assertj.core.api.Assertions.assertThat;

import httpbytes.rawclients.Failure.Code;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("quick")
class ResponseReaderTest {

    /** Gives one octet at a time, as a slow network does. */
    private static final class Drip extends ByteArrayInputStream {

        Drip(String octets) {
            super(octets.getBytes(StandardCharsets.ISO_8859_1));
        }

        @Override
        public synchronized int read(byte[] to, int offset, int length) {
            return super.read(to, offset, Math.min(1, length));
        }
    }

    /** What was shown, and what was wrong with it, or null. */
    private record Outcome(String shown, Failure failure, String rest) {

        String content() {
            assertThat(failure).isNull();
            return shown.lines().dropWhile(line -> !line.equals("<")).skip(1).filter(line -> line.startsWith("< "))
                    .map(line -> line.substring(2)).reduce("", String::concat);
        }
    }

    private static Outcome outcome(String octets, String method) {
        var in = new Drip(octets);
        var out = new ByteArrayOutputStream();
        var transcript = new Transcript(new PrintStream(out, true, StandardCharsets.UTF_8), false);
        var received = new Received(in, transcript);
        Failure failure = null;
        String rest = "";
        try {
            new ResponseReader(received, transcript).read(method);
            rest = new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
        } catch (EOFException e) {
            failure = new Failure(received.isBegun() ? Code.INCOMPLETE : Code.EMPTY_REPLY, received.progress());
        } catch (Failure e) {
            failure = e;
            takeAll(received);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        transcript.end();
        return new Outcome(out.toString(StandardCharsets.UTF_8), failure, rest);
    }

    private static void takeAll(Received received) {
        try {
            received.content(Integer.MAX_VALUE, "");
        } catch (IOException e) {
            // That was all.
        }
    }

    private static Outcome read(String octets) {
        return outcome(octets, "GET");
    }

    private static Failure failure(String octets) {
        var outcome = read(octets);
        assertThat(outcome.failure()).as("a failure").isNotNull();
        return outcome.failure();
    }

    @Nested
    class EndsTheContent {

        @Test
        void byContentLengthAndLeavesWhatFollows() {
            var outcome = read("HTTP/1.1 200 OK\r\ncontent-length: 5\r\n\r\nhelloHTTP/1.1 200 OK\r\n");

            assertThat(outcome.content()).isEqualTo("hello");
            assertThat(outcome.shown()).contains("; " + "ended by Content-Length: 5");
            assertThat(outcome.rest()).isEqualTo("HTTP/1.1 200 OK\r\n");
        }

        @Test
        void byTheLastChunkAndLeavesWhatFollows() {
            var outcome = read("HTTP/1.1 200 OK\r\nTransfer-Encoding: Chunked\r\n\r\n"
                    + "5;x=\"y\"\r\nhello\r\n00A\r\n 123456789\r\n0\r\nX-Sum: 1\r\n\r\nnext");

            assertThat(outcome.failure()).isNull();
            assertThat(outcome.shown()).contains("< hello 123456789\n");
            assertThat(outcome.shown()).contains("; " + "ended by the chunk of size 0");
            assertThat(outcome.shown()).contains("\n* A trailer field came after the chunks: X-Sum: 1\n"
                    + "* 15 octets of content; ");
            assertThat(outcome.rest()).isEqualTo("next");
        }

        @Test
        void byTheCloseOfTheConnection() {
            var outcome = read("HTTP/1.0 200 OK\r\n\r\nhello");

            assertThat(outcome.content()).isEqualTo("hello");
            assertThat(outcome.shown()).contains("; " + "ended by the close of the connection");
        }

        @ParameterizedTest
        @ValueSource(strings = {"Content-Length: 5\r\nContent-Length: 5", "Content-Length: 5, 5", "Content-Length: 005",
                "Content-Length:\t5 ", "Content-Length: 5, 05", "Content-Length:\r\n 5",
                "X: a\r\n\tb\r\nContent-Length: 5"})
        void byALengthHoweverItIsWritten(String fields) {
            assertThat(read("HTTP/1.1 200 OK\r\n" + fields + "\r\n\r\nhellonext").content()).isEqualTo("hello");
        }

        @ParameterizedTest
        @ValueSource(strings = {"204 No Content", "304 Not Modified"})
        void withTheFieldsOfAnAnswerThatHasNone(String status) {
            var outcome = read("HTTP/1.1 " + status + "\r\nContent-Length: 5\r\n\r\nnext");

            assertThat(outcome.content()).isEmpty();
            assertThat(outcome.rest()).isEqualTo("next");
        }

        @Test
        void withTheFieldsOfAnAnswerToHead() {
            var outcome = outcome("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nnext", "HEAD");

            assertThat(outcome.content()).isEmpty();
            assertThat(outcome.shown()).contains("; " + "there is none in the answer to a HEAD");
        }
    }

    @Test
    void passesOverInterimAnswersAndShowsThem() {
        var outcome = read("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n"
                + "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi");

        assertThat(outcome.shown()).contains("< hi\n");
        assertThat(outcome.shown()).contains("< HTTP/1.1 100 Continue", "< Link: </x>", "< HTTP/1.1 200 OK");
    }

    @Test
    void needsNoReasonPhrase() {
        assertThat(read("HTTP/1.1 200 \r\nContent-Length: 0\r\n\r\n").content()).isEmpty();
        assertThat(read("HTTP/1.1 200\r\nContent-Length: 0\r\n\r\n").content()).isEmpty();
    }

    @Nested
    class Refuses {

        @ParameterizedTest
        @ValueSource(strings = {"SSH-2.0-OpenSSH_9.2\r\n", "<html>", "220 mail ESMTP\r\n", "\u0000\u0001"})
        void whatIsNotHttp(String octets) {
            assertThat(failure(octets).code).isEqualTo(Code.REFUSED);
            assertThat(failure(octets)).hasMessageContaining("perhaps another program listens");
        }

        @Test
        void tls() {
            assertThat(failure("\u0015\u0003\u0001\u0000\u0002\u0002F").code).isEqualTo(Code.TLS);
            assertThat(failure("\u0016\u0003\u0003").code).isEqualTo(Code.TLS);
        }

        @ParameterizedTest
        @ValueSource(strings = {"Content-Length: -1", "Content-Length: +5", "Content-Length: x", "Content-Length:",
                "Content-Length: 5\r\nContent-Length: 6", "Transfer-Encoding: gzip",
                "Transfer-Encoding: chunked\r\nContent-Length: 5", "Transfer-Encoding: gzip, chunked",
                "Content-Length: \u000b5", "Content-Length: 5,",
                "Transfer-Encoding: chunked, chunked"})
        void anAnswerWhoseEndNobodyCanTell(String fields) {
            assertThat(failure("HTTP/1.1 200 OK\r\n" + fields + "\r\n\r\nhello").code).isEqualTo(Code.REFUSED);
        }

        @Test
        void chunksInHttp10() {
            assertThat(failure("HTTP/1.0 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"))
                    .hasMessageContaining("HTTP/1.0 has no Transfer-Encoding");
        }

        @ParameterizedTest
        @ValueSource(strings = {"foo", "Content-Length : 5", ": x", "X: a\rb", "X: a\0b", "Zürich: x"})
        void whatIsNoFieldLine(String line) {
            var failure = failure("HTTP/1.1 200 OK\r\n" + line + "\r\nContent-Length: 0\r\n\r\n");

            assertThat(failure.code).isEqualTo(Code.REFUSED);
            assertThat(failure).hasMessageContaining("; here is \"");
        }

        @Test
        void linesThatEndWithLfAloneButShowsWhatCame() {
            var outcome = read("HTTP/1.1 200 OK\nContent-Length: 5\n\nhello");

            assertThat(outcome.failure().code).isEqualTo(Code.REFUSED);
            assertThat(outcome.failure()).hasMessageContaining("LF alone")
                    .hasMessageContaining("\"HTTP/1.1 200 OK\\n\"");
            assertThat(outcome.shown()).endsWith("< hello\n");
        }

        @Test
        void aProtocolThatNobodyAskedFor() {
            assertThat(failure("HTTP/1.1 101 Switching Protocols\r\n\r\n"))
                    .hasMessageContaining("101 changes to another protocol");
        }

        @ParameterizedTest
        @ValueSource(strings = {"5\nhello\n0\n\n", " 5\r\n", "5;a\rb\r\n", "5 x\r\n", "x\r\n",
                "\r\n", "-1\r\n", "5\r\nhelloX\r\n0\r\n\r\n", "1000000000000000\r\n"})
        void brokenChunks(String chunks) {
            var failure = failure("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + chunks);
            assertThat(failure.code).isEqualTo(Code.BROKEN);
            assertThat(failure).hasMessageContaining("(RFC 9112, section 7.1)");
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', value = {
                "HTTP/1.1 200 OK | in the line \"HTTP/1.1 200 OK\"",
                "HTTP/1.1 200 OK~Content-Length: 9~~hello | after 5 of 9 octets of content",
                "HTTP/1.1 200 OK~Transfer-Encoding: chunked~~9~hello | after 5 of the 9 octets of a chunk",
                "HTTP/1.1 200 OK~Transfer-Encoding: chunked~~5~hello~ | after the line \"\\r\\n\"",
                "HTTP/1.1 200 OK~Transfer-Encoding: chunked~~5~hello~0~X: 1~ | after the line \"X: 1\\r\\n\""
        })
        void halfAnAnswer(String octets, String where) {
            var outcome = read(octets.replace("~", "\r\n"));

            assertThat(outcome.failure().code).isEqualTo(Code.INCOMPLETE);
            assertThat(outcome.failure()).hasMessageContaining(where);
            assertThat(outcome.shown()).as("what came is not lost").startsWith("< HTTP/1.1 200 OK");
        }

        @Test
        void silence() {
            assertThat(failure("").code).isEqualTo(Code.EMPTY_REPLY);
        }

        @Test
        void whatIsTooLarge() {
            String head = "HTTP/1.1 200 OK\r\n";
            assertThat(failure(head + "X: " + "a".repeat(1_100_000)).code).isEqualTo(Code.TOO_LARGE);
            assertThat(failure(head + "Transfer-Encoding: chunked\r\n\r\n1;" + "a".repeat(1_100_000)).code)
                    .isEqualTo(Code.TOO_LARGE);
            assertThat(failure(head + "Transfer-Encoding: chunked\r\n\r\n0\r\n" + "X: 1\r\n".repeat(200_000)).code)
                    .isEqualTo(Code.TOO_LARGE);
            assertThat(failure("HTTP/1.1 100 Continue\r\n\r\n".repeat(50_000)).code).isEqualTo(Code.TOO_LARGE);
        }
    }
}
