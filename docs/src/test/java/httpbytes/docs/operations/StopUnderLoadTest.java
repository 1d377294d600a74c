package httpbytes.docs.operations;

import static org.assertj.core.api.Assertions.assertThat;

import httpbytes.docs.parties.OnBothServers;
import httpbytes.docs.parties.ServerProcess;
import httpbytes.docs.parties.Servers;
import httpbytes.docs.parties.WireClient;
import httpbytes.docs.parties.WireClient.Answer;
import java.io.IOException;
import java.net.ConnectException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;

/** A server that is told to stop in the middle of a load, with nothing before it. */
@Tag("thorough")
class StopUnderLoadTest {

    private static final int CLIENTS = 8;
    private static final int ANSWERS_BEFORE = 1_000;
    /** A client of this test may wait for its processor for longer than the second by default; it rarely does. */
    private static final String PATIENCE = "--last-request-timeout=10";

    private final AtomicInteger tokens = new AtomicInteger();
    private final Set<Integer> answered = ConcurrentHashMap.newKeySet();
    private final Queue<String> lost = new ConcurrentLinkedQueue<>();

    /** On persistent connections, each of which ends with an answer that says so. */
    @OnBothServers
    void answersEveryRequestOnConnectionsThatPersist(Servers kind) throws Exception {
        losesNothing(kind, "");
    }

    /** At any moment some of these wait in the queue of the listener. */
    @OnBothServers
    void answersEveryRequestThatHasAConnectionOfItsOwn(Servers kind) throws Exception {
        losesNothing(kind, "Connection: close\n");
    }

    private void losesNothing(Servers kind, String fieldLine) throws Exception {
        try (var server = new ServerProcess(kind, PATIENCE)) {
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
            assertThat(lost).as("requests without an answer").isEmpty();
            assertThat(answered).as("what the server logged, and what was answered").isEqualTo(logged(server));
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

    private void askUntilNobodyListens(int port, String fieldLine) {
        int token = 0;
        try {
            while (true) {
                try (var client = new WireClient(port)) {
                    Answer answer;
                    do {
                        token = tokens.incrementAndGet();
                        answer = ask(client, token, fieldLine);
                    } while (!answer.saysClose());
                }
            }
        } catch (ConnectException nobodyListens) {
            // The stop has begun, and everybody else has been answered.
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
