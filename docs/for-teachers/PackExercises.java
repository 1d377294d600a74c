import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Puts the exercises into an archive without their solutions: with the chapters that explain them, but without the
 * references, the wrong answers and the tests that prove them; without the ladder, which leads to a solution; and
 * without what is for teachers.
 *
 * <pre>java docs/for-teachers/PackExercises.java exercises.zip</pre>
 *
 * The archive is a workspace of its own: what is typed for the exercises is the same there.
 */
final class PackExercises {

    private static final String FOLDER = "http-exercises/";
    private static final Path POM = Path.of("pom.xml");
    private static final Path EXERCISES = Path.of("docs", "exercises");
    private static final Path README = EXERCISES.resolve("README.md");

    /** A file whose path, with / between its parts, is like this goes into the archive. */
    private static final Pattern PACKED = Pattern.compile(String.join("|",
            "pom\\.xml", "\\.mvn/[^/]+",
            "docs/exercises/(pom\\.xml|README\\.md)",
            "docs/exercises/src/main/java/httpbytes/exercises/(E[0-9]{2}b?|Tasks)\\.java",
            "docs/exercises/src/test/java/httpbytes/exercises/(lessons/)?(?!Wrong)\\w+(?<!Test)\\.java",
            "docs/exercises/src/test/java/httpbytes/exercises/(E[0-9]{2}b?|Learner)Test\\.java",
            "docs/([0-9]{2}-[\\w-]+|two-programs-that-talk|glossary|troubleshooting)\\.md", "docs/handout\\.html",
            "docs/pictures/[^/]+", "docs/two-programs/\\w+\\.java", "docs/long-field-lines\\.txt",
            "docs/ladder/0-naive\\.java"));

    /** In each file that no learner has touched. */
    private static final String UNTOUCHED = "// Your turn.";

    /** What cannot be done, in one sentence. */
    private static final class Impossible extends RuntimeException {
        private static final long serialVersionUID = 1;

        Impossible(String sentence) {
            super(sentence);
        }
    }

    private PackExercises() {
    }

    public static void main(String[] args) throws IOException {
        try {
            if (args.length != 1) {
                throw new Impossible("Say what the archive is called: "
                        + "java docs/for-teachers/PackExercises.java exercises.zip");
            }
            if (!Files.exists(README)) {
                throw new Impossible("There are no exercises in docs/exercises here; "
                        + "type this in the folder of the workspace.");
            }
            Path archive = Path.of(args[0]);
            List<Path> files = files();
            files.forEach(PackExercises::requireUntouched);
            write(archive, files);
            System.out.println(archive + ": " + files.size() + " files, " + Files.size(archive) / 1_000
                    + " kB; unpack it, and type in its folder: mvn -q -pl docs/exercises test -De=01");
        } catch (Impossible e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> root = Files.list(Path.of("")); Stream<Path> maven = Files.list(Path.of(".mvn"));
                Stream<Path> docs = Files.walk(Path.of("docs"))) {
            return Stream.of(root, maven, docs).flatMap(paths -> paths).filter(Files::isRegularFile)
                    .filter(file -> PACKED.matcher(name(file)).matches()).sorted().toList();
        }
    }

    private static String name(Path file) {
        return file.toString().replace('\\', '/');
    }

    /** A solution in place of a task would be handed out, too. */
    private static void requireUntouched(Path file) {
        if (name(file).matches(".*/main/.*/E[^/]*") && !read(file).contains(UNTOUCHED)) {
            throw new Impossible(name(file) + " is solved, or begun: \"" + UNTOUCHED + "\" is missing. "
                    + "Make the archive in a clone in which nobody has worked.");
        }
    }

    private static void write(Path archive, List<Path> files) throws IOException {
        try (OutputStream out = Files.newOutputStream(archive); var zip = new ZipOutputStream(out)) {
            for (Path file : files) {
                zip.putNextEntry(new ZipEntry(FOLDER + name(file)));
                if (file.equals(POM)) {
                    zip.write(withoutOtherModules(read(file)).getBytes(StandardCharsets.UTF_8));
                } else if (file.equals(README)) {
                    zip.write(withoutReferences(read(file)).getBytes(StandardCharsets.UTF_8));
                } else {
                    zip.write(Files.readAllBytes(file));
                }
            }
        }
    }

    private static String withoutOtherModules(String pom) {
        return pom.replaceFirst("(?s)<modules>.*</modules>",
                "<modules>\n    <module>docs/exercises</module>\n  </modules>");
    }

    /** Without the paragraph that says where the references are. */
    private static String withoutReferences(String readme) {
        return Stream.of(readme.split("\n\n")).filter(paragraph -> !paragraph.contains("/reference/"))
                .reduce((before, paragraph) -> before + "\n\n" + paragraph).orElseThrow();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
