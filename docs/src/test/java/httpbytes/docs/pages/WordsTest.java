package httpbytes.docs.pages;

import static org.assertj.core.api.Assertions.assertThat;

import httpbytes.docs.pages.Prose.Passage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A term of the glossary is explained where a reader first meets it, from the README through the chapters: it is in
 * italics or bold there, or leads to the glossary. Tables may use it before, and what names the next page. A row that
 * says {@code <!-- everyday -->} is of a word that people use before they know what HTTP means by it.
 */
@Tag("quick")
class WordsTest {

    private static final Pattern ROW = Pattern.compile("(?m)^\\| \\*\\*(.+?)\\*\\* \\|(.*)$");
    private static final String EVERYDAY = "<!-- everyday -->";

    @Test
    void eachTermIsExplainedWhereItIsFirstUsed() throws IOException {
        List<Page> pages = inReadingOrder();
        List<String> problems = new ArrayList<>();
        for (String term : terms(Files.readString(Path.of("glossary.md")))) {
            notExplained(term, pages).ifPresent(problems::add);
        }
        assertThat(problems).as("terms of the glossary that are used before they are explained").isEmpty();
    }

    @Test
    void aTermThatIsUsedBeforeItIsExplainedIsFound() {
        Page before = Page.of(Path.of("01.md"), "Two sockets talk.\n");
        Page after = Page.of(Path.of("02.md"), "A *socket* is one end. Sockets talk.\n");
        assertThat(notExplained("socket", List.of(before, after))).isPresent();
        assertThat(notExplained("socket", List.of(after, before))).isEmpty();
        assertThat(notExplained("pocket", List.of(before, after))).isEmpty();
    }

    private static Optional<String> notExplained(String term, List<Page> pages) {
        String word = "(?<![\\p{L}\\p{N}-])" + Pattern.quote(term) + "(?:s|es)?(?![\\p{L}\\p{N}-])";
        Pattern explanation = Pattern.compile(word, Pattern.CASE_INSENSITIVE);
        Pattern use = term.equals(term.toLowerCase(Locale.ROOT)) ? explanation : Pattern.compile(word);
        for (Page page : pages) {
            for (Passage passage : Prose.passages(page)) {
                if (passage.explained().stream().anyMatch(words -> explanation.matcher(words).find())) {
                    return Optional.empty();
                }
                if (use.matcher(passage.words()).find() && !passage.words().matches("(?s)Next: .*|\\|.*")) {
                    return Optional.of(page.problem(passage.line(),
                            "what is \"" + term + "\"? Explain it there, in italics: " + passage.words()));
                }
            }
        }
        return Optional.empty();
    }

    private static List<Page> inReadingOrder() throws IOException {
        List<Page> pages = new ArrayList<>();
        List<Path> chapters = Page.all().stream().filter(path -> path.toString().matches("[0-9]{2}-.*")).toList();
        for (Path path : Stream.concat(Stream.of(Path.of("../README.md"), Path.of("two-programs-that-talk.md")),
                chapters.stream()).toList()) {
            pages.add(Page.read(path));
        }
        return pages;
    }

    private static List<String> terms(String glossary) {
        List<String> terms = new ArrayList<>();
        Matcher row = ROW.matcher(glossary);
        while (row.find()) {
            if (!row.group(2).contains(EVERYDAY)) {
                terms.addAll(List.of(row.group(1).split(", ")));
            }
        }
        assertThat(terms).as("terms of the glossary").hasSizeGreaterThan(50);
        return terms;
    }
}
