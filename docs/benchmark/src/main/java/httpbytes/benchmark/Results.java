package httpbytes.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What one run measured, as it stands in its file: first what machine it was, in lines that begin with
 * {@code #}, then a line for each value, {@code measure;scenario;server;round;value}.
 */
final class Results {

    private static final String SEPARATOR = ";";
    /** Of fewer rounds the range says nothing. */
    private static final int FEW = 3;

    enum Order { MORE, INSIDE_THE_NOISE, LESS }

    /** One value of one round. */
    record Value(Measure measure, String scenario, String server, int round, double value) {
    }

    private final Map<String, String> machine;
    private final List<Value> values;

    Results(Map<String, String> machine) {
        this(machine, new ArrayList<>());
    }

    private Results(Map<String, String> machine, List<Value> values) {
        this.machine = machine;
        this.values = values;
    }

    static Results read(Path file) throws IOException {
        var results = new Results(new LinkedHashMap<>());
        for (String line : Files.readAllLines(file)) {
            if (line.startsWith("# ")) {
                String[] pair = line.substring(2).split(": ", 2);
                results.machine.put(pair[0], pair[1]);
            } else {
                String[] cells = line.split(SEPARATOR);
                results.add(Measure.valueOf(cells[0]), cells[1], cells[2], Integer.parseInt(cells[3]),
                        Double.parseDouble(cells[4]));
            }
        }
        return results;
    }

    void write(Path file) throws IOException {
        List<String> lines = new ArrayList<>();
        machine.forEach((name, value) -> lines.add("# " + name + ": " + value));
        for (Value value : values) {
            lines.add(String.join(SEPARATOR, value.measure.name(), value.scenario, value.server,
                    String.valueOf(value.round), String.format(Locale.ROOT, "%.4f", value.value)));
        }
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.write(file, lines);
    }

    void add(Measure measure, String scenario, String server, int round, double value) {
        values.add(new Value(measure, scenario, server, round, value));
    }

    Map<String, String> machine() {
        return machine;
    }

    /** The scenarios in which something was measured, in the order of the run. */
    List<String> scenarios(Measure measure) {
        return values.stream().filter(value -> value.measure == measure).map(Value::scenario).distinct().toList();
    }

    List<String> servers(Measure measure) {
        return values.stream().filter(value -> value.measure == measure).map(Value::server).distinct().toList();
    }

    /** All rounds, from the lowest to the highest; empty where this was not measured. */
    List<Double> rounds(Measure measure, String scenario, String server) {
        return values.stream()
                .filter(value -> value.measure == measure && value.scenario.equals(scenario)
                        && value.server.equals(server))
                .map(Value::value).sorted().toList();
    }

    double lowest(Measure measure, String scenario, String server) {
        return rounds(measure, scenario, server).stream().findFirst().orElse(Double.NaN);
    }

    double highest(Measure measure, String scenario, String server) {
        return rounds(measure, scenario, server).stream().reduce((lower, higher) -> higher).orElse(Double.NaN);
    }

    /** How all rounds of a server lie to all rounds of another: what overlaps is inside the noise, and so are few. */
    Order order(Measure measure, String scenario, String server, String yardstick) {
        if (rounds(measure, scenario, server).size() < FEW || rounds(measure, scenario, yardstick).size() < FEW) {
            return Order.INSIDE_THE_NOISE;
        }
        if (lowest(measure, scenario, server) > highest(measure, scenario, yardstick)) {
            return Order.MORE;
        }
        return highest(measure, scenario, server) < lowest(measure, scenario, yardstick)
                ? Order.LESS : Order.INSIDE_THE_NOISE;
    }

    /** The median of the rounds, or NaN where this was not measured. */
    double median(Measure measure, String scenario, String server) {
        List<Double> rounds = rounds(measure, scenario, server);
        if (rounds.isEmpty()) {
            return Double.NaN;
        }
        int middle = rounds.size() / 2;
        return rounds.size() % 2 == 1 ? rounds.get(middle) : (rounds.get(middle - 1) + rounds.get(middle)) / 2;
    }
}
