package httpbytes.rawclients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import httpbytes.rawclients.Failure.Code;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

/** One connection, against servers that play a part. A write that hangs can only be left behind, hence the thread. */
@Tag("quick")
@Timeout(value = 20, threadMode = ThreadMode.SEPARATE_THREAD)
class ConnectionTest {

    private static final Duration LONG = Duration.ofSeconds(10);
    private static final Duration SHORT = Duration.ofMillis(300);
    /** More than the buffers of both ends of a loopback connection take. */
    private static final byte[] BIG = "a".repeat(8 * 1024 * 1024).getBytes(StandardCharsets.US_ASCII);

    private static final byte[] GET = "GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final Transcript transcript =
            new Transcript(new PrintStream(printed, true, StandardCharsets.UTF_8), false);

    private static ServerSocket listener() throws IOException {
        return new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
    }

    private Connection connect(ServerSocket listener, Duration timeout) throws Failure {
        return new Connection(List.of(InetAddress.getLoopbackAddress()), listener.getLocalPort(), timeout, transcript);
    }

    private static Failure failureOf(Connection connection, byte[] octets) {
        return catchThrowableOfType(Failure.class, () -> connection.exchange(octets, false));
    }

    private String printed() {
        return printed.toString(StandardCharsets.UTF_8);
    }

    @Test
    void triesTheNextAddressAndSaysSo() throws Exception {
        try (var listener = listener()) {
            List<InetAddress> addresses = List.of(InetAddress.getByName("::1"), InetAddress.getByName("127.0.0.1"));

            new Connection(addresses, listener.getLocalPort(), LONG, transcript).close();
            transcript.flush();

            assertThat(printed().lines()).singleElement().asString()
                    .startsWith("* 0:0:0:0:0:0:0:1: ").endsWith("; 127.0.0.1 accepts.");
        }
    }

    @Test
    void namesEveryAddressThatWasTried() throws Exception {
        int port;
        try (var unused = listener()) {
            port = unused.getLocalPort();
        }
        List<InetAddress> addresses = List.of(InetAddress.getByName("::1"), InetAddress.getByName("127.0.0.1"));

        var failure = catchThrowableOfType(Failure.class, () -> new Connection(addresses, port, LONG, transcript));

        assertThat(failure.code).isEqualTo(Code.NO_CONNECTION);
        assertThat(failure).hasMessageContainingAll(" of 0:0:0:0:0:0:0:1: ", "; 127.0.0.1: ");
    }

    @Test
    void doesNotWaitForAServerThatTakesNothing() throws Exception {
        try (var listener = listener();
                var connection = connect(listener, SHORT);
                var server = listener.accept()) {
            var failure = failureOf(connection, BIG);

            assertThat(server.isConnected()).isTrue();
            assertThat(failure.code).isEqualTo(Code.TIMEOUT);
            assertThat(failure)
                    .hasMessageContaining("the 0.3 s of --timeout were over before a final answer began");
        }
    }

    @Test
    void readsTheAnswerOfAServerThatStoppedReading() throws Exception {
        try (var listener = listener();
                var connection = connect(listener, LONG);
                var server = listener.accept()) {
            server.getOutputStream().write("HTTP/1.1 413 Content Too Large\r\nContent-Length: 0\r\n\r\n"
                    .getBytes(StandardCharsets.US_ASCII));

            connection.exchange(BIG, false);

            assertThat(printed()).contains("< HTTP/1.1 413 ");
        }
    }

    @Test
    void printsWhatCameBeforeItWaitsForMore() throws Exception {
        var seen = new CountDownLatch(1);
        var watched = new ByteArrayOutputStream() {
            @Override
            public void flush() {
                if (toString(StandardCharsets.UTF_8).endsWith("< tw")) {
                    seen.countDown();
                }
            }
        };
        try (var listener = listener();
                var connection = new Connection(List.of(InetAddress.getLoopbackAddress()), listener.getLocalPort(),
                        LONG, new Transcript(new PrintStream(watched, true, StandardCharsets.UTF_8), false));
                var server = listener.accept()) {
            server.getOutputStream().write("HTTP/1.1 200 OK\r\nContent-Length: 7\r\n\r\none\ntw"
                    .getBytes(StandardCharsets.US_ASCII));
            var rest = new Thread(() -> {
                try {
                    seen.await();
                    server.getOutputStream().write('o');
                } catch (IOException | InterruptedException e) {
                    // The client gave up.
                }
            });
            rest.setDaemon(true);
            rest.start();

            connection.exchange(GET, false);
            rest.join();
            assertThat(watched.toString(StandardCharsets.UTF_8)).contains("< two\n* 7 octets");
        }
    }

    /** An octet every few milliseconds, each long before the timeout, for as long as the client listens. */
    @Test
    void givesADripNoMoreThanTheWholeTime() throws Exception {
        var over = new CountDownLatch(1);
        try (var listener = listener();
                var connection = connect(listener, SHORT);
                var server = listener.accept()) {
            var dripping = new Thread(() -> {
                try {
                    server.getOutputStream().write("HTTP/1.1 200 OK\r\nX: ".getBytes(StandardCharsets.US_ASCII));
                    while (!over.await(5, TimeUnit.MILLISECONDS)) {
                        server.getOutputStream().write('a');
                    }
                } catch (IOException | InterruptedException e) {
                    // The client went.
                }
            });
            dripping.setDaemon(true);
            dripping.start();
            var failure = failureOf(connection, GET);
            over.countDown();

            assertThat(failure.code).isEqualTo(Code.TIMEOUT);
            assertThat(failure.getMessage()).matches("No complete answer: the 0\\.3 s of --timeout were over "
                    + "in the line \"X: a*(\\.\\.\\.)?\"; the log of the server may say why\\.");
        }
    }
}
