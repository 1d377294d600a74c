package httpbytes.docs.pages;

import static org.assertj.core.api.Assertions.assertThat;

import httpbytes.docs.pages.Page.Block;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The quiz has five questions for each chapter, and a key: each answer quotes, in a code span, what a block of its
 * chapter shows.
 */
@Tag("quick")
class QuizTest {

    private static final Path PAGE = Path.of("quiz.md");
    private static final List<String> NUMBERS = List.of("1", "2", "3", "4", "5");
    /** {@code ## [3. GET and POST](03-get-and-post.md)} */
    private static final Pattern CHAPTER = Pattern.compile("## \\[.*]\\((.*)\\)");
    private static final Pattern QUESTION = Pattern.compile("([0-9]+)\\. .*");
    /** {@code | 1 | the answer | why |} */
    private static final Pattern ANSWER = Pattern.compile("\\| ([0-9]+) \\|(.*)\\|(.*)\\|");
    private static final Pattern SPAN = Pattern.compile("`([^`]+)`");

    /** What the quiz has for one chapter. */
    private static final class Part {
        private final int line;
        private final List<String> questions = new ArrayList<>();
        private final List<String> answers = new ArrayList<>();

        private Part(int line) {
            this.line = line;
        }
    }

    @Test
    void asksFiveQuestionsOfEachChapterAndItsAnswersQuoteTheChapter() throws IOException {
        List<Page> chapters = new ArrayList<>();
        for (Path path : Page.all()) {
            Page page = Page.read(path);
            if (page.isChapter()) {
                chapters.add(page);
            }
        }
        assertThat(chapters).hasSizeGreaterThan(15);
        assertThat(problems(Page.read(PAGE), chapters)).isEmpty();
    }

    @Test
    void aFalseQuizIsNoticed() {
        Page chapter = Page.of(Path.of("01-a.md"), "```http both\n> GET / HTTP/1.1\\r\\n\n```\n\n"
                + "```text\nnot checked\n```\n");
        String questions = "## [1. A](01-a.md)\n\n1. a?\n2. b?\n3. c?\n4. d?\n5. e?\n\n";
        String four = "| 1 | `GET` | w |\n| 2 | `GET` | w |\n| 3 | `GET` | w |\n| 4 | `GET` | w |\n";

        assertThat(problems(quiz(questions + four + "| 5 | `HTTP/1.1\\r\\n` | w |\n"), List.of(chapter))).isEmpty();
        assertThat(problems(quiz(""), List.of(chapter))).containsExactly("quiz.md:1: there is no part for 01-a.md.");
        assertThat(problems(quiz(questions.replace("5. e?\n", "") + four), List.of(chapter))).containsExactly(
                "quiz.md:1: 01-a.md has 4 questions and 4 answers; write 5, numbered from 1.");
        assertThat(problems(quiz(questions + four + "| 5 | `PUT` | w |\n"), List.of(chapter))).containsExactly(
                "quiz.md:13: no block of 01-a.md has `PUT`.");
        assertThat(problems(quiz(questions + four + "| 5 | `not checked` | w |\n"), List.of(chapter))).hasSize(1);
        assertThat(problems(quiz(questions + four + "| 5 | GET | w |\n"), List.of(chapter))).containsExactly(
                "quiz.md:13: quote in this answer what 01-a.md shows, in a code span.");
        assertThat(problems(quiz(questions + four + "| 5 | `GET` | |\n"), List.of(chapter))).containsExactly(
                "quiz.md:13: say why.");
    }

    private static Page quiz(String text) {
        return Page.of(PAGE, text);
    }

    private static List<String> problems(Page quiz, List<Page> chapters) {
        List<String> problems = new ArrayList<>();
        Map<String, Part> parts = parts(quiz, chapters, problems);
        for (Page chapter : chapters) {
            String name = chapter.path().toString();
            Part part = parts.get(name);
            if (part == null) {
                problems.add(quiz.problem(1, "there is no part for " + name + "."));
            } else if (!part.questions.equals(NUMBERS) || !part.answers.equals(NUMBERS)) {
                problems.add(quiz.problem(part.line, name + " has " + part.questions.size() + " questions and "
                        + part.answers.size() + " answers; write " + NUMBERS.size() + ", numbered from 1."));
            }
        }
        return problems;
    }

    private static Map<String, Part> parts(Page quiz, List<Page> chapters, List<String> problems) {
        Map<String, Part> parts = new TreeMap<>();
        String chapter = null;
        int number = 0;
        for (String line : quiz.text().lines().toList()) {
            number++;
            var heading = CHAPTER.matcher(line);
            var question = QUESTION.matcher(line);
            var answer = ANSWER.matcher(line);
            if (heading.matches()) {
                chapter = heading.group(1);
                parts.put(chapter, new Part(number));
            } else if (chapter != null && question.matches()) {
                parts.get(chapter).questions.add(question.group(1));
            } else if (chapter != null && answer.matches()) {
                parts.get(chapter).answers.add(answer.group(1));
                String problem = problem(answer.group(2), answer.group(3), page(chapter, chapters));
                if (problem != null) {
                    problems.add(quiz.problem(number, problem));
                }
            }
        }
        return parts;
    }

    private static Page page(String chapter, List<Page> chapters) {
        return chapters.stream().filter(page -> page.path().toString().equals(chapter)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException(chapter + " is no chapter"));
    }

    private static String problem(String answer, String why, Page chapter) {
        List<String> spans = SPAN.matcher(answer).results().map(span -> span.group(1)).toList();
        if (spans.isEmpty()) {
            return "quote in this answer what " + chapter.path() + " shows, in a code span.";
        }
        List<String> shown = chapter.blocks().stream().filter(block -> Blocks.CHECKED.contains(block.kind()))
                .map(Block::text).toList();
        for (String span : spans) {
            if (shown.stream().noneMatch(text -> text.contains(span))) {
                return "no block of " + chapter.path() + " has `" + span + "`.";
            }
        }
        return why.isBlank() ? "say why." : null;
    }
}
