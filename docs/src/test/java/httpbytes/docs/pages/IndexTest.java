package httpbytes.docs.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The index lists each chapter with the minutes that it says of itself, and the sum of those before the row with the
 * sum. {@code -Dupdate-pages} writes these numbers anew.
 */
@Tag("quick")
class IndexTest {

    private static final Path INDEX = Path.of("README.md");
    private static final Pattern MINUTES = Pattern.compile("(?m)^\\*([0-9]+) minutes");
    /** A row that leads to a page and ends with a number, or the row with the sum. */
    private static final Pattern ROW = Pattern.compile(
            "(?m)^(\\|[^\\n]*\\]\\(([\\w-]+\\.md)\\)[^\\n|]*\\| |\\| \\| all together \\| )([0-9]+) \\|$");

    @Test
    void eachChapterIsListedWithItsMinutes() throws IOException {
        String index = Files.readString(INDEX);
        List<String> listed = ROW.matcher(index).results().map(row -> String.valueOf(row.group(2))).toList();
        assertThat(listed).as("the pages in %s", INDEX).containsAll(chapters());

        String right = withMinutes(index);
        if (System.getProperty("update-pages") != null) {
            Files.writeString(INDEX, right);
        } else {
            assertThat(index).as("%s; -Dupdate-pages writes its minutes anew", INDEX).isEqualTo(right);
        }
    }

    private static List<String> chapters() throws IOException {
        List<String> chapters = new ArrayList<>();
        for (Path path : Page.all()) {
            if (Page.read(path).isChapter()) {
                chapters.add(path.toString());
            }
        }
        return chapters;
    }

    private static String withMinutes(String index) throws IOException {
        Matcher row = ROW.matcher(index);
        var right = new StringBuilder();
        int sum = 0;
        while (row.find()) {
            boolean isSum = row.group(2) == null;
            int minutes = isSum ? sum : minutes(Path.of(row.group(2)), Integer.parseInt(row.group(3)));
            sum += minutes;
            row.appendReplacement(right, Matcher.quoteReplacement(row.group(1) + minutes + " |"));
        }
        return row.appendTail(right).toString();
    }

    /** Those at the head of a page, or else those that the index says. */
    private static int minutes(Path page, int listed) throws IOException {
        Matcher own = MINUTES.matcher(Files.readString(page));
        return own.find() ? Integer.parseInt(own.group(1)) : listed;
    }
}
