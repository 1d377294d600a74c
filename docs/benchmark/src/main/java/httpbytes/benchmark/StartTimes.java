package httpbytes.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;

/**
 * How long until the first answer, in every form in which the servers can be started: Spring's are those of its chapter
 * on efficient deployments.
 */
final class StartTimes {

    private static final int FIRST_JDK_WITH_AOT_CACHE = 25;
    private static final String SCENARIO = "to the first answer";

    private final Path jar;
    private final int rounds;

    StartTimes(Path jar, int rounds) {
        this.jar = jar;
        this.rounds = rounds;
    }

    void measure(Results results) throws IOException {
        Path folder = Files.createTempDirectory("start");
        try {
            List<Contender> contenders = new ArrayList<>(List.of(Contender.socketServer()));
            Contender.flask().ifPresent(contenders::add);
            contenders.addAll(packaged(folder));
            for (int round = 0; round <= rounds; round++) {
                for (Contender contender : contenders) {
                    try (var server = new ServerProcess(contender)) {
                        add(results, round, server);
                    }
                }
            }
        } finally {
            FileSystemUtils.deleteRecursively(folder);
        }
    }

    private static void add(Results results, int round, ServerProcess server) {
        System.out.printf(Locale.ROOT, "start, %s: %.2f s%n", server.contender().name(), server.startSeconds());
        if (round > 0) {
            results.add(Measure.START, SCENARIO, server.contender().name(), round, server.startSeconds());
        }
    }

    /** The recipe of the page, step by step. */
    private List<Contender> packaged(Path folder) throws IOException {
        run("-Djarmode=tools", "-jar", jar.toString(), "extract", "--destination", folder.toString());
        Path extracted = folder.resolve(jar.getFileName());
        List<Contender> contenders = new ArrayList<>(List.of(
                Contender.jar("flask-equivalent: java -jar", jar),
                Contender.jar("flask-equivalent: extracted", extracted)));
        Path archive = folder.resolve("app.jsa");
        run("-XX:ArchiveClassesAtExit=" + archive, "-Dspring.context.exit=onRefresh", "-jar", extracted.toString());
        contenders.add(Contender.jar("flask-equivalent: extracted, with a CDS archive", extracted,
                "-XX:SharedArchiveFile=" + archive));
        if (Runtime.version().feature() >= FIRST_JDK_WITH_AOT_CACHE) {
            Path cache = folder.resolve("app.aot");
            run("-XX:AOTCacheOutput=" + cache, "-Dspring.context.exit=onRefresh", "-jar", extracted.toString());
            contenders.add(Contender.jar("flask-equivalent: extracted, with an AOT cache", extracted,
                    "-XX:AOTCache=" + cache));
        }
        return contenders;
    }

    private static void run(String... arguments) throws IOException {
        List<String> command = Stream.concat(Stream.of(Contender.JAVA), Stream.of(arguments)).toList();
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes());
        if (process.onExit().join().exitValue() != 0) {
            throw new IOException(String.join(" ", command) + " failed: " + output);
        }
    }
}
