package httpbytes.docs.pages;

import static org.assertj.core.api.Assertions.assertThat;

import httpbytes.docs.pages.Predictions.Row;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
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
    private static final Pattern QUESTION = Pattern.compile("(?m)^([0-9]+)\\. ");
    private static final int ANSWER = 1;
    private static final int WHY = 2;

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
        String four = "| question | answer | why |\n|---|---|---|\n| 1 | `GET` | w |\n"
                + "| 2 | `GET` | w |\n| 3 | `GET` | w |\n| 4 | `GET` | w |\n";

        assertThat(problems(quiz(questions + four + "| 5 | `HTTP/1.1\\r\\n` | w |\n"), List.of(chapter))).isEmpty();
        assertThat(problems(quiz(""), List.of(chapter))).containsExactly("quiz.md:1: there is no part for 01-a.md.");
        assertThat(problems(quiz(questions.replace("5. e?\n", "") + four), List.of(chapter))).containsExactly(
                "quiz.md:1: 01-a.md has 4 questions and 4 answers; write 5, numbered from 1.");
        assertThat(problems(quiz(questions + four + "| 5 | `PUT` | w |\n"), List.of(chapter))).containsExactly(
                "quiz.md:15: no exchange, command or excerpt of the chapter shows `PUT`.");
        assertThat(problems(quiz(questions + four + "| 5 | `not checked` | w |\n"), List.of(chapter))).hasSize(1);
        assertThat(problems(quiz(questions + four + "| 5 | GET | w |\n"), List.of(chapter))).containsExactly(
                "quiz.md:15: the answer shows nothing that was recorded: [5, GET, w]");
        assertThat(problems(quiz(questions + four + "| 5 | `GET` | |\n"), List.of(chapter))).containsExactly(
                "quiz.md:15: say why.");
    }

    private static Page quiz(String text) {
        return Page.of(PAGE, text);
    }

    private static List<String> problems(Page quiz, List<Page> chapters) {
        List<String> problems = new ArrayList<>();
        for (Page chapter : chapters) {
            String path = Pattern.quote("](" + chapter.path() + ")");
            Matcher part = Pattern.compile("(?ms)^## \\[[^\n]*" + path + "\n.*?(?=^## |\\z)").matcher(quiz.text());
            problems.addAll(part.find() ? problems(quiz, part, chapter)
                    : List.of(quiz.problem(1, "there is no part for " + chapter.path() + ".")));
        }
        return problems;
    }

    private static List<String> problems(Page quiz, MatchResult part, Page chapter) {
        List<String> problems = new ArrayList<>();
        List<String> questions = QUESTION.matcher(part.group()).results().map(found -> found.group(1)).toList();
        List<Row> answers = Predictions.rows(Page.of(PAGE, quiz.text().substring(0, part.end())), part.start());
        if (!questions.equals(NUMBERS) || !answers.stream().map(row -> row.cells().get(0)).toList().equals(NUMBERS)) {
            problems.add(quiz.problem(Predictions.line(quiz, part.start()), chapter.path() + " has " + questions.size()
                    + " questions and " + answers.size() + " answers; write " + NUMBERS.size() + ", numbered from 1."));
        }
        String recorded = Predictions.recorded(chapter);
        for (Row row : answers) {
            problems.addAll(Predictions.problems(quiz, row, ANSWER, recorded));
            if (row.cells().get(WHY).isBlank()) {
                problems.add(quiz.problem(row.line(), "say why."));
            }
        }
        return problems;
    }
}
