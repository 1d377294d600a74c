package httpbytes.docs.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The folded table that answers what a chapter asks in <em>Predict</em>. It has a row for each question, and each answer
 * shows something that stands in an exchange, a command's output or an excerpt of the chapter: those are replayed, and so
 * the key is as true as they are.
 */
final class Predictions {

    static final String SUMMARY = "<summary>Your predictions: the key</summary>";
    private static final Pattern SECTION = Pattern.compile("(?ms)^## Predict\\n(.*?)(?=^## )");
    private static final Pattern CODE = Pattern.compile("`` ?(.+?) ?``|`([^`]+)`");
    private static final int ANSWER = 1;

    /** A row of a table: its line on the page, and its cells. */
    record Row(int line, List<String> cells) {
    }

    private Predictions() {
    }

    static List<String> problems(Page page) {
        Matcher predict = SECTION.matcher(page.text());
        if (!page.isChapter() || !predict.find()) {
            return List.of();
        }
        int key = page.text().indexOf(SUMMARY);
        if (key < 0) {
            return List.of(page.problem(line(page, predict.start()), "what it asks has no key: a folded table below "
                    + SUMMARY + "."));
        }
        List<Row> rows = rows(page, key);
        long asked = asked(predict.group(1));
        List<String> problems = new ArrayList<>();
        if (rows.size() < asked) {
            problems.add(page.problem(line(page, key), "%d questions, and %d answers.".formatted(asked, rows.size())));
        }
        String recorded = recorded(page);
        rows.forEach(row -> problems.addAll(problems(page, row, ANSWER, recorded)));
        return problems;
    }

    /** What is wrong with the answer in this column of a row. */
    static List<String> problems(Page page, Row row, int column, String recorded) {
        List<String> spans = CODE.matcher(row.cells().get(column)).results()
                .map(span -> span.group(1) == null ? span.group(2) : span.group(1)).toList();
        if (spans.isEmpty()) {
            return List.of(page.problem(row.line(), "the answer shows nothing that was recorded: " + row.cells()));
        }
        return spans.stream().filter(span -> !recorded.contains(span))
                .map(span -> page.problem(row.line(), "no exchange, command or excerpt of the chapter shows `" + span
                        + "`.")).toList();
    }

    /** The rows of the table that follows, without its head. */
    static List<Row> rows(Page page, int from) {
        List<Row> rows = new ArrayList<>();
        int number = line(page, from);
        for (String line : page.text().substring(from).lines().toList()) {
            if (line.startsWith("|")) {
                rows.add(new Row(number, cells(line)));
            } else if (!rows.isEmpty()) {
                break;
            }
            number++;
        }
        return rows.stream().skip(2).toList();
    }

    /** All that is replayed, as it stands there, and without the marks of direction. */
    static String recorded(Page page) {
        String blocks = page.blocks().stream().filter(block -> Blocks.CHECKED.contains(block.kind()))
                .map(Page.Block::text).collect(Collectors.joining("\n"));
        return blocks + "\n" + blocks.replaceAll("(?m)^[<>*] ", "");
    }

    private static List<String> cells(String line) {
        String inner = line.strip().replaceAll("^\\||\\|$", "");
        return Pattern.compile("(?<!\\\\)\\|").splitAsStream(inner).map(cell -> cell.strip().replace("\\|", "|"))
                .toList();
    }

    private static long asked(String section) {
        long numbered = section.lines().filter(line -> line.matches("[0-9]+\\. .*")).count();
        long rows = section.lines().filter(line -> line.startsWith("|")).count() - 2;
        return Math.max(numbered, rows);
    }

    static int line(Page page, int offset) {
        return (int) page.text().substring(0, offset).chars().filter(sign -> sign == '\n').count() + 1;
    }
}
