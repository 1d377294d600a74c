package httpbytes.docs.operations;

import static org.assertj.core.api.Assertions.assertThat;

import httpbytes.docs.pages.GeneratedPage;
import httpbytes.docs.parties.ServerProcess;
import httpbytes.docs.parties.Servers;
import httpbytes.docs.parties.WireClient;
import httpbytes.docs.parties.WireClient.Answer;
import java.io.IOException;
import java.net.ConnectException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A server that is told to stop in the middle of a load, with nothing before it. */
@Tag("thorough")
class StopUnderLoadTest {

    private static final int CLIENTS = 8;
    private static final int ANSWERS_BEFORE = 1_000;
    /** A client of this test may wait for its processor for longer than the second by default; it rarely does. */
    private static final int PATIENCE_SECONDS = 10;

    private final AtomicInteger tokens = new AtomicInteger();
    private final Set<Integer> answered = ConcurrentHashMap.newKeySet();
    private final Queue<String> lost = new ConcurrentLinkedQueue<>();

    /** On persistent connections, each of which ends with an answer that says so. */
    @Test
    void theSocketServerAnswersEveryRequestOnConnectionsThatPersist() throws Exception {
        stopUnderLoad(Servers.SOCKET_SERVER, "--last-request-timeout=" + PATIENCE_SECONDS, "");
        assertThat(lost).as("requests without an answer").isEmpty();
    }

    /** At any moment some of these wait in the queue of the listener. */
    @Test
    void theSocketServerAnswersEveryRequestThatHasAConnectionOfItsOwn() throws Exception {
        stopUnderLoad(Servers.SOCKET_SERVER, "--last-request-timeout=" + PATIENCE_SECONDS, "Connection: close\n");
        assertThat(lost).as("requests without an answer").isEmpty();
    }

    /** Tomcat closes its listener, and with it resets those who wait in its queue. Chapter 20 says how many. */
    @Test
    void theFrameworkServerLosesWhatWaitsInItsQueue() throws Exception {
        var table = new StringBuilder("| each client has | requests | lost |\n|---|---|---|\n");
        for (String fieldLine : List.of("", "Connection: close\n")) {
            lost.clear();
            tokens.set(0);
            answered.clear();
            stopUnderLoad(Servers.FLASK_EQUIVALENT, "--last-request-timeout=" + PATIENCE_SECONDS + "s", fieldLine);
            assertThat(lost).as("requests without an answer").hasSizeLessThanOrEqualTo(2 * CLIENTS);
            table.append(String.format(Locale.ROOT, "| %s | %,d | %d |\n", fieldLine.isEmpty()
                    ? "one connection that persists" : "a connection for each request", tokens.get(), lost.size()));
        }
        GeneratedPage.assertShows(Path.of("20-many-servers.md"), "stops", table.toString(),
                Pattern.compile("[0-9][0-9,]*"));
    }

    private void stopUnderLoad(Servers kind, String patience, String fieldLine) throws Exception {
        try (var server = new ServerProcess(kind, patience)) {
            List<Thread> clients = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                var client = new Thread(() -> askUntilNobodyListens(server.port(), fieldLine), "client");
                clients.add(client);
                client.start();
            }
            while (answered.size() < ANSWERS_BEFORE) {
                Thread.onSpinWait();
            }
            server.tellToStop();
            for (Thread client : clients) {
                client.join();
            }
            assertThat(server.exitCode()).isEqualTo(143);
            assertThat(logged(server)).as("what the server logged").containsAll(answered);
        }
    }

    private static Set<Integer> logged(ServerProcess server) {
        Set<Integer> logged = new HashSet<>();
        for (String line : server.log()) {
            assertThat(line).matches(".* \"(GET|POST) /api\\?token=[0-9]+ HTTP/1.1\" 200 .*");
            assertThat(logged.add(Integer.parseInt(line.replaceAll(".*token=([0-9]+) .*", "$1")))).as(line).isTrue();
        }
        return logged;
    }

    /** Comes again after a loss, as clients do. */
    private void askUntilNobodyListens(int port, String fieldLine) {
        while (true) {
            try (var client = new WireClient(port)) {
                askUntilItSaysClose(client, fieldLine);
            } catch (ConnectException nobodyListens) {
                return; // The stop has begun, and everybody else has been answered.
            } catch (IOException reset) {
                // On its way into the queue of the listener; there was no request yet.
            }
        }
    }

    private void askUntilItSaysClose(WireClient client, String fieldLine) {
        int token = 0;
        try {
            Answer answer;
            do {
                token = tokens.incrementAndGet();
                answer = ask(client, token, fieldLine);
            } while (!answer.saysClose());
        } catch (IOException | RuntimeException | AssertionError e) {
            lost.add(token + ": " + e);
        }
    }

    private Answer ask(WireClient client, int token, String fieldLine) throws IOException {
        String method = token % 2 == 0 ? "GET" : "POST";
        String pair = "token=" + token;
        client.send(method + " /api?" + pair + " HTTP/1.1\nHost: localhost\n" + fieldLine
                + (method.equals("GET") ? "\n" : "Content-Type: application/x-www-form-urlencoded\nContent-Length: "
                        + pair.length() + "\n\n" + pair));
        Answer answer = client.answer();
        assertThat(answer.content()).isEqualTo(method + " request received with the following parameters:\ntoken = "
                + token + "\n");
        answered.add(token);
        return answer;
    }
}
