package httpbytes.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What JMH measured, as Markdown: time and memory for each operation. */
final class MicroBenchmarks {

    private static final String ALLOCATED = "gc.alloc.rate.norm";
    private static final int NAME = 0;
    private static final int SCORE = 4;

    private MicroBenchmarks() {
    }

    static String markdown(Path file) throws IOException {
        Map<String, String> times = new LinkedHashMap<>();
        Map<String, String> octets = new LinkedHashMap<>();
        List<String> lines = Files.readAllLines(file);
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.replace("\"", "").split(",");
            String[] nameAndProfile = cells[NAME].split(":");
            String name = nameAndProfile[0].replaceFirst("^.*\\.(\\w+\\.\\w+)$", "$1");
            String score = Plot.number(Double.parseDouble(cells[SCORE]));
            if (nameAndProfile.length == 1) {
                times.put(name, score);
            } else if (nameAndProfile[1].equals(ALLOCATED)) {
                octets.put(name, score);
            }
        }
        String jdk = file.getFileName().toString().replaceAll("[^0-9]", "");
        var table = new StringBuilder("## Without a socket, JDK " + jdk + "\n\nOne operation, measured by JMH.\n\n"
                + "| operation | nanoseconds | octets of memory |\n|---|---:|---:|\n");
        times.forEach((name, time) -> table.append("| `").append(name).append("` | ").append(time).append(" | ")
                .append(octets.getOrDefault(name, "")).append(" |\n"));
        return table.append('\n').toString();
    }
}
