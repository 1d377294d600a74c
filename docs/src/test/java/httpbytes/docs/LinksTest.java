package httpbytes.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Link;
import org.commonmark.parser.Parser;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every link from a page into the workspace leads somewhere. */
class LinksTest {

    static Stream<Path> pages() throws IOException {
        try (Stream<Path> docs = Files.list(Path.of("."))) {
            return Stream.concat(Stream.of(Path.of("../README.md")),
                    docs.filter(file -> file.toString().endsWith(".md")).toList().stream());
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void leadsSomewhere(Path page) throws IOException {
        List<String> links = links(Files.readString(page));
        assertThat(links).as("links on %s", page).isNotEmpty();
        for (String link : links) {
            if (!link.startsWith("https://")) {
                Path target = page.resolveSibling(link.replaceFirst("#.*", ""));
                assertThat(target).as("what %s links to", page).exists();
            }
        }
    }

    private static List<String> links(String page) {
        List<String> links = new ArrayList<>();
        Parser.builder().build().parse(page).accept(new AbstractVisitor() {
            @Override
            public void visit(Link link) {
                links.add(link.getDestination());
                visitChildren(link);
            }
        });
        return links;
    }
}
