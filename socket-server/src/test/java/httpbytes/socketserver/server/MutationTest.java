package httpbytes.socketserver.server;

import static org.assertj.core.api.Assertions.assertThat;

import httpbytes.socketserver.wire.Mutations;
import java.io.IOException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Thousands of messages that are almost right, over real sockets. Each is answered by anything but a 500, and then the
 * connection ends. {@code -Dmutations=1000000 -Dseed=…} looks for longer, and elsewhere.
 */
@Tag("thorough")
class MutationTest extends ServerTest {

    private static final int MESSAGES = Integer.getInteger("mutations", 20_000);
    private static final long SEED = Long.getLong("seed", 5);

    @Test
    void areAllAnswered() throws IOException {
        var mutations = new Mutations(SEED);
        for (int i = 0; i < MESSAGES; i++) {
            byte[] message = mutations.next();
            try (var client = new Client(server)) {
                String answers = client.sendRaw(message).endOutput().rest();
                assertThat(answers).as("answers to message %d of seed %d", i, SEED)
                        .matches("(?s)(HTTP/1\\.1 [1245].*)?").doesNotContain("HTTP/1.1 500");
                client.reset();
            }
        }
        await(() -> server.places.open() == 0);
    }
}
