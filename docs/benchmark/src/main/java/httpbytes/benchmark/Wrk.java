package httpbytes.benchmark;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Loads a server with <a href="https://github.com/wg/wrk">wrk</a> and says what came back. */
final class Wrk {

    static final int CONNECTIONS = 64;

    /** wrk tells its report to a script: numbers, rather than text for people. */
    private static final String DONE = """
            done = function(summary, latency, requests)
              local e = summary.errors
              io.write(string.format("measured %d %d %d %d %d\\n", summary.requests, summary.bytes, summary.duration,
                e.connect + e.write + e.status + e.timeout, e.read))
            end
            """;

    private Wrk() {
    }

    /**
     * What one run brought.
     *
     * @param requests answered
     * @param octets   received, those of unfinished answers included
     * @param micros   that it took
     * @param errors   connections that failed, answers other than 2xx or 3xx, and timeouts
     * @param ends     connections that the server closed without having said so
     */
    record Load(long requests, long octets, long micros, long errors, long ends) {

        double requestsPerSecond() {
            return requests * 1e6 / micros;
        }
    }

    /** There is no wrk; the message is a sentence for the user. */
    static final class MissingException extends IOException {
        MissingException(IOException cause) {
            super("The benchmark needs wrk; `sudo apt-get install wrk` (macOS: `brew install wrk`) installs it.",
                    cause);
        }
    }

    static void check() throws IOException {
        try {
            new ProcessBuilder("wrk", "--version").redirectErrorStream(true).start().getInputStream().readAllBytes();
        } catch (IOException missing) {
            throw new MissingException(missing);
        }
    }

    static Load run(int port, Scenario scenario, int seconds, Cores cores) throws IOException {
        return run(port, scenario, seconds, cores, CONNECTIONS);
    }

    static Load run(int port, Scenario scenario, int seconds, Cores cores, int connections) throws IOException {
        Path script = Files.createTempFile("wrk", ".lua");
        try {
            Files.writeString(script, script(scenario));
            List<String> command = cores.forLoad(List.of("wrk", "-t" + cores.loadThreads(), "-c" + connections,
                    "-d" + seconds + "s", "-s", script.toString(), "http://127.0.0.1:" + port + "/api"));
            Process wrk = new ProcessBuilder(command).redirectErrorStream(true).start();
            String output = new String(wrk.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            wrk.onExit().join(); // Its processor time counts from then.
            return parse(output);
        } finally {
            Files.delete(script);
        }
    }

    static Load parse(String output) throws IOException {
        for (String line : output.lines().toList()) {
            String[] words = line.split(" ");
            if (words[0].equals("measured")) {
                return new Load(Long.parseLong(words[1]), Long.parseLong(words[2]), Long.parseLong(words[3]),
                        Long.parseLong(words[4]), Long.parseLong(words[5]));
            }
        }
        throw new IOException("wrk did not report what it measured, but said: " + output);
    }

    /** The octets of the requests, so that wrk adds nothing of its own. */
    private static String script(Scenario scenario) {
        byte[] request = scenario.request();
        String octets = IntStream.range(0, request.length).mapToObj(i -> "\\%03d".formatted(request[i] & 0xff))
                .collect(Collectors.joining());
        return "local octets = string.rep(\"" + octets + "\", " + scenario.pipelined() + ")\n"
                + "request = function() return octets end\n" + DONE;
    }
}
