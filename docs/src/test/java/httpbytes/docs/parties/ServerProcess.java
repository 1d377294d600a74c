package httpbytes.docs.parties;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One of the servers in a process of its own, which can be told to stop as a shell does it. */
public final class ServerProcess implements AutoCloseable {

    private static final int GIVE_UP_SECONDS = 60;
    private static final Pattern READY =
            Pattern.compile(".*(?:server listens on http://127\\.0\\.0\\.1:|Tomcat started on port )([0-9]+)[ /].*");
    private static final Pattern REQUEST = Pattern.compile("[^ ]+ - - \\[.*");

    private final Process process;
    private final int port;
    private final Queue<String> printed = new ConcurrentLinkedQueue<>();
    private final Thread reader;

    public ServerProcess(Servers server, String... options) throws IOException {
        List<String> command = new ArrayList<>(List.of(SingleFileProgram.JAVA,
                "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"), server.mainClass(),
                "--port=0"));
        command.addAll(List.of(options));
        process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        var output = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        port = output.lines().map(READY::matcher).filter(Matcher::matches).findFirst()
                .map(ready -> Integer.parseInt(ready.group(1)))
                .orElseThrow(() -> new IOException("The server did not start."));
        reader = new Thread(() -> output.lines().forEach(printed::add), "log");
        reader.setDaemon(true);
        reader.start();
    }

    public int port() {
        return port;
    }

    /** Tells it to stop; {@code Process.destroy} would also close what it still prints. */
    public void tellToStop() {
        process.toHandle().destroy();
    }

    /** Its exit code, when it has ended and all that it printed is read. */
    public int exitCode() throws InterruptedException, IOException {
        if (!process.waitFor(GIVE_UP_SECONDS, TimeUnit.SECONDS)) {
            throw new IOException("It did not end within " + GIVE_UP_SECONDS + " seconds.");
        }
        reader.join();
        return process.exitValue();
    }

    /** What it printed since it was ready. */
    public List<String> printed() {
        return List.copyOf(printed);
    }

    /** A line for each request. */
    public List<String> log() {
        return printed.stream().filter(line -> REQUEST.matcher(line).matches()).toList();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
