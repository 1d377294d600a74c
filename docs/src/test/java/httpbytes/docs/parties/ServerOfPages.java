package httpbytes.docs.parties;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;

/** A server in a process of its own, which keeps what it prints. */
public final class ServerOfPages implements AutoCloseable {

    private static final long GIVE_UP_SECONDS = 60;
    private static final Path WORKSPACE = Path.of("..");
    private static final Map<List<String>, ServerOfPages> SHARED = new ConcurrentHashMap<>();

    private final Process process;
    private final List<String> printed = new ArrayList<>();
    private boolean hasEnded;

    private ServerOfPages(List<String> command) {
        try {
            process = new ProcessBuilder(command).directory(WORKSPACE.toFile()).redirectErrorStream(true).start();
        } catch (IOException e) {
            throw new IllegalStateException(command + " cannot be started", e);
        }
        var reader = new Thread(this::readToTheEnd, "what a server prints");
        reader.setDaemon(true);
        reader.start();
        Runtime.getRuntime().addShutdownHook(new Thread(this::close));
    }

    /** A new one. */
    public static ServerOfPages start(List<String> command) {
        return new ServerOfPages(command);
    }

    /** The one that this command started before, as long as it runs; it remembers nothing of its visitors. */
    public static ServerOfPages shared(List<String> command) {
        return SHARED.compute(command, (same, running) -> running != null && running.process.isAlive() ? running
                : new ServerOfPages(command));
    }

    private void readToTheEnd() {
        new BufferedReader(process.inputReader(StandardCharsets.UTF_8)).lines().forEach(this::add);
        synchronized (this) {
            hasEnded = true;
            notifyAll();
        }
    }

    private synchronized void add(String line) {
        printed.add(line);
        notifyAll();
    }

    /** The first lines that it printed, so many of them, or all where it ended before. */
    public String firstLines(long count) {
        return lines(all -> all.size() >= count ? (int) count : -1);
    }

    /** Those up to the first with this text in it, or all where it ended before. */
    public String linesUntil(String text) {
        return lines(all -> IntStream.range(0, all.size()).filter(i -> all.get(i).contains(text)).map(i -> i + 1)
                .findFirst().orElse(-1));
    }

    private synchronized String lines(ToIntFunction<List<String>> countOrLess) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(GIVE_UP_SECONDS);
        try {
            while (countOrLess.applyAsInt(printed) < 0 && !hasEnded && System.nanoTime() < end) {
                wait(TimeUnit.SECONDS.toMillis(1));
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        int count = countOrLess.applyAsInt(printed);
        return String.join("\n", count < 0 ? printed : printed.subList(0, count));
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
