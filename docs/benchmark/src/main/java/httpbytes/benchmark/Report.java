package httpbytes.benchmark;

import httpbytes.benchmark.Results.Order;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The results of one run as Markdown, and the plots that belong to it. */
final class Report {

    private static final String NOISE = "A range goes from the lowest round to the highest. Where two ranges "
            + "overlap, the difference is inside the noise, and `≈` comes before the part.\n\n";

    private final Results results;
    /** Where the plots are, as the page names it. */
    private final String folder;
    private final String name;
    private final Map<String, Plot> plots = new LinkedHashMap<>();
    private final StringBuilder page = new StringBuilder();

    /** @param name of the run: the plots' file names begin with it */
    Report(Results results, String folder, String name) {
        this.results = results;
        this.folder = folder;
        this.name = name;
        write();
    }

    String markdown() {
        return page.toString();
    }

    /** File name → plot. */
    Map<String, Plot> plots() {
        return plots;
    }

    private void write() {
        page.append("## JDK ").append(results.machine().get("JDK")).append("\n\n");
        page.append(results.machine().entrySet().stream().filter(entry -> !entry.getKey().equals("JDK"))
                .map(entry -> entry.getKey() + " " + entry.getValue()).collect(Collectors.joining(", ")))
                .append(".\n\n");
        warmUps();
        page.append(NOISE);
        servers(Cores.APART, "servers-apart", Measure.APART_RATE, Measure.APART_CPU);
        servers(Cores.ALL, "servers", Measure.RATE, Measure.CPU);
        if (has(Measure.LATENCY)) {
            latencies();
        }
        if (has(Measure.STAGE)) {
            stages();
        }
        if (has(Measure.ALLOCATED)) {
            allocations();
        }
        if (has(Measure.CROWD_RATE)) {
            crowd();
        }
        if (has(Measure.START)) {
            start();
        }
        if (has(Measure.COLD)) {
            cold();
        }
    }

    private boolean has(Measure measure) {
        return !results.servers(measure).isEmpty();
    }

    private void warmUps() {
        if (!has(Measure.WARM_UP)) {
            page.append("How long the servers were loaded before the first round is not written down for this run."
                    + "\n\n");
            return;
        }
        List<Double> seconds = new ArrayList<>();
        List<String> restless = new ArrayList<>();
        for (String part : results.scenarios(Measure.WARM_UP)) {
            for (String server : results.servers(Measure.WARM_UP)) {
                seconds.addAll(results.rounds(Measure.WARM_UP, part, server));
                double spread = results.median(Measure.WARM_UP_SPREAD, part, server);
                if (spread >= WarmUp.ALIKE_PERCENT) {
                    restless.add("%s (%s, %s %%)".formatted(server, part, Plot.number(spread)));
                }
            }
        }
        page.append(String.format(Locale.ROOT, "Each server was loaded for %.0f to %.0f seconds before its first round "
                + "that counts, until three rounds of a second differed by less than %.0f %%. ",
                Collections.min(seconds), Collections.max(seconds), WarmUp.ALIKE_PERCENT));
        page.append(restless.isEmpty() ? "All of them came to that.\n\n"
                : "These did not come to rest, and their ranges show it: " + String.join("; ", restless) + ".\n\n");
    }

    private void servers(Cores cores, String plot, Measure rate, Measure cpu) {
        if (!has(rate)) {
            return;
        }
        page.append("### Beside other servers: ").append(cores.title()).append("\n\nAnswers in a second on 64 "
                + "connections; in brackets, the part of the limit.\n\n");
        plot(plot, Plot.of("GET on persistent connections: answers in a second", results, rate,
                Scenario.KEEP_ALIVE.title()));
        table(rate, Contender.LIMIT);
        verdicts("Answers in a second, all rounds beside all rounds of the socket server:", rate);
        page.append("Microseconds of processor time that the server spends on one request.\n\n");
        table(cpu, Contender.LIMIT);
        verdicts("Processor time, all rounds beside all rounds of the socket server:", cpu);
        load(cores);
    }

