package httpbytes.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** What Linux says in {@code /proc} about processor time, in seconds; nothing but zeros elsewhere. */
final class ProcessorTime {

    private static final Path SELF = Path.of("/proc/self/stat");
    private static final Path MACHINE = Path.of("/proc/stat");
    private static final double TICKS = 100;

    private ProcessorTime() {
    }

    /** Of the processes that this one started and that have ended. */
    static double ofEndedChildren() throws IOException {
        return sum(SELF, 16, 17);
    }

    /** Of this process and of those that it started and that have ended. */
    static double ofThisRun() throws IOException {
        return sum(SELF, 14, 17);
    }

    /** Of all processes, what the machine below took from a virtual one included. */
    static double ofTheMachine() throws IOException {
        return sum(MACHINE, 2, 4) + sum(MACHINE, 7, 9); // Without idle (5) and waiting for a disk (6).
    }

    /** Of numbered words in the first line; the name of a program, which stands in brackets, is one word. */
    private static double sum(Path file, int from, int to) throws IOException {
        if (!Files.exists(file)) {
            return 0;
        }
        String[] words = Files.readAllLines(file).get(0).replaceFirst("\\(.*\\)", "name").split(" +");
        return Arrays.stream(words, from - 1, to).mapToLong(Long::parseLong).sum() / TICKS;
    }
}
