package httpbytes.docs.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Nothing depends on the country of whoever runs it: numbers with separators are formatted, and letters made small or
 * capital, in a locale that is named. Elsewhere 1,000.5 is 1.000,5, and OPTIONS in small letters is optıons.
 */
@Tag("quick")
class LocalesTest {

    /** One that has a number with separators in it. */
    private static final String LITERAL =
            "\"[^\"\\n]*%[-+0 (]*(?:,[-+0 (]*[0-9]*(?:\\.[0-9]+)?|[0-9]*\\.[0-9]+)[dfe][^\"\\n]*\"";
    private static final Pattern IN_ANY_LOCALE = Pattern.compile("\\.to(?:Lower|Upper)Case\\(\\)"
            + "|" + LITERAL + "\\s*\\)?\\s*\\.formatted\\("
            + "|(?:format|printf)\\(\\s*" + LITERAL);

    /** What a learner writes in an exercise, and what one might have written. */
    private static final String A_LEARNERS = "E[0-9]{2}b?\\.java";

    private static List<String> problems(String source) {
        return IN_ANY_LOCALE.matcher(source).results()
                .map(match -> "line " + source.substring(0, match.start()).split("\n", -1).length + ": " + match.group()
                        + "; say Locale.ROOT").toList();
    }

    @Test
    void areNamed() throws IOException {
        List<String> problems = new ArrayList<>();
        for (Path module : Workspace.modules(Path.of(".."))) {
            for (Path source : Workspace.sources(module, "src")) {
                if (source.getFileName().toString().matches(A_LEARNERS)) {
                    continue;
                }
                problems(Files.readString(source)).forEach(problem -> problems.add(source + ", " + problem));
            }
        }
        assertThat(problems).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"name.%sLowerCase();", "a = name.%sUpperCase()", "'%%,d octets'.formatted(5)",
        "('a' + '%%.2f s').formatted(5)", "String.format('%%,7d', 5)", "out.printf(\n    '%%s: %%,.0f', a, b)"})
    void oneThatIsNotIsFound(String code) {
        String source = "{\n" + String.format(code.replace('\'', '"'), "to") + ";\n}\n";

        assertThat(problems(source)).hasSize(1).first().asString().startsWith("line 2: ");
        assertThat(problems(source.replace("()", "(Locale.ROOT)").replace("format(", "format(Locale.ROOT, ")
                .replace("printf(", "printf(Locale.ROOT, ").replaceAll(".formatted\\(", ", "))).isEmpty();
    }
}
