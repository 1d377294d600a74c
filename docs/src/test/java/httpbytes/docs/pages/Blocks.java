package httpbytes.docs.pages;

import httpbytes.docs.pages.Page.Block;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Link;

/** What holds for the blocks of a page by their kind alone, and for excerpts of code. */
final class Blocks {

    private static final Set<String> KINDS = Set.of("java", "nginx", "properties", "http", "console", "mermaid",
            "text", "diff");
    static final Set<String> CHECKED = Set.of("java", "nginx", "properties", "http", "console");
    /** The kinds that are excerpts, and how the names of their files end. */
    private static final Map<String, String> EXCERPTS = Map.of("java", ".java", "nginx", ".conf", "properties",
            ".properties");

    /** So many characters a code host shows in its column without a scroll bar. */
    private static final int COLUMN = 98;

    private Blocks() {
    }

    /** A kind that nobody checks could say anything. */
    static List<String> kinds(Page page) {
        List<String> problems = new ArrayList<>();
        for (Block block : page.blocks()) {
            if (!KINDS.contains(block.kind())) {
                problems.add(page.problem(block.line(), "nobody checks a block of the kind \"" + block.kind()
                        + "\"; make it one of java, nginx, properties, http, console, mermaid, text and diff."));
            } else if (block.kind().equals("diff") && !block.about().equals("change")
                    && !GeneratedPage.isGenerated(page.text(), block.line())) {
                problems.add(page.problem(block.line(), "a diff is made by the build, between marks, or is a change "
                        + "that the reader makes: diff change."));
            }
        }
        if (page.isChapter() && page.blocks().stream().noneMatch(block -> CHECKED.contains(block.kind()))) {
            problems.add(page.problem(1, "a chapter shows something that is checked: a java, http or console block."));
        }
        return problems;
    }

    /** A picture is there for those too who do not see it. */
    static List<String> diagrams(Page page) {
        List<String> problems = new ArrayList<>();
        for (Block block : page.blocks("mermaid")) {
            for (String part : List.of("accTitle:", "accDescr:")) {
                if (block.text().lines().noneMatch(line -> line.strip().startsWith(part) && line.strip()
                        .length() > 20)) {
                    problems.add(page.problem(block.line(), "a diagram says in words what it shows; add \"" + part
                            + " …\"."));
                }
            }
        }
        return problems;
    }

    /**
     * What is wider than the column in which a code host shows a page is cut, and nobody looks behind the edge. An
     * exchange can be broken anywhere, but for the event of a server that dies: it says its own last words.
     */
    static List<String> widths(Page page) {
        List<String> problems = new ArrayList<>();
        for (Block block : page.blocks("http")) {
            block.text().lines().filter(line -> line.length() > COLUMN && !line.startsWith("* "))
                    .forEach(line -> problems.add(page.problem(block.line(), "a line holds " + COLUMN
                            + " characters; break this one, or put … for its end: " + line)));
        }
        return problems;
    }

    /**
     * An excerpt stands word for word in the file that the paragraph above it links. Only a line too wide for the page
     * may be broken, where the file has a space.
     */
    static List<String> excerpts(Page page) throws IOException {
        List<String> problems = new ArrayList<>();
        for (Block block : page.blocks()) {
            String ending = EXCERPTS.get(block.kind());
            if (ending == null) {
                continue;
            }
            List<Path> sources = sourcesAbove(page, block, ending);
            if (sources.isEmpty()) {
                problems.add(page.problem(block.line(), "link the file of this excerpt in the paragraph above it."));
            } else if (!standsInOne(block.text(), sources)) {
                problems.add(page.problem(block.line(), "this excerpt does not stand word for word in " + sources
                        + "."));
            }
        }
        return problems;
    }

    static List<Path> sourcesAbove(Page page, Block block, String ending) {
        List<Path> sources = new ArrayList<>();
        if (block.node().getPrevious() != null) {
            block.node().getPrevious().accept(new AbstractVisitor() {
                @Override
                public void visit(Link link) {
                    if (link.getDestination().endsWith(ending)) {
                        sources.add(page.path().resolveSibling(link.getDestination()).normalize());
                    }
                }
            });
        }
        return sources;
    }

    private static boolean standsInOne(String excerpt, List<Path> sources) throws IOException {
        for (Path source : sources) {
            if (Files.exists(source) && standsIn(excerpt.stripIndent().lines().toList(), Files.readAllLines(source))) {
                return true;
            }
        }
        return false;
    }

    private static boolean standsIn(List<String> excerpt, List<String> file) {
        for (int start = 0; start < file.size(); start++) {
            if (isAt(start, excerpt, file)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the excerpt begins at this line of the file; its lines count from its own left edge. */
    private static boolean isAt(int start, List<String> excerpt, List<String> file) {
        int edge = indent(file.get(start)) - indent(excerpt.get(0));
        int at = start;
        for (int i = 0; i < excerpt.size(); i++, at++) {
            if (at == file.size()) {
                return false;
            }
            String whole = file.get(at);
            var shown = new StringBuilder(shifted(excerpt.get(i), edge));
            while (whole.length() - Math.max(edge, 0) > COLUMN && whole.startsWith(shown + " ")
                    && i + 1 < excerpt.size()) {
                i++;
                shown.append(' ').append(excerpt.get(i).strip());
            }
            if (!shown.toString().equals(whole)) {
                return false;
            }
        }
        return true;
    }

    private static int indent(String line) {
        return line.length() - line.stripLeading().length();
    }

    private static String shifted(String line, int by) {
        return line.isBlank() ? "" : by >= 0 ? " ".repeat(by) + line : line.substring(Math.min(-by, indent(line)));
    }
}
