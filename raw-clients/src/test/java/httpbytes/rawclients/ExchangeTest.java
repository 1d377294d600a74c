package httpbytes.rawclients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import httpbytes.rawclients.Failure.Code;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

/** One connection, against servers that play a part. A write that hangs can only be left behind, hence the thread. */
@Timeout(value = 20, threadMode = ThreadMode.SEPARATE_THREAD)
@Tag("quick")
class ExchangeTest {

    private static final Duration LONG = Duration.ofSeconds(10);
    private static final Duration SHORT = Duration.ofMillis(300);
    /** More than the buffers of both ends of a loopback connection take. */
    private static final byte[] BIG = new byte[32 * 1024 * 1024];

    private final List<String> remarks = new ArrayList<>();

    private static ServerSocket listener() throws IOException {
        return new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
    }

    private Exchange connect(ServerSocket listener, Duration timeout) throws Failure {
        return Exchange.connect(new Address("127.0.0.1", listener.getLocalPort()), timeout, remarks::add);
    }

    private static Failure failureOf(Exchange exchange) throws Failure {
        var reader = new ResponseReader(exchange.received(), false);
        var e = catchThrowableOfType(IOException.class, reader::read);
        return exchange.failure(e, reader.progress());
    }

    @Test
    void triesTheNextAddressAndSaysSo() throws Exception {
        try (var listener = listener()) {
            InetAddress[] candidates = {InetAddress.getByName("::1"), InetAddress.getByName("127.0.0.1")};
            var address = new Address("localhost", listener.getLocalPort());

            Exchange.connect(address, candidates, LONG, remarks::add).close();

            assertThat(remarks).singleElement().asString()
                    .startsWith("0:0:0:0:0:0:0:1: ").endsWith("; trying 127.0.0.1.");
        }
    }

    @Test
    void namesEveryAddressThatWasTried() throws Exception {
        int port;
        try (var unused = listener()) {
            port = unused.getLocalPort();
        }
        InetAddress[] candidates = {InetAddress.getByName("::1"), InetAddress.getByName("127.0.0.1")};

        var failure = catchThrowableOfType(Failure.class,
                () -> Exchange.connect(new Address("localhost", port), candidates, LONG, remarks::add));

        assertThat(failure.code()).isEqualTo(Code.REFUSED);
        assertThat(failure).hasMessageContaining("(tried 0:0:0:0:0:0:0:1 and 127.0.0.1)");
    }

    @Test
    void doesNotWaitForAServerThatTakesNothing() throws Exception {
        try (var listener = listener();
                var exchange = connect(listener, SHORT);
                var server = listener.accept()) {
            exchange.send(BIG);

            var failure = failureOf(exchange);

            assertThat(server.isConnected()).isTrue();
            assertThat(failure.code()).isEqualTo(Code.TIMEOUT);
            assertThat(failure).hasMessageContaining("did not take the whole request within 300 ms");
        }
    }

    @Test
    void readsTheAnswerOfAServerThatStoppedReading() throws Exception {
        try (var listener = listener();
                var exchange = connect(listener, LONG);
                var server = listener.accept()) {
            exchange.send(BIG);
            server.getOutputStream().write("HTTP/1.1 413 Content Too Large\r\nContent-Length: 0\r\n\r\n"
                    .getBytes(StandardCharsets.US_ASCII));
            var reader = new ResponseReader(exchange.received(), false);

            reader.read();

            assertThat(reader.answer().sections()).singleElement().asString().startsWith("HTTP/1.1 413 ");
        }
    }

    /** An octet every few milliseconds, each long before the timeout, for as long as the client listens. */
    @Test
    void givesADripNoMoreThanTheWholeTime() throws Exception {
        var over = new CountDownLatch(1);
        try (var listener = listener();
                var exchange = connect(listener, SHORT);
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
            exchange.send("GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII));

            var failure = failureOf(exchange);
            over.countDown();

            assertThat(failure.code()).isEqualTo(Code.TIMEOUT);
            assertThat(failure.getMessage()).matches(
                    "The answer of 127\\.0\\.0\\.1:[0-9]+ was not complete within 300 ms "
                            + "\\([0-9]+ octets of a header section came\\); --timeout gives it more time\\.");
        }
    }
}
