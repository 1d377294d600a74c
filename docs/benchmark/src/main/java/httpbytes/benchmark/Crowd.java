package httpbytes.benchmark;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Ten thousand connections that have had an answer and rest, and 64 others that go on, in a small heap: 64 MiB
 * are enough for the socket server; Tomcat keeps larger buffers for each connection, and comes to a standstill
 * in so few.
 */
final class Crowd {

    static final String ALONE = "alone";
    static final String BESIDE = "beside 10,000 idle connections";
    private static final int SIZE = 10_000;
    /** By default Tomcat takes 8,192 connections, and an idle one leaves after ten seconds. */
    private static final String[] FOR_A_CROWD = {"--server.tomcat.max-connections=20000",
            "--server.tomcat.accept-count=4096", "--server.tomcat.keep-alive-timeout=5m"};
    private static final int GIVE_UP_MILLIS = 10_000;

    private final int rounds;
    private final int seconds;
    private final WarmUp warmUp;

    Crowd(int rounds, int seconds, WarmUp warmUp) {
        this.rounds = rounds;
        this.seconds = seconds;
        this.warmUp = warmUp;
    }

    void measure(Results results) throws IOException {
        measure(Contender.socketServer().with("-Xmx64m").named("socket-server in 64 MiB"), results);
        measure(Contender.flaskEquivalent().with("-Xmx256m").asked(FOR_A_CROWD).named("flask-equivalent in 256 MiB"),
                results);
    }

    private void measure(Contender contender, Results results) throws IOException {
        try (var server = new ServerProcess(contender)) {
            warmUp.of(server, List.of(Scenario.KEEP_ALIVE), Cores.ALL).addTo(results, "beside a crowd", server);
            load(server, ALONE, results);
            List<Socket> crowd = gather(server);
            load(server, BESIDE, results);
            for (Socket idle : crowd) {
                use(idle);
                idle.close();
            }
        }
    }

    private void load(ServerProcess server, String scenario, Results results) throws IOException {
        String name = server.contender().name();
        for (int round = 1; round <= rounds; round++) {
            double rate = Comparison.checkedLoad(server, Scenario.KEEP_ALIVE, seconds, Cores.ALL).requestsPerSecond();
            System.out.printf(Locale.ROOT, "%s, %s, round %d: %,.0f requests/s%n", name, scenario, round, rate);
            results.add(Measure.CROWD_RATE, scenario, name, round, rate);
            results.add(Measure.CROWD_MEMORY, scenario, name, round, server.residentMebibytes());
        }
    }

    private static List<Socket> gather(ServerProcess server) throws IOException {
        List<Socket> crowd = new ArrayList<>();
        for (int i = 0; i < SIZE; i++) {
            var socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
            socket.setSoTimeout(GIVE_UP_MILLIS);
            use(socket);
            crowd.add(socket);
        }
        return crowd;
    }

    private static void use(Socket socket) throws IOException {
        socket.getOutputStream().write(Scenario.KEEP_ALIVE.request());
        if (socket.getInputStream().read(new byte[4096]) < 0) {
            throw new IOException("A connection of the crowd was closed.");
        }
    }
}
