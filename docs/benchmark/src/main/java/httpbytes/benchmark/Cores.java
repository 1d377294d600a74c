package httpbytes.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Which cores a server and its load run on. */
enum Cores {
    /** The server sees one core only; the load cannot take time from it. */
    APART("one core for the server, another for the load", 1),
    ALL("all cores for both", 2);

    private static final Path STATUS = Path.of("/proc/self/status");
    private static final String ALLOWED = "Cpus_allowed_list:";

    private final String title;
    private final int loadThreads;

    Cores(String title, int loadThreads) {
        this.title = title;
        this.loadThreads = loadThreads;
    }

    /** Linux alone keeps a process to a core, and two cores are needed for two of them. */
    static List<Cores> possible() throws IOException {
        try {
            boolean isTaskset = new ProcessBuilder("taskset", "--version").redirectErrorStream(true).start()
                    .onExit().join().exitValue() == 0;
            return isTaskset && Files.exists(STATUS) && !first().equals(last()) ? List.of(APART, ALL) : List.of(ALL);
        } catch (IOException noTaskset) {
            return List.of(ALL);
        }
    }

    String title() {
        return title;
    }

    int loadThreads() {
        return loadThreads;
    }

    List<String> forServer(List<String> command) throws IOException {
        return this == ALL ? command : on(first(), command);
    }

    List<String> forLoad(List<String> command) throws IOException {
        return this == ALL ? command : on(last(), command);
    }

    private static List<String> on(String core, List<String> command) {
        List<String> confined = new ArrayList<>(List.of("taskset", "-c", core));
        confined.addAll(command);
        return confined;
    }

    private static String first() throws IOException {
        return allowed().split("[-,]")[0];
    }

    /** Far from the first: neighbours in the list are often two halves of one core. */
    private static String last() throws IOException {
        String[] numbers = allowed().split("[-,]");
        return numbers[numbers.length - 1];
    }

    private static String allowed() throws IOException {
        return Files.readAllLines(STATUS).stream().filter(line -> line.startsWith(ALLOWED)).findFirst().orElseThrow()
                .substring(ALLOWED.length()).strip();
    }
}
