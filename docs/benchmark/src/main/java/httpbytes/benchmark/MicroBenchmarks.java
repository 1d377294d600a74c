package httpbytes.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What JMH measured, as Markdown: time and memory for each operation. */
final class MicroBenchmarks {

    private static final String ALLOCATED = ":gc.alloc.rate.norm";
    private static final int NAME = 0;
    private static final int SCORE = 4;

    private MicroBenchmarks() {
    }

    static String markdown(Path file) throws IOException {
        if (!Files.exists(file)) {
            return "";
        }
        Map<String, String> times = new LinkedHashMap<>();
        Map<String, String> octets = new LinkedHashMap<>();
        List<String> lines = Files.readAllLines(file);
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.replace("\"", "").split(",");
            String name = cells[NAME].replaceFirst("^.*\\.(\\w+\\.\\w+)", "$1");
            String score = Plot.number(Double.parseDouble(cells[SCORE]));
            if (name.endsWith(ALLOCATED)) {
                octets.put(name.replace(ALLOCATED, ""), score);
            } else if (!name.contains(":")) {
                times.put(name, score);
            }
        }
        var table = new StringBuilder("## Without a socket\n\nOne operation, measured by JMH.\n\n"
                + "| operation | nanoseconds | octets of memory |\n|---|---:|---:|\n");
        times.forEach((name, time) -> table.append("| `").append(name).append("` | ").append(time).append(" | ")
                .append(octets.getOrDefault(name, "")).append(" |\n"));
        return table.append('\n').toString();
    }
}
