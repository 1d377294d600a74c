package httpbytes.docs.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** A page with a part that is not written but found out. */
public final class GeneratedPage {

    private static final String BEGIN = "<!-- generated: begin -->\n";
    private static final String END = "<!-- generated: end -->\n";

    private static final Pattern NOTHING = Pattern.compile("(?!)");

    private GeneratedPage() {
    }

    /** Fails where the whole file is not this text; with {@code -Dupdate-pages} it becomes this text. */
    public static void assertIs(Path file, String text) throws IOException {
        if (System.getProperty("update-pages") != null) {
            Files.writeString(file, text);
        } else {
            assertThat(file).as("what -Dupdate-pages makes").content().isEqualTo(text);
        }
    }

    /** Fails where the part between the marks is not this text; with {@code -Dupdate-pages} it becomes this text. */
    public static void assertShows(Path file, String text) throws IOException {
        assertShows(file, text, NOTHING);
    }

    /** The same, where what matches this pattern is another each time that it is found out. */
    public static void assertShows(Path file, String text, Pattern varying) throws IOException {
        String page = Files.readString(file);
        int begin = page.indexOf(BEGIN) + BEGIN.length();
        int end = page.indexOf(END);
        assertThat(begin).as("the marks in %s", file).isGreaterThan(BEGIN.length()).isLessThanOrEqualTo(end);
        if (System.getProperty("update-pages") != null) {
            Files.writeString(file, page.substring(0, begin) + text + page.substring(end));
        } else {
            assertThat(varying.matcher(page.substring(begin, end)).replaceAll("…"))
                    .as("the table in docs/%s; `mvn -pl docs -am verify -Dupdate-pages` writes it anew", file)
                    .isEqualTo(varying.matcher(text).replaceAll("…"));
        }
    }
}
