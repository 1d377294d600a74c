package httpbytes.docs.pages;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.Emphasis;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;

/** The paragraphs of a page, its list items, quotes and tables. Headings and blocks are none of its prose. */
final class Prose {

    static final int LONGEST_SENTENCE = 30;
    private static final Pattern SENTENCE_END = Pattern.compile("(?<=[.!?])[\")”]*\\s+(?=[\\p{Lu}\"(“…])");
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}'’-]*|…");

    /**
     * A paragraph.
     *
     * @param text      without marks; a code span and a link are one word, {@code …}
     * @param words     the same, a link with its words
     * @param explained what is in italics or bold, or leads to the glossary, in small letters
     */
    record Passage(int line, String text, String words, Set<String> explained) {

        /** The rows of a table are none. */
        List<String> sentences() {
            return text.startsWith("|") ? List.of() : List.of(SENTENCE_END.split(text));
        }
    }

    private Prose() {
    }

    /** A sentence for each sentence of a chapter that is too long to be read in one breath. */
    static List<String> problems(Page page) {
        List<String> problems = new ArrayList<>();
        if (page.isChapter()) {
            for (Passage passage : passages(page)) {
                passage.sentences().stream().filter(sentence -> words(sentence) > LONGEST_SENTENCE).forEach(sentence ->
                        problems.add(page.problem(passage.line(), "%d words in one sentence; %d are enough: %s"
                                .formatted(words(sentence), LONGEST_SENTENCE, sentence))));
            }
        }
        return problems;
    }

    static List<Passage> passages(Page page) {
        List<Passage> passages = new ArrayList<>();
        page.root().accept(new AbstractVisitor() {
            @Override
            public void visit(Paragraph paragraph) {
                var reading = new Reading();
                paragraph.accept(reading);
                passages.add(new Passage(Page.lineOf(paragraph), reading.text.toString(), reading.words.toString(),
                        reading.explained));
            }
        });
        return passages;
    }

    private static long words(String sentence) {
        return WORD.matcher(sentence).results().count();
    }

    private static final class Reading extends AbstractVisitor {

        private final StringBuilder text = new StringBuilder();
        private final StringBuilder words = new StringBuilder();
        private final Set<String> explained = new HashSet<>();

        @Override
        public void visit(Text node) {
            add(node.getLiteral(), node.getLiteral());
        }

        @Override
        public void visit(Code node) {
            add("…", "…");
        }

        @Override
        public void visit(SoftLineBreak node) {
            add(" ", " ");
        }

        @Override
        public void visit(HardLineBreak node) {
            add(" ", " ");
        }

        @Override
        public void visit(Emphasis node) {
            explain(node);
            visitChildren(node);
        }

        @Override
        public void visit(StrongEmphasis node) {
            explain(node);
            visitChildren(node);
        }

        @Override
        public void visit(Link link) {
            if (link.getDestination().contains("glossary.md")) {
                explain(link);
            }
            add("…", Links.textOf(link));
        }

        private void explain(Node node) {
            explained.add(Links.textOf(node).toLowerCase(Locale.ROOT));
        }

        private void add(String asOneWord, String asWords) {
            text.append(asOneWord);
            words.append(asWords);
        }
    }
}
