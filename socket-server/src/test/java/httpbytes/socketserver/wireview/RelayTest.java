package httpbytes.socketserver.wireview;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Between a client and the other server. */
@Tag("quick")
class RelayTest extends WireViewTesting {

    private static final byte[] ANY = "\u0000\r\n\u00ffGET nonsense\n".getBytes(StandardCharsets.ISO_8859_1);

    private Relay relay;

    @BeforeEach
    void startRelay() throws IOException {
        relay = new Relay(0, other.getLocalPort(), recorder);
    }

    @AfterEach
    void stopRelay() throws IOException {
        relay.close();
    }

    private Socket connect() throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), relay.port());
        socket.setSoTimeout(20_000);
        return socket;
    }

    @Test
    void passesEveryOctetAndEachEndInBothDirections() throws IOException {
        try (Socket client = connect()) {
            client.getOutputStream().write(ANY);
            client.shutdownOutput();
            try (Socket behind = other.accept()) {
                assertThat(behind.getInputStream().readAllBytes()).isEqualTo(ANY);
                behind.getOutputStream().write(ANY);
            }
            assertThat(client.getInputStream().readAllBytes()).isEqualTo(ANY);
        }

        JsonNode shown = get("/exchange?id=1").json();
        assertThat(shown.get("received").get("octets").binaryValue()).isEqualTo(ANY);
        assertThat(shown.get("sent").get("octets").binaryValue()).isEqualTo(ANY);
        assertThat(shown.get("row").get("at").asString()).isEqualTo("relay to 127.0.0.1:" + other.getLocalPort());
        assertThat(shown.get("row").get("state").asString()).isEqualTo("closed by the client");
    }

    @Test
    void endsAConnectionToNobody() throws IOException {
        other.close();
        try (Socket client = connect()) {
            assertThat(client.getInputStream().read()).isEqualTo(-1);
        }
        try (Socket client = connect()) {
            assertThat(client.getInputStream().read()).as("the next one").isEqualTo(-1);
        }
    }

    @Test
    void passesAResetOn() throws IOException {
        try (Socket client = connect(); Socket behind = other.accept()) {
            client.setSoLinger(true, 0);
            client.close();
            assertThat(behind.getInputStream().read()).isEqualTo(-1);
        }
    }
}