    private void load(Cores cores) {
        double median = results.median(Measure.LOAD_CPU, cores.title(), Contender.LIMIT);
        if (median > 0) {
            String range = Plot.range(results.lowest(Measure.LOAD_CPU, cores.title(), Contender.LIMIT),
                    results.highest(Measure.LOAD_CPU, cores.title(), Contender.LIMIT));
            page.append("The load itself spends ").append(Plot.number(median))
                    .append(range.isEmpty() ? "" : " (" + range + ")")
                    .append(" microseconds of processor time on a GET to the limit.\n\n");
        }
    }

    /** For each scenario, who is ahead of the socket server, who is behind, and of whom that cannot be said. */
    private void verdicts(String title, Measure measure) {
        page.append(title).append("\n\n");
        for (String scenario : results.scenarios(measure)) {
            List<String> parts = new ArrayList<>();
            for (Order order : Order.values()) {
                String servers = results.servers(measure).stream()
                        .filter(server -> !server.equals(Contender.SOCKET_SERVER)
                                && !results.rounds(measure, scenario, server).isEmpty()
                                && results.order(measure, scenario, server, Contender.SOCKET_SERVER) == order)
                        .collect(Collectors.joining(", "));
                parts.add(words(order) + ": " + (servers.isEmpty() ? "none" : servers));
            }
            page.append("- ").append(scenario).append(": ").append(String.join("; ", parts)).append(".\n");
        }
        page.append('\n');
    }

