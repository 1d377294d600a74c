package httpbytes.docs.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** A page with a part that is not written but found out; with several, each has a name in its marks. */
public final class GeneratedPage {

    private static final Pattern NOTHING = Pattern.compile("(?!)");

    private GeneratedPage() {
    }

    /** Whether this line is in a part that is found out. */
    static boolean isGenerated(String page, int line) {
        List<String> marks = page.lines().limit(line).filter(text -> text.matches("<!-- .*: (begin|end) -->")).toList();
        return !marks.isEmpty() && marks.get(marks.size() - 1).endsWith(": begin -->");
    }

    /** Fails where the whole file is not this text; with {@code -Dupdate-pages} it becomes this text. */
    static void assertIs(Path file, String text) throws IOException {
        if (System.getProperty("update-pages") != null) {
            Files.writeString(file, text);
        } else {
            assertThat(file).as("what -Dupdate-pages makes").content(StandardCharsets.UTF_8).isEqualTo(text);
        }
    }

    /** Fails where the part between the marks is not this text; with {@code -Dupdate-pages} it becomes this text. */
    public static void assertShows(Path file, String text) throws IOException {
        assertShows(file, "generated", text, NOTHING);
    }

    /** The same for the part of this name. */
    public static void assertShows(Path file, String name, String text) throws IOException {
        assertShows(file, name, text, NOTHING);
    }

    /** The same, where what matches the pattern is another each time that it is found out. */
    public static void assertShows(Path file, String name, String text, Pattern varying) throws IOException {
        String page = Files.readString(file);
        String mark = "<!-- " + name + ": begin -->\n";
        int begin = page.indexOf(mark) + mark.length();
        int end = page.indexOf("<!-- " + name + ": end -->\n");
        assertThat(begin).as("the marks in %s", file).isGreaterThan(mark.length()).isLessThanOrEqualTo(end);
        if (System.getProperty("update-pages") != null) {
            Files.writeString(file, page.substring(0, begin) + text + page.substring(end));
        } else {
            assertThat(varying.matcher(page.substring(begin, end)).replaceAll("…"))
                    .as("the part in docs/%s; `mvn -pl docs -am verify -Dupdate-pages` writes it anew", file)
                    .isEqualTo(varying.matcher(text).replaceAll("…"));
        }
    }
}
