package httpbytes.benchmark;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Horizontal bars as SVG: one for each server, as long as the median of its rounds, with a thin line from the
 * lowest round to the highest, and both as numbers. Light or dark as the reader has it.
 *
 * @param title what the bars show, with the unit
 */
record Plot(String title, List<Bar> bars) {

    private static final int WIDTH = 760;
    private static final int LABELS = 300;
    private static final int NUMBERS = 240;
    private static final int ROW = 26;
    private static final int TOP = 60;
    private static final String LEGEND =
            "bar and number: the median; line and brackets: the lowest and the highest round";
    private static final int BAR = 16;

    /** @param ours whether the bar stands out */
    record Bar(String label, double median, double lowest, double highest, boolean ours) {

        String numbers() {
            String range = range(lowest, highest);
            return number(median) + (range.isEmpty() ? "" : " (" + range + ")");
        }
    }

    /** Of these servers, those that were measured. */
    static Plot of(String title, Results results, Measure measure, String scenario) {
        return new Plot(title, results.servers(measure).stream()
                .filter(server -> !results.rounds(measure, scenario, server).isEmpty())
                .map(server -> bar(results.rounds(measure, scenario, server),
                        results.median(measure, scenario, server), server))
                .toList());
    }

    private static Bar bar(List<Double> rounds, double median, String server) {
        return new Bar(server, median, rounds.get(0), rounds.get(rounds.size() - 1),
                server.equals(Contender.SOCKET_SERVER));
    }

    String svg() {
        int height = TOP + ROW * bars.size() + 8;
        var svg = new StringBuilder("""
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" role="img" aria-label="%s">
                <style>
                  text { font: 13px sans-serif; fill: #1f2328; }
                  .title { font-weight: bold; }
                  .bar { fill: #8c959f; }
                  .ours { fill: #0969da; }
                  .range { stroke: #1f2328; stroke-width: 1.5; }
                  @media (prefers-color-scheme: dark) {
                    text { fill: #e6edf3; }
                    .bar { fill: #6e7681; }
                    .ours { fill: #4493f8; }
                    .range { stroke: #e6edf3; }
                  }
                </style>
                <text class="title" x="0" y="20">%s</text>
                <text x="0" y="40">%s</text>
                """.formatted(WIDTH, height, escape(description()), escape(title), LEGEND));
        for (int i = 0; i < bars.size(); i++) {
            svg.append(row(bars.get(i), TOP + ROW * i));
        }
        return svg.append("</svg>\n").toString();
    }

    private String row(Bar bar, int y) {
        double middle = y + BAR / 2.0;
        return String.format(Locale.ROOT, """
                <text x="0" y="%d">%s</text>
                <rect class="bar%s" x="%d" y="%d" width="%.1f" height="%d"/>
                <line class="range" x1="%.1f" y1="%.1f" x2="%.1f" y2="%.1f"/>
                <text x="%d" y="%d" text-anchor="end">%s</text>
                """, y + BAR - 3, escape(bar.label()), bar.ours() ? " ours" : "", LABELS, y,
                length(bar.median()), BAR, LABELS + length(bar.lowest()), middle, LABELS + length(bar.highest()),
                middle,
                WIDTH, y + BAR - 3, bar.numbers());
    }

    private double length(double value) {
        double longest = bars.stream().mapToDouble(Bar::highest).max().orElse(1);
        return value / longest * (WIDTH - LABELS - NUMBERS);
    }

    /** The same in words, for whoever does not see it. */
    String description() {
        return title + ": " + bars.stream().map(bar -> bar.label() + " " + bar.numbers())
                .collect(Collectors.joining("; ")) + ".";
    }

    /** Nothing where one number says it. */
    static String range(double lowest, double highest) {
        boolean isOneNumber = number(lowest).equals(number(highest));
        return isOneNumber ? "" : number(lowest) + " to " + number(highest);
    }

    /** Three digits that count. */
    static String number(double value) {
        return String.format(Locale.ROOT, value < 10 ? "%.2f" : value < 100 ? "%.1f" : "%,.0f", value);
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }
}
