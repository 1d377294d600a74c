package httpbytes.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures the servers in turns, writes down what it measured, and draws the page anew. */
@Command(name = "benchmark", sortOptions = false,
        description = "Measures the servers of this workspace beside others; run it on a machine that does nothing "
        + "else.")
public final class Benchmark implements Callable<Integer> {

    private enum Part { SERVERS, STAGES, START, CROWD }

    private static final int FAILED = 1;
    private static final int WITHOUT_WRK = 3;
    /** Rounds before the first that counts: the virtual machines compile meanwhile. */
    private static final int WARM_UP_ROUNDS = 2;

    @Option(names = "--rounds", defaultValue = "7", description = "Rounds; the median counts (${DEFAULT-VALUE}).")
    private int rounds;

    @Option(names = "--seconds", defaultValue = "2", description = "How long a round lasts (${DEFAULT-VALUE}).")
    private int seconds;

    @Option(names = "--only", split = ",", description = "Parts of the run: ${COMPLETION-CANDIDATES}.")
    private Set<Part> parts = EnumSet.allOf(Part.class);

    @Option(names = "--flask-jar", required = true, description = "The jar of flask-equivalent that runs by itself.")
    private Path flaskJar;

    @Option(names = "--help", usageHelp = true, description = "This text.")
    private boolean help;

    private Results results;

    public static void main(String[] args) {
        var commandLine = new CommandLine(new Benchmark()).setCaseInsensitiveEnumValuesAllowed(true);
        commandLine.setExecutionExceptionHandler((failure, command, parsed) -> {
            System.err.println(failure.getMessage());
            return failure instanceof Wrk.MissingException ? WITHOUT_WRK : FAILED;
        });
        System.exit(commandLine.execute(args));
    }

    @Override
    public Integer call() throws IOException {
        Wrk.check();
        results = new Results(Machine.describe(rounds, seconds));
        Path file = Page.resultsOfThisJdk();
        try {
            measureParts();
        } finally {
            results.write(file); // What was measured until then, where it did not come to its end.
        }
        Page.write();
        System.out.println("The values are in docs/benchmark/" + file + ", and docs/performance.md shows them.");
        return 0;
    }

    private void measureParts() throws IOException {
        if (parts.contains(Part.SERVERS)) {
            for (Scenario scenario : Scenario.values()) {
                measure(Contender.servers(), scenario, Measure.RATE);
            }
        }
        if (parts.contains(Part.STAGES)) {
            measure(Contender.stages(), Scenario.KEEP_ALIVE, Measure.STAGE);
            measure(Contender.stages(), Scenario.PIPELINED, Measure.STAGE);
        }
        if (parts.contains(Part.START)) {
            new StartTimes(flaskJar, rounds).measure(results);
        }
        if (parts.contains(Part.CROWD)) {
            new Crowd(rounds, seconds).measure(results);
        }
    }

    /** Takes turns, so that what else the machine does meets all of them. */
    private void measure(List<Contender> contenders, Scenario scenario, Measure measure) throws IOException {
        List<ServerProcess> servers = ServerProcess.start(contenders);
        try {
            for (int round = 1 - WARM_UP_ROUNDS; round <= rounds; round++) {
                for (ServerProcess server : servers) {
                    load(server, scenario, measure, round);
                }
            }
        } finally {
            servers.forEach(ServerProcess::close);
        }
    }

    private void load(ServerProcess server, Scenario scenario, Measure measure, int round) throws IOException {
        long cpuBefore = server.cpu().toNanos();
        Wrk.Load load = checkedLoad(server, scenario, seconds);
        double cpuMicros = (server.cpu().toNanos() - cpuBefore) / 1e3 / load.requests();
        String name = server.contender().name();
        System.out.printf(Locale.ROOT, "%s, %s, round %d: %,.0f requests/s%n", scenario.title(), name, round,
                load.requestsPerSecond());
        if (round > 0) {
            results.add(measure, scenario.title(), name, round, load.requestsPerSecond());
        }
        if (round > 0 && measure == Measure.RATE) {
            results.add(Measure.CPU, scenario.title(), name, round, cpuMicros);
        }
    }

    static Wrk.Load checkedLoad(ServerProcess server, Scenario scenario, int seconds) throws IOException {
        Wrk.Load load = Wrk.run(server.port(), scenario, seconds);
        check(server, scenario, load);
        return load;
    }

    /**
     * Checks the answers: each has a status of success, no connection failed, together they have the length of so many
     * right answers, and one more is compared in full.
     */
    static void check(ServerProcess server, Scenario scenario, Wrk.Load load) throws IOException {
        int length = server.answerLength(scenario);
        long unfinished = (long) Wrk.CONNECTIONS * scenario.pipelined() * length;
        long surplus = load.octets() - load.requests() * length;
        boolean endsTooSoon = scenario != Scenario.CLOSE && load.ends() > 0;
        if (load.requests() == 0 || load.errors() > 0 || endsTooSoon || surplus < 0 || surplus > unfinished) {
            throw new IOException(server.contender().name() + " gave wrong answers to \"" + scenario.title() + "\": "
                    + load + ", where a right answer has " + length + " octets.");
        }
    }
}
