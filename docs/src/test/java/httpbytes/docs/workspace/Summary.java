package httpbytes.docs.workspace;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** What a run of the tests came to, as Surefire reported it for each module: the last words of {@code mvn verify}. */
public final class Summary {

    private static final String REPORTS = "target/surefire-reports";

    private final Map<String, Integer> tests = new TreeMap<>();
    private final Map<String, Integer> skipped = new TreeMap<>();

    /**
     * @param modules the folders of the modules
     * @param begin   reports from before are those of another run
     */
    Summary(List<Path> modules, Instant begin) throws IOException {
        for (Path module : modules) {
            for (Path report : reports(module.resolve(REPORTS))) {
                if (!Files.getLastModifiedTime(report).toInstant().isBefore(begin)) {
                    read(module.normalize().getFileName().toString(), report);
                }
            }
        }
    }

    /**
     * Prints it. In CI it fails where a test was skipped.
     *
     * @param arguments the tags that were run, and when the build began
     */
    public static void main(String[] arguments) throws IOException {
        Path workspace = Path.of("").toAbsolutePath();
        while (!Files.exists(workspace.resolve(".mvn"))) {
            workspace = workspace.getParent();
        }
        var summary = new Summary(Workspace.modules(workspace), Instant.parse(arguments[1]));
        new PrintStream(System.out, true, StandardCharsets.UTF_8).print(summary.text(arguments[0]));
        if (System.getenv("CI") != null && !summary.skipped.isEmpty()) {
            throw new IllegalStateException("In CI no test is skipped; install what is missing.");
        }
    }

    private static List<Path> reports(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().matches("TEST-.*\\.xml")).sorted().toList();
        }
    }

    private void read(String module, Path report) throws IOException {
        NodeList cases = cases(report);
        tests.merge(module, cases.getLength(), Integer::sum);
        for (int i = 0; i < cases.getLength(); i++) {
            var test = (Element) cases.item(i);
            NodeList reasons = test.getElementsByTagName("skipped");
            if (reasons.getLength() > 0) {
                // JUnit puts its own sentence before the reason.
                String reason = ((Element) reasons.item(0)).getAttribute("message")
                        .replaceFirst("^Assumption failed: |^.* ==> ", "");
                String name = test.getAttribute("classname").replaceFirst(".*\\.", "");
                skipped.merge(name + ": " + reason, 1, Integer::sum);
            }
        }
    }

    private static NodeList cases(Path report) throws IOException {
        try {
            return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(report.toFile())
                    .getElementsByTagName("testcase");
        } catch (SAXException | ParserConfigurationException e) {
            throw new IOException(report + " is no report", e);
        }
    }

    /** @param tags that were run */
    String text(String tags) {
        List<String> lines = new ArrayList<>();
        int all = tests.values().stream().mapToInt(Integer::intValue).sum();
        int left = skipped.values().stream().mapToInt(Integer::intValue).sum();
        tests.forEach((module, count) -> lines.add(line("%,7d %s", count, module)));
        lines.add(line("%,7d tests that are tagged %s, %s", all, tags, left == 0 ? "none of them skipped"
                : line("%,d of them skipped:", left)));
        skipped.forEach((what, count) -> lines.add(line("%,7d %s", count, what)));
        lines.add(tags.equals("thorough") ? "The quick suite is run by: mvn verify"
                : "The thorough suite takes minutes, and goes further: mvn verify -Dthorough");
        return "\n" + String.join("\n", lines) + "\n\n";
    }

    private static String line(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