    private static String words(Order order) {
        return order.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private void latencies() {
        page.append("### How long an answer takes\n\nMicroseconds until so many answers were there, at a fixed rate "
                + "of ").append(results.machine().get("rate of the latencies"))
                .append(", half of what the slowest server can do. A request counts from when it was due, not from "
                        + "when there was room for it: a server that stands still pays for all that were due.\n\n");
        table(Measure.LATENCY, null);
        verdicts("Microseconds, all rounds beside all rounds of the socket server:", Measure.LATENCY);
    }

    private void stages() {
        page.append("### What each choice buys\n\nThe parser, router and encoder of the socket server, with one choice "
                + "made in another way, " + results.machine().get("placement of the choices")
                + "; in brackets, the part of the socket server.\n\n");
        plot("stages", Plot.of("GET on persistent connections: answers in a second", results, Measure.STAGE,
                Scenario.KEEP_ALIVE.title()));
        plot("stages-pipelined", Plot.of("GET, 16 pipelined: answers in a second", results, Measure.STAGE,
                Scenario.PIPELINED.title()));
        table(Measure.STAGE, Contender.SOCKET_SERVER);
        page.append("What can be said of each choice:\n\n");
        for (String choice : results.servers(Measure.STAGE)) {
            if (!choice.equals(Contender.SOCKET_SERVER)) {
                page.append("- *").append(choice).append("*: ").append(results.scenarios(Measure.STAGE).stream()
                        .map(scenario -> said(scenario, choice)).collect(Collectors.joining("; "))).append(".\n");
            }
        }
        page.append('\n');
    }

    private String said(String scenario, String choice) {
        double part = results.median(Measure.STAGE, scenario, choice)
                / results.median(Measure.STAGE, scenario, Contender.SOCKET_SERVER);
        return scenario + ", " + switch (results.order(Measure.STAGE, scenario, choice, Contender.SOCKET_SERVER)) {
            case MORE -> "faster, " + Plot.number(part) + " of the socket server";
            case LESS -> "slower, " + Plot.number(part) + " of the socket server";
            case INSIDE_THE_NOISE -> "inside the noise";
        };
    }

    private void allocations() {
        page.append("### What a request takes of memory\n\nOctets that the socket server allocates, without a socket."
                + "\n\n");
        List<String> scenarios = results.scenarios(Measure.ALLOCATED);
        header("step", scenarios);
        for (String step : results.servers(Measure.ALLOCATED)) {
            List<String> cells = new ArrayList<>(List.of(step));
            scenarios.forEach(scenario -> cells.add(cell(Measure.ALLOCATED, scenario, step, null)));
            row(cells);
        }
        List<String> sums = new ArrayList<>(List.of("together"));
        for (String scenario : scenarios) {
            sums.add(Plot.number(results.servers(Measure.ALLOCATED).stream()
                    .mapToDouble(step -> results.median(Measure.ALLOCATED, scenario, step)).sum()));
        }
        row(sums);
        page.append('\n');
    }

    private void crowd() {
        page.append("### Beside a crowd\n\nIn a small heap, before and while 10,000 other connections, which have had "
                + "an answer each, are open. Each of them is used once more at the end.\n\n");
        page.append("Answers in a second, in brackets the part of those without the crowd:\n\n");
        across(Measure.CROWD_RATE, true);
        page.append("Memory of the process in MiB:\n\n");
        across(Measure.CROWD_MEMORY, false);
    }

    private void start() {
        page.append("### From start to the first answer\n\nSeconds. How each form is made is explained below.\n\n");
        plot("start", Plot.of("Seconds to the first answer", results, Measure.START,
                results.scenarios(Measure.START).get(0)));
    }

    private void cold() {
        page.append("### The first ten seconds\n\nAnswers in a second to GET on persistent connections, on average "
                + "over "
                + "the first ten seconds under load; in brackets, the part of what the same server gives when it "
                + "is warm. It was measured once: there is no range.\n\n");
        List<Cores> cores = List.of(Cores.values()).stream()
                .filter(each -> results.scenarios(Measure.COLD).contains(each.title())).toList();
        header("server", cores.stream().map(Cores::title).toList());
        for (String server : results.servers(Measure.COLD)) {
            List<String> cells = new ArrayList<>(List.of(server));
            for (Cores each : cores) {
                double cold = results.median(Measure.COLD, each.title(), server);
                double warm = results.median(each == Cores.APART ? Measure.APART_RATE : Measure.RATE,
                        Scenario.KEEP_ALIVE.title(), server);
                cells.add(Plot.number(cold) + " (" + Plot.number(cold / warm) + ")");
            }
            row(cells);
        }
        page.append('\n');
    }

    private void plot(String what, Plot plot) {
        String file = name + "-" + what + ".svg";
        plots.put(file, plot);
        page.append("![").append(plot.description()).append("](").append(folder).append(file).append(")\n\n");
    }

    /** A row for each server, a column for each scenario. */
    private void table(Measure measure, String yardstick) {
        List<String> scenarios = results.scenarios(measure);
        header("server", scenarios);
        for (String server : results.servers(measure)) {
            List<String> cells = new ArrayList<>(List.of(server));
            scenarios.forEach(scenario -> cells.add(cell(measure, scenario, server, yardstick)));
            row(cells);
        }
        page.append('\n');
    }

    /** A row for each server, a column for each scenario, of which the first is the yardstick. */
    private void across(Measure measure, boolean asPart) {
        List<String> scenarios = results.scenarios(measure);
        header("server", scenarios);
        for (String server : results.servers(measure)) {
            List<String> cells = new ArrayList<>(List.of(server));
            for (String scenario : scenarios) {
                double median = results.median(measure, scenario, server);
                String part = asPart ? part(median, results.median(measure, scenarios.get(0), server), "") : "";
                cells.add(Plot.number(median) + part + range(measure, scenario, server));
            }
            row(cells);
        }
        page.append('\n');
    }

    private void header(String first, List<String> columns) {
        List<String> cells = new ArrayList<>(List.of(first));
        cells.addAll(columns);
        row(cells);
        page.append("|---|").append("---:|".repeat(columns.size())).append('\n');
    }

    private void row(List<String> cells) {
        page.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }

    /** The median, the part of the yardstick's where there is one, and below it the range. */
    private String cell(Measure measure, String scenario, String server, String yardstick) {
        double median = results.median(measure, scenario, server);
        if (Double.isNaN(median)) {
            return "";
        }
        String part = "";
        if (yardstick != null) {
            boolean isNoise = !server.equals(yardstick)
                    && results.order(measure, scenario, server, yardstick) == Order.INSIDE_THE_NOISE;
            part = part(median, results.median(measure, scenario, yardstick), isNoise ? "≈ " : "");
        }
        return Plot.number(median) + part + range(measure, scenario, server);
    }

    private static String part(double value, double yardstick, String before) {
        return yardstick == 0 ? "" : " (" + before + Plot.number(value / yardstick) + ")";
    }

    private String range(Measure measure, String scenario, String server) {
        String range = Plot.range(results.lowest(measure, scenario, server),
                results.highest(measure, scenario, server));
        return range.isEmpty() ? "" : "<br>" + range;
    }
}
