package httpbytes.docs.pages;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;

/** Links lead somewhere, and pictures have words beside them. */
final class Links {

    private Links() {
    }

    static List<String> problems(Page page) throws IOException {
        List<String> problems = new ArrayList<>();
        for (Link link : links(page)) {
            String problem = problem(page, link.getDestination());
            if (problem != null) {
                problems.add(page.problem(Page.lineOf(link), problem));
            }
        }
        for (Image image : images(page)) {
            if (textOf(image).isBlank()) {
                problems.add(page.problem(Page.lineOf(image), "say in words what the picture shows: ![words](…)."));
            }
            if (!Files.exists(page.path().resolveSibling(image.getDestination()))) {
                problems.add(page.problem(Page.lineOf(image), "there is no picture " + image.getDestination() + "."));
            }
        }
        return problems;
    }

    static List<Link> links(Page page) {
        List<Link> links = new ArrayList<>();
        page.root().accept(new AbstractVisitor() {
            @Override
            public void visit(Link link) {
                links.add(link);
                visitChildren(link);
            }
        });
        return links;
    }

    private static List<Image> images(Page page) {
        List<Image> images = new ArrayList<>();
        page.root().accept(new AbstractVisitor() {
            @Override
            public void visit(Image image) {
                images.add(image);
            }
        });
        return images;
    }

    private static String problem(Page page, String destination) throws IOException {
        if (destination.startsWith("https://") || destination.startsWith(TryIt.WIRE_VIEW + "#r=")) {
            return null;
        }
        String[] parts = destination.split("#", 2);
        Path target = parts[0].isEmpty() ? page.path() : page.path().resolveSibling(parts[0]).normalize();
        if (!Files.exists(target) && !target.equals(page.path())) {
            return "the link to " + destination + " leads nowhere.";
        }
        if (parts.length == 2) {
            Page other = target.equals(page.path()) ? page : Page.read(target);
            if (!anchors(other).contains(parts[1])) {
                return "the page " + target + " has no heading #" + parts[1] + ".";
            }
        }
        return null;
    }

    /** The anchors that a code host gives to headings. */
    private static Set<String> anchors(Page page) {
        Set<String> anchors = new HashSet<>();
        page.root().accept(new AbstractVisitor() {
            @Override
            public void visit(Heading heading) {
                anchors.add(textOf(heading).toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N} _-]", "")
                        .replace(' ', '-'));
            }
        });
        return anchors;
    }

    static String textOf(Node node) {
        var words = new StringBuilder();
        node.accept(new AbstractVisitor() {
            @Override
            public void visit(Text text) {
                words.append(text.getLiteral());
            }

            @Override
            public void visit(Code code) {
                words.append(code.getLiteral());
            }
        });
        return words.toString();
    }
}
