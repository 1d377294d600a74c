package httpbytes.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
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

    private enum Part { SERVERS, STAGES, MEMORY, START, CROWD }

    private static final int FAILED = 1;
    private static final int WITHOUT_WRK = 3;
    private static final int SHORT_ROUNDS = 3;
    private static final int SHORT_WARM_UP = 5;
    /** What takes long and varies little has a part of the rounds. */
    private static final int PART_OF_THE_ROUNDS = 3;
    private static final int LATENCY_SECONDS = 2;

    @Option(names = "--rounds", defaultValue = "9", description = "Rounds that count (${DEFAULT-VALUE}).")
    private int rounds;

    @Option(names = "--seconds", defaultValue = "1", description = "How long a round lasts (${DEFAULT-VALUE}).")
    private int seconds;

    @Option(names = "--warm-up", defaultValue = "20",
            description = "The least that each server is loaded before they count, in seconds (${DEFAULT-VALUE}).")
    private int warmUpSeconds;

    @Option(names = "--short", description = "The same as --rounds 3 --warm-up 5: to see something soon.")
    private boolean isShort;

    @Option(names = "--only", split = ",", description = "Parts of the run: ${COMPLETION-CANDIDATES}.")
    private Set<Part> parts = EnumSet.allOf(Part.class);

    @Option(names = "--flask-jar", required = true, description = "The jar of flask-equivalent that runs by itself.")
    private Path flaskJar;

    @Option(names = "--help", usageHelp = true, description = "This text.")
    private boolean help;

    private Results results;
    private WarmUp warmUp;

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
        if (isShort) {
            rounds = SHORT_ROUNDS;
            warmUpSeconds = SHORT_WARM_UP;
        }
        warmUp = new WarmUp(warmUpSeconds);
        results = new Results(Machine.describe(rounds, seconds, warmUpSeconds));
        Path file = Page.resultsOfThisJdk();
        double others = ProcessorTime.ofTheMachine() - ProcessorTime.ofThisRun();
        long begin = System.nanoTime();
        try {
            measureParts();
        } finally {
            others = ProcessorTime.ofTheMachine() - ProcessorTime.ofThisRun() - others;
            double cores = others / ((System.nanoTime() - begin) / 1e9);
            results.machine().put("others took meanwhile", String.format(Locale.ROOT, "%.2f cores", cores));
            results.write(file); // What was measured until then, where it did not come to its end.
        }
        Page.write();
        System.out.println("The values are in docs/benchmark/" + file + ", and docs/performance.md shows them.");
        return 0;
    }

    private void measureParts() throws IOException {
        if (parts.contains(Part.MEMORY)) {
            new Allocations().measure(results);
        }
        if (parts.contains(Part.SERVERS)) {
            Collection<Cores> possible = Cores.possible();
            for (Cores cores : possible) {
                servers(cores, possible.size() == 1 || cores == Cores.APART);
            }
        }
        if (parts.contains(Part.STAGES)) {
            stages();
        }
        int fewer = Math.max(1, rounds / PART_OF_THE_ROUNDS);
        if (parts.contains(Part.START)) {
            new StartTimes(flaskJar, fewer).measure(results);
        }
        if (parts.contains(Part.CROWD)) {
            new Crowd(fewer, seconds, warmUp).measure(results);
        }
    }

    /** @param all whether with all scenarios, and at a fixed rate too; else with the first scenario */
    private void servers(Cores cores, boolean all) throws IOException {
        Measure rate = cores == Cores.APART ? Measure.APART_RATE : Measure.RATE;
        List<Scenario> scenarios = all ? List.of(Scenario.values()) : List.of(Scenario.KEEP_ALIVE);
        try (var comparison = new Comparison(Contender.servers(), cores, results)) {
            comparison.warmUp(warmUp, scenarios, cores.title());
            for (Scenario scenario : scenarios) {
                comparison.count(scenario, rounds, seconds, rate);
            }
            if (all) {
                int half = (int) (slowest(rate) / 2);
                results.machine().put("rate of the latencies", half + " requests/s");
                comparison.latencies(half, Math.max(1, rounds / PART_OF_THE_ROUNDS), LATENCY_SECONDS);
            }
        }
    }

    private double slowest(Measure rate) {
        return results.servers(rate).stream()
                .mapToDouble(server -> results.median(rate, Scenario.KEEP_ALIVE.title(), server)).min().orElseThrow();
    }

    private void stages() throws IOException {
        List<Scenario> scenarios = List.of(Scenario.KEEP_ALIVE, Scenario.PIPELINED);
        Cores cores = Cores.possible().get(0);
        results.machine().put("placement of the choices", cores.title());
        try (var comparison = new Comparison(Contender.stages(), cores, results)) {
            comparison.warmUp(warmUp, scenarios, "what each choice buys");
            for (Scenario scenario : scenarios) {
                comparison.count(scenario, rounds, seconds, Measure.STAGE);
            }
        }
    }
}
