package httpbytes.benchmark;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Loads a server until it is as fast as it gets: the virtual machine compiles meanwhile. It ends when the last three
 * rounds of each scenario are alike, and gives up where they do not become so.
 *
 * @param leastSeconds under load, all scenarios together
 */
record WarmUp(int leastSeconds) {

    /** How long a server counts as cold. */
    static final int COLD_SECONDS = 10;
    static final double ALIKE_PERCENT = 5;
    private static final int ALIKE = 3;
    /** How many times the least is the most. */
    private static final int PATIENCE = 2;

    /**
     * What a warm-up came to.
     *
     * @param rates   of the rounds of the first scenario, a second each
     * @param seconds of all rounds of all scenarios
     * @param spread  the largest of any scenario's last three rounds, in percent
     */
    record Outcome(List<Double> rates, int seconds, double spread) {

        void addTo(Results results, String part, ServerProcess server) {
            results.add(Measure.WARM_UP, part, server.contender().name(), 1, seconds);
            results.add(Measure.WARM_UP_SPREAD, part, server.contender().name(), 1, spread);
        }
    }

    Outcome of(ServerProcess server, List<Scenario> scenarios, Cores cores) throws IOException {
        int each = Math.min(ALIKE, leastSeconds);
        int forOthers = each * (scenarios.size() - 1);
        int least = Math.max(Math.min(COLD_SECONDS, leastSeconds), leastSeconds - forOthers);
        List<Double> first = rounds(server, scenarios.get(0), cores, least);
        int seconds = first.size();
        double spread = spread(first);
        for (Scenario scenario : scenarios.subList(1, scenarios.size())) {
            List<Double> more = rounds(server, scenario, cores, each);
            seconds += more.size();
            spread = Math.max(spread, spread(more));
        }
        System.out.printf(Locale.ROOT, "%s, warm after %d s, last rounds within %.1f %%%n", server.contender().name(),
                seconds, spread);
        return new Outcome(first, seconds, spread);
    }

    private static List<Double> rounds(ServerProcess server, Scenario scenario, Cores cores, int least)
            throws IOException {
        List<Double> rates = new ArrayList<>();
        while (rates.size() < least || !isStable(rates) && rates.size() < PATIENCE * least) {
            rates.add(Comparison.checkedLoad(server, scenario, 1, cores).requestsPerSecond());
        }
        return rates;
    }

    static boolean isStable(List<Double> rates) {
        return rates.size() >= ALIKE && spread(rates) < ALIKE_PERCENT;
    }

    /** By how many percent of the highest the last three differ. */
    static double spread(List<Double> rates) {
        double[] last = rates.subList(Math.max(0, rates.size() - ALIKE), rates.size()).stream()
                .mapToDouble(Double::doubleValue).sorted().toArray();
        return 100 * (1 - last[0] / last[last.length - 1]);
    }
}
