package httpbytes.socketserver.wireview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
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
    void passesAResetOnInBothDirections() throws IOException {
        try (Socket client = connect(); Socket behind = other.accept()) {
            client.setSoLinger(true, 0);
            client.close();
            assertThatThrownBy(() -> behind.getInputStream().read()).isInstanceOf(SocketException.class);
        }
        try (Socket client = connect()) {
            try (Socket behind = other.accept()) {
                behind.setSoLinger(true, 0);
            }
            assertThatThrownBy(() -> client.getInputStream().read()).isInstanceOf(SocketException.class);
        }
        await(() -> recorder.changedAfter(0).stream().allMatch(recording -> recording.end() != null));
        List<String> states = new ArrayList<>();
        get("/arrived").json().get("rows").forEach(row -> states.add(row.get("state").asString()));
        assertThat(states).containsExactly("reset by the client", "reset by the server");
    }

    @Test
    void saysThatNobodyListens() throws IOException {
        other.close();
        try (Socket client = connect()) {
            client.getOutputStream().write(ANY);
            readToTheEnd(client);
        }

        await(() -> recorder.changedAfter(0).get(0).end() != null);
        JsonNode row = get("/arrived").json().get("rows").get(0);
        assertThat(row.get("state").asString()).isEqualTo("nobody listens");
        assertThat(row.get("note").asString()).startsWith("Nobody listens on 127.0.0.1:" + other.getLocalPort());
        assertThat(row.get("received").asInt()).isEqualTo(ANY.length);
    }

    private static void readToTheEnd(Socket client) {
        try {
            client.getInputStream().readAllBytes();
        } catch (IOException reset) {
            // An end as well.
        }
    }

    @Test
    void cutsAConnectionOnWhichNothingPasses() throws IOException {
        relay.close();
        relay = new Relay(0, other.getLocalPort(), recorder, 1, 50, Executors.newCachedThreadPool(Sockets::daemon));
        for (int i = 0; i < 3; i++) {
            // One at a time: the second is served only when the first has gone.
            try (Socket client = connect(); Socket behind = other.accept()) {
                assertThat(client.getInputStream().read()).isEqualTo(-1);
                assertThat(behind.getInputStream().read()).isEqualTo(-1);
            }
        }

        assertThat(get("/arrived").json().get("rows").get(0).get("state").asString()).isEqualTo("cut by its deadline");
    }

    @Test
    void outlivesAShortageOfThreads() throws Exception {
        relay.close();
        ExecutorService threads = mock(ExecutorService.class);
        doThrow(new OutOfMemoryError("unable to create native thread")).doAnswer(call -> {
            Sockets.daemon(call.getArgument(0)).start();
            return null;
        }).when(threads).execute(any());
        when(threads.submit(any(Runnable.class))).thenThrow(new OutOfMemoryError("unable to create native thread"))
                .thenAnswer(call -> CompletableFuture.runAsync(call.getArgument(0)));
        relay = new Relay(0, other.getLocalPort(), recorder, 5, 20_000, threads);
        for (int i = 0; i < 2; i++) {
            try (Socket client = connect()) {
                readToTheEnd(client);
            }
        }
        other.accept().close();

        try (Socket client = connect(); Socket behind = other.accept()) {
            behind.getOutputStream().write(7);
            assertThat(client.getInputStream().read()).isEqualTo(7);
        }
    }
}
