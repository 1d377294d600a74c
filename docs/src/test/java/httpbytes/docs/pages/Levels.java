package httpbytes.docs.pages;

import httpbytes.docs.pages.Citations.Citation;
import httpbytes.docs.pages.Facts.Fact;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * MUST, SHOULD and MAY in the prose of pages. Each has the key of its fact behind it, as in
 * {@code a recipient MAY<!-- lone-lf --> take}. The word is the level of that fact; what the sentence names before it is
 * whom the fact binds; and the nearest section that is cited, behind it rather than before, is that of the fact. In bold
 * print, a level is a word that the page explains.
 */
final class Levels {

    private static final Pattern LEVEL = Pattern.compile(
            "\\b(MUST(?: NOT)?|SHOULD(?: NOT)?|RECOMMENDED|MAY|ought to)\\b(?:<!-- ([\\w.-]+) -->)?");
    private static final Pattern SMALL = Pattern.compile("\\b(?:must|should)\\b");
    private static final Pattern NOT_PROSE = Pattern.compile(
            "(?ms)^```.*?^```$|`[^`\\n]+`|\\*\\*[^*\\n]+\\*\\*|^#.*?$");
    private static final Pattern BLOCKS = Pattern.compile("(?s).+?(?:\\n\\s*\\n|\\n(?=\\||\\s*- |\\s*[0-9]+\\. )|\\z)");
    private static final Pattern SENTENCE_END = Pattern.compile("[.:;!?][)\"”]*\\s");
    private static final Pattern WHOM = Pattern.compile("\\b(" + Facts.all().rows().stream()
            .flatMap(fact -> fact.binds().stream()).filter(name -> !name.equals("-")).distinct()
            .sorted(Comparator.comparing(String::length).reversed()).collect(Collectors.joining("|")) + ")s?\\b");

    private Levels() {
    }

    static List<String> problems(Page page) {
        List<String> problems = new ArrayList<>();
        String prose = prose(page);
        Matcher blocks = BLOCKS.matcher(prose);
        while (blocks.find()) {
            String block = blocks.group();
            List<MatchResult> levels = LEVEL.matcher(block).results().toList();
            for (MatchResult level : levels) {
                boolean isTheirs = !level.group(1).equals("ought to") || level.group(2) != null
                        || isCited(sentence(block, level.start()));
                if (isTheirs) {
                    problem(block, level).ifPresent(problem -> problems.add(
                            page.problem(line(prose, blocks.start() + level.start()), problem)));
                }
            }
            SMALL.matcher(block).results().filter(word -> isCited(sentence(block, word.start()))).forEach(word ->
                    problems.add(page.problem(line(prose, blocks.start() + word.start()), "is \"" + word.group()
                            + "\" the document's? Then write it in capitals, with its fact behind it; or say it in "
                            + "another word.")));
        }
        return problems;
    }

    /** The keys of all facts that the page rests on by name. */
    static Set<String> keys(Page page) {
        return LEVEL.matcher(prose(page)).results().map(level -> level.group(2)).filter(key -> key != null)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Optional<String> problem(String block, MatchResult level) {
        String word = level.group(1);
        if (level.group(2) == null) {
            return Optional.of("by which fact does it say " + word + "? Put its key behind it, as in MAY<!-- lone-lf -->; "
                    + "see " + Facts.TABLE + ".");
        }
        Optional<Fact> named = Facts.all().named(level.group(2));
        if (named.isEmpty()) {
            return Optional.of("there is no fact " + level.group(2) + " in " + Facts.TABLE + ".");
        }
        Fact fact = named.get();
        Optional<String> whom = WHOM.matcher(beginning(block, level.start())).results()
                .reduce((earlier, later) -> later).map(name -> name.group(1));
        Optional<Citation> section = nearest(block, level.start());
        if (!fact.level().equals(word)) {
            return Optional.of("the level of " + fact.key() + " is " + fact.level() + ", and not " + word + ".");
        }
        if (whom.isPresent() && !fact.binds().contains(whom.get())) {
            return Optional.of(fact.key() + " binds the " + fact.whom() + ", and not the " + whom.get() + ".");
        }
        if (section.filter(cited -> fact.isAt(cited.document(), cited.section())).isEmpty()) {
            return Optional.of(fact.key() + " is of " + fact.place() + "; cite it beside the " + word + section
                    .map(cited -> ", in place of RFC " + cited.document() + ", section " + cited.section()).orElse("")
                    + ".");
        }
        return Optional.empty();
    }

    /** Behind this place in the block, or else before it. */
    private static Optional<Citation> nearest(String block, int at) {
        List<Citation> inOrder = Citations.in(block).sorted(Comparator.comparing(Citation::at)).toList();
        return inOrder.stream().filter(citation -> citation.at() > at).findFirst()
                .or(() -> inOrder.stream().reduce((earlier, later) -> later));
    }

    private static boolean isCited(String sentence) {
        return Citations.in(sentence).findAny().isPresent();
    }

    private static String beginning(String block, int at) {
        int start = SENTENCE_END.matcher(block.substring(0, at)).results().mapToInt(MatchResult::end).max().orElse(0);
        return block.substring(start, at);
    }

    private static String sentence(String block, int at) {
        Matcher end = SENTENCE_END.matcher(block);
        return beginning(block, at) + block.substring(at, end.find(at) ? end.end() : block.length());
    }

    /** The text of the page with everything else turned into spaces, so that each word stays in its place. */
    private static String prose(Page page) {
        return NOT_PROSE.matcher(page.text()).replaceAll(other -> other.group().replaceAll("[^\\n]", " "));
    }

    private static int line(String text, int at) {
        return 1 + (int) text.substring(0, at).chars().filter(c -> c == '\n').count();
    }
}
