package httpbytes.docs.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import httpbytes.docs.pages.GeneratedPage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * How many servers it takes, and how much memory, is computed from what the benchmark measured: from the worst round of
 * each series, because every round was at least so good.
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
    private static final Path CLASSROOM = Path.of("for-teachers.md");
    private static final int LEARNERS = 30;

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
                        server -> number("%,.0f", memory(results, server, "beside 10,000 idle connections")))
                + row("most seconds from start to the first answer", results,
                        server -> number("%.2f", start(results, server)))
                + row("seconds to start %d of them anew, one after the other".formatted(SERVERS_TO_UPDATE), results,
                        server -> number("%.0f, and what they take to stop",
                                start(results, server) * SERVERS_TO_UPDATE)));
    }

    @Test
    void aClassroomNeedsWhatTheBenchmarkMeasured() throws IOException {
        List<String> results = Files.readAllLines(RESULTS);
        double byHand = memory(results, SOCKET_SERVER, "alone");
        double byFramework = memory(results, FLASK_EQUIVALENT, "alone");
        GeneratedPage.assertShows(CLASSROOM, "memory", """
                JDK %s, %s cores:

                | | most MiB of a process |
                |---|---:|
                """.formatted(machine(results, "JDK"), machine(results, "cores"))
                + number("| socket server, with `-Xmx64m` | %,.0f |\n", byHand)
                + number("| framework server, with `-Xmx256m` | %,.0f |\n", byFramework)
                + number("| **both, " + LEARNERS + " times** | **%,.0f** |\n", LEARNERS * (byHand + byFramework)));
    }

    /** What a teacher types to measure anew; only Linux tells what a process shares. */
    @Test
    void aTeacherCanAskWhatAProcessAndAFolderHave() throws IOException {
        assumeTrue(Files.exists(Path.of("/proc/self/smaps_rollup")), "no Linux");
        assertThat(printed("ps -o pid,pss,args -C java").lines())
                .anyMatch(line -> line.matches(" *" + ProcessHandle.current().pid() + " +[1-9][0-9]* .*java .*"));
        assertThat(printed("du -sh classroom/repository")).matches("[0-9.]+[KMG]\t.*\n");
    }

    /** What a command of the page prints; one about the classroom's repository is asked about the results instead. */
    private static String printed(String command) throws IOException {
        assertThat(Files.readString(CLASSROOM)).contains(command);
        Process process = new ProcessBuilder(command.replace("classroom/repository", RESULTS.getParent().toString())
                .split(" ")).start();
        process.getOutputStream().close();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
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

    private static double memory(List<String> results, String server, String scenario) {
        return rounds(results, "CROWD_MEMORY;" + scenario + ";" + server + " in "
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
