package httpbytes.socketserver.server;

import static org.assertj.core.api.Assertions.assertThat;

import httpbytes.socketserver.Rfc;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What happens to those who are late. Here a second passes as fast as the watcher can walk. */
@Tag("quick")
class DeadlineTest extends ServerTest {

    /** While time flies, an answer needs its time all the same to be sent and read. */
    private static final int LINGERING = 1_000_000_000;

    private final CountDownLatch stop = new CountDownLatch(1);
    private Thread time;

    @BeforeEach
    void lingerLong() {
        restart(limits(Limits.DEFAULT.connections(), LINGERING), RequestLog.QUIET);
    }

    /** Once the first request is answered, the octets behind it in the same write have come too. */
    private static void sendBehindARequest(Client client, String lines) throws IOException {
        assertThat(client.send(GET + lines).answer().content()).isEqualTo(ADA);
    }

    private void letTimeFly() {
        time = new Thread(() -> {
            while (stop.getCount() > 0) {
                server.watcher.watch();
                Thread.yield();
            }
        });
        time.start();
    }

    @AfterEach
    void letTimeGoOnAsEver() throws InterruptedException {
        stop.countDown();
        time.join();
    }

    @Test
    void endsAConnectionThatNeverSaysAnything() throws IOException {
        try (var client = new Client(server)) {
            letTimeFly();
            assertThat(client.rest()).isEmpty();
        }
    }

    @Test
    @Rfc(fact = "close-gracefully", section = "9112, 9.5", level = "SHOULD", whom = "client or server")
    void endsAConnectionThatStaysIdle() throws IOException {
        try (var client = new Client(server)) {
            assertThat(client.send(GET).answer().content()).isEqualTo(ADA);
            letTimeFly();
            assertThat(client.rest()).isEmpty();
        }
    }

    @Test
    @Rfc(fact = "status-408", section = "9110, 15.5.9", level = "none", whom = "-", here = "says close with it")
    void refusesAHeaderSectionThatDoesNotEnd() throws IOException {
        try (var client = new Client(server)) {
            sendBehindARequest(client, "GET /api HTTP/1.1\nHost: loc");
            letTimeFly();
            var answer = client.answer();
            assertThat(answer.content()).isEqualTo("408 Request Timeout: the header section did not end within "
                    + "10 seconds; an empty line ends it (RFC 9110, section 15.5.9).\n");
            assertThat(answer.field("Connection")).isEqualTo("close");
            assertThat(client.rest()).isEmpty();
        }
    }

    @Test
    void isNotDefeatedByAnOctetNowAndThen() throws IOException {
        try (var client = new Client(server)) {
            sendBehindARequest(client, "GET /api HTTP/1.1\nX: ");
            letTimeFly();
            // Far fewer octets than the limit for field lines: only the deadline can end this.
            for (int i = 0; i < 10_000 && client.available() == 0; i++) {
                client.send("a");
            }
            assertThat(client.answer().statusLine()).isEqualTo("HTTP/1.1 408 Request Timeout");
        }
    }

    @Test
    void refusesABodyThatComesTooSlowly() throws IOException {
        try (var client = new Client(server)) {
            sendBehindARequest(client, "POST /api HTTP/1.1\nHost: localhost\nContent-Length: 5\n\nhell");
            letTimeFly();
            assertThat(client.answer().content()).isEqualTo("408 Request Timeout: the body came slower than "
                    + "2000 octets a second (RFC 9110, section 15.5.9).\n");
            assertThat(client.rest()).isEmpty();
        }
    }

    @Test
    void closesAConnectionWhoseClientTakesNothing() throws IOException {
        try (var client = new Client(server)) {
            client.send("GET /large HTTP/1.1\nHost: localhost\n\n");
            await(() -> isAnswering(client));
            letTimeFly();
            await(() -> open() == 0);
        }
    }

    private static boolean isAnswering(Client client) {
        try {
            return client.available() > 0;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void leavesAHandlerAllTheTimeItNeeds() throws IOException {
        entered = new CountDownLatch(1);
        release = new CountDownLatch(1);
        try (var client = new Client(server)) {
            client.send("GET /waits HTTP/1.1\nHost: localhost\n\n");
            await(() -> entered.getCount() == 0);
            int began = server.watcher.tick();
            letTimeFly();
            await(() -> server.watcher.tick() > began + 1_000);
            stop.countDown();
            release.countDown();
            assertThat(client.answer().content()).isEqualTo("waited");
        }
    }
}
