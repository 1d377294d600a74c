package httpbytes.docs.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How a chapter ends: what its reader can do now, the one thing to remember, and an exercise. */
final class Chapters {

    private static final Pattern YOU_CAN_NOW = Pattern.compile("(?ms)^## You can now\\n(.*?)(?=^## |\\z)");
    private static final Pattern ITEM = Pattern.compile("(?m)^- ");
    private static final Pattern ONE_THING = Pattern.compile("\\*\\*If you remember one thing:\\*\\* .{10}");
    private static final int ITEMS = 3;

    private Chapters() {
    }

    static List<String> problems(Page page) {
        if (!page.isChapter()) {
            return List.of();
        }
        List<String> problems = new ArrayList<>();
        Matcher end = YOU_CAN_NOW.matcher(page.text());
        if (!end.find()) {
            return List.of(page.problem(1, "what can its reader do now? Say it under \"## You can now\"."));
        }
        if (ITEM.matcher(end.group(1)).results().count() != ITEMS) {
            problems.add(page.problem(1, "\"You can now\" has " + ITEMS + " lines, each with a - before it."));
        }
        if (!ONE_THING.matcher(end.group(1)).find()) {
            problems.add(page.problem(1, "say below it: **If you remember one thing:** and what that is."));
        }
        if (!page.text().contains("\n## Exercise\n")) {
            problems.add(page.problem(1, "a chapter has its exercise, under \"## Exercise\"."));
        }
        return problems;
    }
}
