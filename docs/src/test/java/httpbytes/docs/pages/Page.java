package httpbytes.docs.pages;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Node;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/**
 * A page of Markdown, read as a code host reads it.
 *
 * @param path relative to the folder of docs
 */
record Page(Path path, String text, Node root) {

    private static final Parser PARSER = Parser.builder().includeSourceSpans(IncludeSourceSpans.BLOCKS_AND_INLINES)
            .build();

    /**
     * A fenced block.
     *
     * @param kind  the word behind the fence, {@code http} in {@code ```http both}
     * @param about what follows the word
     */
    record Block(Node node, String kind, String about, String text) {

        int line() {
            return lineOf(node);
        }
    }

    static Page of(Path path, String text) {
        return new Page(path, text, PARSER.parse(text));
    }

    static Page read(Path path) throws IOException {
        return of(path, Files.readString(path));
    }

    /** The README, and every page of docs. */
    static List<Path> all() throws IOException {
        try (Stream<Path> docs = Files.list(Path.of("."))) {
            return Stream.concat(Stream.of(Path.of("../README.md"), Path.of("exercises/README.md")),
                    docs.filter(file -> file.toString().endsWith(".md")).map(Path::normalize).sorted()).toList();
        }
    }

    /** Whether it is one of the numbered chapters, or the one before them. */
    boolean isChapter() {
        return path.getFileName().toString().matches("[0-9]{2}-.*|two-programs-that-talk.md");
    }

    List<Block> blocks() {
        List<Block> blocks = new ArrayList<>();
        root.accept(new AbstractVisitor() {
            @Override
            public void visit(FencedCodeBlock block) {
                String[] info = block.getInfo().split(" ", 2);
                blocks.add(new Block(block, info[0], info.length > 1 ? info[1] : "", block.getLiteral()));
            }
        });
        return blocks;
    }

    List<Block> blocks(String kind) {
        return blocks().stream().filter(block -> block.kind().equals(kind)).toList();
    }

    /** A sentence about a line of this page. */
    String problem(int line, String sentence) {
        return path + ":" + line + ": " + sentence;
    }

    static int lineOf(Node node) {
        return node.getSourceSpans().isEmpty() ? 1 : node.getSourceSpans().get(0).getLineIndex() + 1;
    }
}
