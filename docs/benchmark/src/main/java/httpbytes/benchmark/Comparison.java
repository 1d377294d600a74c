package httpbytes.benchmark;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Servers that run side by side and are loaded in turns, so that what else the machine does meets all of them. */
final class Comparison implements AutoCloseable {

    private final Cores cores;
    private final Results results;
    private final List<ServerProcess> servers;

    /** Starts them. */
    Comparison(List<Contender> contenders, Cores cores, Results results) throws IOException {
        this.cores = cores;
        this.results = results;
        List<Contender> confined = new ArrayList<>();
        for (Contender contender : contenders) {
            confined.add(contender.on(cores));
        }
        servers = ServerProcess.start(confined);
    }

    /** Loads each server with each scenario until it is warm; of whole servers, notes how they began. */
    void warmUp(WarmUp warmUp, List<Scenario> scenarios, String part) throws IOException {
        for (ServerProcess server : servers) {
            WarmUp.Outcome outcome = warmUp.of(server, scenarios, cores);
            outcome.addTo(results, part, server);
            if (part.equals(cores.title()) && outcome.rates().size() >= WarmUp.COLD_SECONDS) {
                results.add(Measure.COLD, part, server.contender().name(), 1, outcome.rates().stream()
                        .limit(WarmUp.COLD_SECONDS).mapToDouble(Double::doubleValue).average().orElseThrow());
            }
        }
    }

    /** The rounds that count. */
    void count(Scenario scenario, int rounds, int seconds, Measure rate) throws IOException {
        for (int round = 1; round <= rounds; round++) {
            for (ServerProcess server : servers) {
                load(server, scenario, rate, round, seconds);
            }
        }
    }

    private void load(ServerProcess server, Scenario scenario, Measure rate, int round, int seconds)
            throws IOException {
        double serverBefore = server.cpu().toNanos() / 1e3;
        double loadBefore = ProcessorTime.ofEndedChildren();
        Wrk.Load load = checkedLoad(server, scenario, seconds, cores);
        double loadMicros = (ProcessorTime.ofEndedChildren() - loadBefore) * 1e6 / load.requests();
        double serverMicros = (server.cpu().toNanos() / 1e3 - serverBefore) / load.requests();
        String name = server.contender().name();
        System.out.printf(Locale.ROOT, "%s, %s, %s, round %d: %,.0f requests/s%n", cores.title(), scenario.title(),
                name, round, load.requestsPerSecond());
        results.add(rate, scenario.title(), name, round, load.requestsPerSecond());
        if (rate != Measure.STAGE) {
            results.add(rate == Measure.RATE ? Measure.CPU : Measure.APART_CPU, scenario.title(), name, round,
                    serverMicros);
            if (scenario == Scenario.KEEP_ALIVE) {
                results.add(Measure.LOAD_CPU, cores.title(), name, round, loadMicros);
            }
        }
    }

    /** How long answers take at a rate that all of them can keep up with. */
    void latencies(int requestsPerSecond, int rounds, int seconds) throws IOException {
        for (int round = 1; round <= rounds; round++) {
            for (ServerProcess server : servers) {
                String name = server.contender().name();
                List<Double> micros = FixedRate.run(server, cores, requestsPerSecond, seconds);
                System.out.printf(Locale.ROOT, "latency, %s, round %d: %s%n", name, round, micros);
                for (int i = 0; i < micros.size(); i++) {
                    results.add(Measure.LATENCY, FixedRate.COLUMNS.get(i), name, round, micros.get(i));
                }
            }
        }
    }

    @Override
    public void close() {
        servers.forEach(ServerProcess::close);
    }

    static Wrk.Load checkedLoad(ServerProcess server, Scenario scenario, int seconds, Cores cores)
            throws IOException {
        Wrk.Load load = Wrk.run(server.port(), scenario, seconds, cores);
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
