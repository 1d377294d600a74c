package httpbytes.socketserver.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.UnixOperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Crowds and floods: the next request is answered as ever, and what they took comes back. */
@Tag("thorough")
class FaultTest extends ServerTest {

    private static final String CHUNKED = """
            POST /api HTTP/1.1
            Host: localhost
            Content-Type: application/x-www-form-urlencoded
            Transfer-Encoding: chunked

            """;
    private static final int CHUNKS = 1_000_000;
    private static final int SILENT = 10_000;
    /** Descriptors that this process needs for other things. */
    private static final int OTHER_DESCRIPTORS = 500;

    @Test
    void aBodyMayComeInAMillionChunks() throws IOException {
        try (var client = new Client(server)) {
            client.send(CHUNKED);
            for (int i = 0; i < CHUNKS / 1_000; i++) {
                client.send("1\na\n".repeat(1_000));
            }
            client.send("0\n\n");
            assertThat(client.answer().content()).endsWith("\n" + "a".repeat(CHUNKS) + " = \n");
        }
    }

    @Test
    void aCrowdThatSaysNothingKeepsNobodyOut() throws IOException {
        assertIsAlive();
        await(() -> server.places.open() == 0);
        OptionalLong before = openDescriptors();
        List<Socket> crowd = new ArrayList<>();
        for (int i = crowdSize(); i > 0; i--) {
            crowd.add(new Socket(InetAddress.getLoopbackAddress(), server.port()));
        }
        // Where the crowd takes every place, those who have waited for long enough give theirs up.
        await(() -> {
            server.watcher.watch();
            return isServed();
        });
        for (Socket silent : crowd) {
            silent.close();
        }
        await(() -> server.places.open() == 0);
        before.ifPresent(count -> await(() -> openDescriptors().orElseThrow() <= count));
    }

    private boolean isServed() {
        try (var client = new Client(server)) {
            return client.send(GET).answer().content().equals(ADA);
        } catch (IOException turnedAway) {
            return false;
        }
    }

    /** Each takes two descriptors of this process, one at either end. */
    private static int crowdSize() {
        long free = system() == null ? SILENT / 2
                : system().getMaxFileDescriptorCount() - system().getOpenFileDescriptorCount() - OTHER_DESCRIPTORS;
        return (int) Math.min(SILENT, free / 2);
    }

    private static OptionalLong openDescriptors() {
        return system() == null ? OptionalLong.empty() : OptionalLong.of(system().getOpenFileDescriptorCount());
    }

    /** Null where the platform does not count descriptors. */
    private static UnixOperatingSystemMXBean system() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix ? unix : null;
    }
}
