package httpbytes.docs.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Each switch that a source or a POM reads stands on the page, and no other. */
@Tag("quick")
class SwitchesTest {

    private static final Path WORKSPACE = Path.of("..");
    private static final Path PAGE = Path.of("how-these-pages-are-kept-true.md");

    /** What a source asks for; the names with a dot are Java's own, and PATH is the system's. */
    private static final Pattern PROPERTY = Pattern.compile(
            "(?:getProperty|getBoolean|getInteger|getLong)\\(\"([a-z-]+)\"|Property\\(named = \"([a-z-]+)\"");
    private static final Pattern VARIABLE =
            Pattern.compile("getenv\\(\"(?!PATH\")(\\w+)\"\\)|EnvironmentVariable\\(named = \"(\\w+)\"");
    private static final Pattern ACTIVATION = Pattern.compile("<property>\\s*<name>([a-zA-Z.-]+)</name>");
    private static final Pattern PROFILE = Pattern.compile("<profile>\\s*<id>([a-z-]+)</id>(?!\\s*<activation>)");
    private static final Pattern ARGUMENTS = Pattern.compile("\\$\\{([a-z]+\\.args)}");
    private static final Pattern LISTED = Pattern.compile("(?m)^\\| `(?:-[DP])?([\\w.-]+)[=`]");

    private static Set<String> read() throws IOException {
        Set<String> switches = new TreeSet<>();
        List<Path> poms = new ArrayList<>(List.of(WORKSPACE.resolve("pom.xml")));
        for (Path module : Workspace.modules(WORKSPACE)) {
            poms.add(module.resolve("pom.xml"));
            for (Path source : Workspace.sources(module, "src")) {
                find(switches, source, PROPERTY, VARIABLE);
            }
        }
        for (Path pom : poms) {
            find(switches, pom, ACTIVATION, PROFILE, ARGUMENTS);
        }
        // As Maven names an environment variable.
        switches.remove("env.CI");
        return switches;
    }

    private static void find(Set<String> switches, Path file, Pattern... patterns) throws IOException {
        String text = Files.readString(file);
        for (Pattern pattern : patterns) {
            pattern.matcher(text).results()
                    .forEach(match -> switches.add(match.group(1) != null ? match.group(1) : match.group(2)));
        }
    }

    @Test
    void allStandOnThePage() throws IOException {
        String page = Files.readString(PAGE);
        String table = page.substring(page.indexOf("## Switches"));
        Set<String> listed = new TreeSet<>(LISTED.matcher(table).results().map(match -> match.group(1)).toList());

        assertThat(listed).hasSizeGreaterThan(5).containsExactlyElementsOf(read());
    }
}
