package httpbytes.docs.operations;

import httpbytes.docs.pages.GeneratedPage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * How many servers it takes is computed from what the benchmark measured: from the worst round of each series, because
 * every round was at least so good.
 */
@Tag("quick")
class SizingTest {

    private static final Path RESULTS = Path.of("benchmark/results/jdk-25.csv");
    private static final String SOCKET_SERVER = "socket-server";
    private static final String FLASK_EQUIVALENT = "flask-equivalent";
    /** What is asked of all servers together, answers in a second. */
    private static final int WANTED = 500_000;
    /** How busy a server may be. */
    private static final double PART = 0.5;
    private static final int SERVERS_TO_UPDATE = 10;

    @Test
    void thePageShowsWhatTheBenchmarkSays() throws IOException {
        List<String> results = Files.readAllLines(RESULTS);
        GeneratedPage.assertShows(Path.of("past-one-machine.md"), """
                JDK %s, %s cores:

                | | socket-server | flask-equivalent |
                |---|---:|---:|
                """.formatted(machine(results, "JDK"), machine(results, "cores"))
                + row("answers in a second of one server in its slowest round, GET on persistent connections", results,
                        server -> number("%,.0f", rate(results, server)))
                + row("half of that", results, server -> number("%,.0f", rate(results, server) * PART))
                + row(number("servers for %,.0f answers in a second, each at half, and one more", WANTED), results,
                        server -> String.valueOf(servers(rate(results, server))))
                + row("most MiB of a process beside 10,000 idle connections", results,
                        server -> number("%,.0f", memory(results, server)))
                + row("most seconds from start to the first answer", results,
                        server -> number("%.2f", start(results, server)))
                + row("seconds to start %d of them anew, one after the other".formatted(SERVERS_TO_UPDATE), results,
                        server -> number("%.0f, and what they take to stop",
                                start(results, server) * SERVERS_TO_UPDATE)));
    }

    private static String row(String name, List<String> results, Function<String, String> cell) {
        return "| %s | %s | %s |\n".formatted(name, cell.apply(SOCKET_SERVER), cell.apply(FLASK_EQUIVALENT));
    }

    private static String number(String format, double value) {
        return String.format(Locale.ROOT, format, value);
    }

    private static int servers(double rate) {
        return (int) Math.ceil(WANTED / (rate * PART)) + 1;
    }

    private static String machine(List<String> results, String name) {
        String begin = "# " + name + ": ";
        return results.stream().filter(line -> line.startsWith(begin)).findFirst().orElseThrow()
                .substring(begin.length());
    }

    private static double rate(List<String> results, String server) {
        return rounds(results, "RATE;GET on persistent connections;" + server).min().orElseThrow();
    }

    private static double memory(List<String> results, String server) {
        return rounds(results, "CROWD_MEMORY;beside 10,000 idle connections;" + server + " in "
                + (server.equals(FLASK_EQUIVALENT) ? "256 MiB" : "64 MiB")).max().orElseThrow();
    }

    private static double start(List<String> results, String server) {
        return rounds(results, "START;to the first answer;" + server
                + (server.equals(FLASK_EQUIVALENT) ? ": java -jar" : "")).max().orElseThrow();
    }

    private static DoubleStream rounds(List<String> results, String series) {
        return results.stream().filter(line -> line.startsWith(series + ";"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(';') + 1)));
    }
}
