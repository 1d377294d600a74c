package httpbytes.benchmark;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The results of one run as Markdown, and the plots that belong to it. */
final class Report {

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
        if (!results.servers(Measure.RATE).isEmpty()) {
            servers();
        }
        if (!results.servers(Measure.STAGE).isEmpty()) {
            stages();
        }
        if (!results.servers(Measure.CROWD_RATE).isEmpty()) {
            crowd();
        }
        if (!results.servers(Measure.START).isEmpty()) {
            start();
        }
    }

    private void servers() {
        page.append("### Beside other servers\n\nAnswers in a second on 64 connections; in brackets, the part of the "
                + "limit.\n\n");
        plot("servers", Plot.of("GET on persistent connections: answers in a second", results, Measure.RATE,
                Scenario.KEEP_ALIVE.title()));
        table(Measure.RATE, Contender.LIMIT);
        page.append("Microseconds of processor time that the server spends on one request.\n\n");
        table(Measure.CPU, Contender.LIMIT);
    }

    private void stages() {
        page.append("### What each choice buys\n\nThe parser, router and encoder of the socket server, with one choice "
                + "made in another way; in brackets, the part of the socket server.\n\n");
        plot("stages", Plot.of("GET on persistent connections: answers in a second", results, Measure.STAGE,
                Scenario.KEEP_ALIVE.title()));
        plot("stages-pipelined", Plot.of("GET, 16 pipelined: answers in a second", results, Measure.STAGE,
                Scenario.PIPELINED.title()));
        table(Measure.STAGE, Contender.SOCKET_SERVER);
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
        page.append("### From start to the first answer\n\nSeconds; how each form is made stands above.\n\n");
        plot("start", Plot.of("Seconds to the first answer", results, Measure.START,
                results.scenarios(Measure.START).get(0)));
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
            for (String scenario : scenarios) {
                cells.add(cell(results.median(measure, scenario, server),
                        results.median(measure, scenario, yardstick)));
            }
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
            double yardstick = asPart ? results.median(measure, scenarios.get(0), server) : Double.NaN;
            for (String scenario : scenarios) {
                cells.add(cell(results.median(measure, scenario, server), yardstick));
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

    private static String cell(double value, double yardstick) {
        if (Double.isNaN(value)) {
            return "";
        }
        String part = Double.isNaN(yardstick) ? "" : " (" + Plot.number(value / yardstick) + ")";
        return Plot.number(value) + part;
    }
}
