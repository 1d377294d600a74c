package httpbytes.docs.workspace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Which test class belongs to which suite, by the tag that stands above it. */
final class Suites {

    static final List<String> SUITES = List.of("quick", "thorough");
    /** For the learner to run: neither suite does. */
    private static final String EXERCISE = "exercise";

    private static final Pattern TAG = Pattern.compile("(?m)^@Tag\\(\"(\\w+)\"\\)$");
    private static final Pattern TEST = Pattern.compile("(?m)^ +@(\\w*Test|OnBothServers|TestFactory)\\b");
    private static final Pattern ABSTRACT = Pattern.compile("(?m)^(public )?abstract class ");
    private static final Pattern LEARNERS = Pattern.compile("(?m)^(public )?class E\\d\\db?Test extends LearnerTest\\b");

    private final List<String> problems = new ArrayList<>();
    /** Suite → its classes, by their simple names. */
    private final Map<String, List<String>> classes = new TreeMap<>();

    /** Of one module. */
    static Suites of(Path module) throws IOException {
        var suites = new Suites();
        for (Path source : Workspace.sources(module, "src/test/java")) {
            suites.add(source.getFileName().toString().replace(".java", ""), Files.readString(source));
        }
        return suites;
    }

    void add(String name, String source) {
        List<String> tags = TAG.matcher(source).results().map(tag -> tag.group(1)).toList();
        boolean isRunByMaven = name.endsWith("Test") && !ABSTRACT.matcher(source).find();
        if (LEARNERS.matcher(source).find()) {
            classes.computeIfAbsent(EXERCISE, unseen -> new ArrayList<>()).add(name);
        } else if (isRunByMaven && tags.size() == 1 && SUITES.contains(tags.get(0))) {
            classes.computeIfAbsent(tags.get(0), unseen -> new ArrayList<>()).add(name);
        } else if (isRunByMaven) {
            problems.add(name + " has the tags " + tags + "; put one above the class: @Tag(\"quick\"), or "
                    + "@Tag(\"thorough\") where it takes seconds or needs a program that is not Java's.");
        } else if (TEST.matcher(source).find() && !ABSTRACT.matcher(source).find()) {
            problems.add(name + " has tests that Maven does not see; end its name with Test.");
        }
    }

    List<String> problems() {
        return problems;
    }

    /** A row of the table: the classes of each suite. */
    String row(String module) {
        return "| `" + module + "` | " + SUITES.stream().map(suite -> classes.getOrDefault(suite, List.of()))
                .map(names -> names.stream().sorted().collect(Collectors.joining(", ")))
                .collect(Collectors.joining(" | ")) + " |\n";
    }
}
