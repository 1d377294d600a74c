package httpbytes.docs.workspace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The files of all modules. */
final class Workspace {

    private static final Pattern MODULE = Pattern.compile("<module>(.*)</module>");

    private Workspace() {
    }

    /** The folders of the modules, as the parent's POM lists them. */
    static List<Path> modules(Path workspace) throws IOException {
        return MODULE.matcher(Files.readString(workspace.resolve("pom.xml"))).results()
                .map((MatchResult module) -> workspace.resolve(module.group(1))).toList();
    }

    /** The Java sources of a module below a folder of it, or none where it has no such folder. */
    static List<Path> sources(Path module, String folder) throws IOException {
        Path root = module.resolve(folder);
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
        }
    }
}
