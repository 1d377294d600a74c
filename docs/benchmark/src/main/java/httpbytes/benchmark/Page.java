package httpbytes.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The page that shows the results: text around a part between two marks, which is made from the files of results. */
final class Page {

    static final Path FILE = Path.of("../performance.md");
    static final Path RESULTS = Path.of("results");
    private static final String FOLDER = "benchmark/results/";
    private static final String BEGIN = "<!-- generated: begin -->\n";
    private static final String END = "<!-- generated: end -->\n";

    private Page() {
    }

    static Path resultsOfThisJdk() {
        return RESULTS.resolve("jdk-" + Runtime.version().feature() + ".csv");
    }

    /** A report for each run, the newest JDK first. */
    static List<Report> reports() throws IOException {
        List<Report> reports = new ArrayList<>();
        for (Path file : results("jdk")) {
            String name = file.getFileName().toString().replace(".csv", "");
            reports.add(new Report(Results.read(file), FOLDER, name));
        }
        return reports;
    }

    private static List<Path> results(String kind) throws IOException {
        try (Stream<Path> files = Files.list(RESULTS)) {
            return files.filter(file -> file.getFileName().toString().matches(kind + "-[0-9]+\\.csv"))
                    .sorted(Comparator.reverseOrder()).toList();
        }
    }

    /** The page as it has to be: what stands around the marks stays. */
    static String text() throws IOException {
        String page = Files.readString(FILE);
        var generated = new StringBuilder("\n");
        for (Report report : reports()) {
            generated.append(report.markdown());
        }
        for (Path file : results("jmh")) {
            generated.append(MicroBenchmarks.markdown(file));
        }
        return page.substring(0, page.indexOf(BEGIN) + BEGIN.length()) + generated + page.substring(page.indexOf(END));
    }

    static void write() throws IOException {
        for (Report report : reports()) {
            for (var plot : report.plots().entrySet()) {
                Files.writeString(RESULTS.resolve(plot.getKey()), plot.getValue().svg());
            }
        }
        Files.writeString(FILE, text());
    }
}
