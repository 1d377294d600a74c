package httpbytes.docs.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Chapter 17 sets the code of both servers side by side, counted. */
@Tag("quick")
class CodeLinesTest {

    private static final Path FRAMEWORK = Path.of("../flask-equivalent/src/main/java/httpbytes/flaskequivalent");
    private static final Path BY_HAND = Path.of("../socket-server/src/main/java/httpbytes/socketserver");
    /** The packages through which a request goes, and what Spring Boot has in their place. */
    private static final Map<String, String> IN_PLACE_OF = new LinkedHashMap<>();

    static {
        IN_PLACE_OF.put("message", "the servlet API");
        IN_PLACE_OF.put("wire", "Tomcat's parser");
        IN_PLACE_OF.put("form", "Tomcat's parameters and parts");
        IN_PLACE_OF.put("route", "Spring's `DispatcherServlet`");
        IN_PLACE_OF.put("server", "Tomcat's connector");
        IN_PLACE_OF.put("launch", "Spring Boot itself");
    }

    @Test
    void whatCounts() {
        assertThat(CodeLines.of("""
                package a;

                import b;

                /** No
                 * line. */
                class A { // 1
                    String url = "http://x"; /* 2
                    Not this one, */ char quote = '"'; // 3
                    // Nor this one.
                    String text = \"""
                        import, which is text

                        // No comment. "\";
                        \""";
                }
                """)).isEqualTo(8);
    }

    @Test
    void thePageCountsWhatIsThere() throws IOException {
        var table = new StringBuilder("| by hand | code lines | by framework | code lines that you write |\n|---|---|---|---|\n");
        for (var packages : IN_PLACE_OF.entrySet()) {
            Path folder = BY_HAND.resolve(packages.getKey());
            if (Files.exists(folder)) {
                table.append(row("`" + packages.getKey() + "`", lines(folder), packages.getValue(), "0"));
            }
        }
        long yours = 0;
        for (String name : List.of("EchoController", "Errors", "Application")) {
            yours += lines(FRAMEWORK.resolve(name + ".java"));
        }
        assertThat(yours).as("code lines of the framework server").isLessThanOrEqualTo(90);
        table.append(row("`EchoServer`", lines(BY_HAND.resolve("EchoServer.java")),
                "`EchoController`, `Errors`, `Application`", String.valueOf(yours)));
        GeneratedPage.assertShows(Path.of("17-what-spring-does.md"), "lines", table.toString());
    }

    private static String row(String ours, long lines, String springs, String yours) {
        return String.format(Locale.ROOT, "| %s | %,d | %s | %s |\n", ours, lines, springs, yours);
    }

    private static long lines(Path place) throws IOException {
        try (Stream<Path> files = Files.walk(place)) {
            long lines = 0;
            for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
                lines += CodeLines.of(Files.readString(file));
            }
            return lines;
        }
    }
}
