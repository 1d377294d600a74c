package httpbytes.benchmark;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Where a run took place: without it, its numbers mean nothing. */
final class Machine {

    private Machine() {
    }

    static Map<String, String> describe(int rounds, int seconds, int warmUp) throws IOException {
        var machine = new LinkedHashMap<String, String>();
        machine.put("date", LocalDate.now().toString());
        machine.put("JDK", System.getProperty("java.runtime.version"));
        machine.put("system", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
        machine.put("processor", processor());
        machine.put("cores", String.valueOf(Runtime.getRuntime().availableProcessors()));
        machine.put("load before", String.format(Locale.ROOT, "%.2f",
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage()));
        machine.put("rounds", rounds + " of " + seconds + " s");
        machine.put("warm-up at least", warmUp + " s");
        return machine;
    }

    private static String processor() throws IOException {
        Path file = Path.of("/proc/cpuinfo");
        if (!Files.exists(file)) {
            return "unknown";
        }
        return Files.readAllLines(file).stream().filter(line -> line.startsWith("model name"))
                .map(line -> line.replaceFirst("[^:]*: ", "")).findFirst().orElse("unknown");
    }
}
