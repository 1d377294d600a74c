package httpbytes.docs.parties;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The naive server of chapter 0, in a process that it may end. */
public final class NaiveProcess implements AutoCloseable {

    public static final String SOURCE = "ladder/0-naive.java";

    private final Process process;
    private final int port;

    private NaiveProcess(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    public static NaiveProcess start() throws IOException {
        List<String> command = new ArrayList<>(SingleFileProgram.command(Path.of(SOURCE)));
        command.add("0");
        Process process = new ProcessBuilder(command).start();
        var output = new BufferedReader(process.inputReader(StandardCharsets.UTF_8));
        String ready = output.readLine();
        if (ready == null) {
            throw new IOException("The naive server did not start: "
                    + new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8));
        }
        return new NaiveProcess(process, Integer.parseInt(ready.replaceFirst(".*?127.0.0.1:([0-9]+)/.*", "$1")));
    }

    public int port() {
        return port;
    }

    /** Whether it has ended by itself, and with a failure, within this time. */
    public boolean hasDied(long time, TimeUnit unit) {
        try {
            return process.waitFor(time, unit) && process.exitValue() == 1;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What it says of its death. */
    public String lastWords() throws IOException {
        return new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
