package httpbytes.docs.pages;

import httpbytes.docs.pages.Page.Block;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;

/**
 * Copies of files of the workspace, with changes in them: as a reader makes them who does what a page says. Such a page
 * shows each change in a block of kind {@code diff change}; the paragraph above it links the file, or names a new one.
 * What is compiled comes before the rest of the class path, so that a server is started with the changes.
 */
final class Changed {

    private static final Path WORKSPACE = Path.of("..");

    private final String name;
    /** Another one each time, so that no class is left from before. */
    private Path folder;
    /** Path in the workspace → text. */
    private final Map<String, String> sources = new LinkedHashMap<>();

    /** @param name how its folder begins */
    Changed(String name) {
        this.name = name;
    }

    boolean isEmpty() {
        return sources.isEmpty();
    }

    static List<Block> blocks(Page page) {
        return page.blocks("diff").stream().filter(block -> block.about().equals("change")).toList();
    }

    /** Makes what a block shows. */
    void make(Page page, Block block) throws IOException {
        List<Path> linked = Blocks.sourcesAbove(page, block, ".java");
        String file = linked.isEmpty() ? namedAbove(block) : WORKSPACE.toAbsolutePath().normalize().relativize(
                linked.get(0).toAbsolutePath().normalize()).toString().replace(File.separatorChar, '/');
        for (String place : block.text().split("(?m)^@@.*\n")) {
            if (!place.isEmpty()) {
                replace(file, side(place, '-'), side(place, '+'));
            }
        }
    }

    /** A file that is not there yet has no link. */
    private static String namedAbove(Block block) {
        var named = new ArrayList<String>();
        if (block.node().getPrevious() != null) {
            block.node().getPrevious().accept(new AbstractVisitor() {
                @Override
                public void visit(Code code) {
                    named.add(code.getLiteral());
                }
            });
        }
        return named.stream().filter(name -> name.endsWith(".java")).findFirst()
                .orElseThrow(() -> new IllegalStateException("name the file above\n" + block.text()));
    }

    /** The lines that are in both files, and those with this sign. */
    private static String side(String place, char sign) {
        return place.lines().filter(line -> line.isEmpty() || line.charAt(0) == ' ' || line.charAt(0) == sign)
                .map(line -> line.isEmpty() ? "\n" : line.substring(1) + "\n").collect(Collectors.joining());
    }

    /** Puts text in the place of other text, which has to be in the file once; a new file begins empty. */
    Changed replace(String file, String old, String by) throws IOException {
        Path original = WORKSPACE.resolve(file);
        String source = sources.containsKey(file) ? sources.get(file)
                : Files.exists(original) ? Files.readString(original) : "";
        int at = source.indexOf(old);
        if (at < 0 || source.indexOf(old, at + 1) >= 0 && !source.isEmpty()) {
            throw new IllegalStateException(file + " does not have this once:\n" + old);
        }
        sources.put(file, source.substring(0, at) + by + source.substring(at + old.length()));
        return this;
    }

    /** Compiles the copies, and some files as they are. Returns what the compiler says; nothing where all is right. */
    String compile(String... unchanged) throws IOException {
        if (isEmpty()) {
            return "";
        }
        if (folder == null) {
            folder = Files.createTempDirectory(Files.createDirectories(Path.of("target", "changed")), name);
        }
        List<String> arguments = new ArrayList<>(List.of("-parameters", "-proc:none", "-cp",
                System.getProperty("java.class.path"), "-d",
                Files.createDirectories(folder.resolve("classes")).toString()));
        for (var source : sources.entrySet()) {
            Path copy = folder.resolve(source.getKey());
            Files.createDirectories(copy.getParent());
            Files.writeString(copy, source.getValue());
            arguments.add(copy.toString());
        }
        Stream.of(unchanged).map(file -> WORKSPACE.resolve(file).toString()).forEach(arguments::add);
        var said = new ByteArrayOutputStream();
        int code = ToolProvider.getSystemJavaCompiler().run(null, null, said, arguments.toArray(new String[0]));
        return code == 0 ? "" : said.toString(StandardCharsets.UTF_8);
    }

    /** Its classes, and then those of the workspace. */
    String classPath() {
        String classes = isEmpty() ? "" : folder.resolve("classes").toAbsolutePath() + File.pathSeparator;
        return classes + System.getProperty("java.class.path");
    }
}
