package httpbytes.docs.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import httpbytes.docs.parties.Programs;
import httpbytes.docs.parties.SingleFileProgram;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a teacher hands out teaches without the rest of the workspace, and holds no solution. */
@Tag("thorough")
class PackExercisesTest {

    private static final Path WORKSPACE = Path.of("..");
    private static final String COMMAND = "java docs/for-teachers/PackExercises.java exercises.zip";
    private static final String EXERCISE = "mvn -q -pl docs/exercises test -De=01";
    private static final String UNPACKED = "http-exercises";

    /** What was printed, and the code of the exit. */
    private record Ended(int code, String printed) {
    }

    @TempDir
    private static Path folder;
    private static Path archive;

    @BeforeAll
    static void pack() throws Exception {
        archive = folder.resolve("exercises.zip");
        List<String> command = new ArrayList<>(List.of(COMMAND.split(" ")));
        command.set(0, SingleFileProgram.JAVA);
        command.set(command.size() - 1, archive.toString());

        assertThat(run(WORKSPACE, command)).satisfies(ended -> assertThat(ended.printed()).contains(EXERCISE))
                .extracting(Ended::code).isEqualTo(0);
    }

    private static Ended run(Path where, List<String> command) throws Exception {
        var builder = new ProcessBuilder(command).directory(where.toFile()).redirectErrorStream(true);
        builder.environment().remove("CI");
        Process process = builder.start();
        process.getOutputStream().close();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), printed);
    }

    @Test
    void thePageNamesTheCommandAndTheSize() throws IOException {
        assertThat(Files.readString(Path.of("for-teachers.md"))).contains(COMMAND, EXERCISE, UNPACKED,
                "an archive of about half a megabyte");
        assertThat(Files.size(archive)).isBetween(400_000L, 600_000L);
    }

    @Test
    void holdsNoSolution() throws IOException {
        try (var zip = new ZipFile(archive.toFile())) {
            assertThat(zip.stream().map(ZipEntry::getName)).contains(UNPACKED + "/docs/exercises/README.md",
                            UNPACKED + "/docs/exercises/src/main/java/httpbytes/exercises/E18.java")
                    .noneMatch(name -> name.matches(".*(reference|[Ww]rong|ProofTest|[1-9]-[a-z]+\\.java|quiz).*"));
            for (ZipEntry entry : zip.stream().filter(each -> each.getName().endsWith("README.md")).toList()) {
                try (InputStream in = zip.getInputStream(entry)) {
                    assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).doesNotContain("/reference/");
                }
            }
        }
    }

    @Test
    void teachesWithoutTheRestOfTheWorkspaceAndWithoutANetwork() throws Exception {
        Programs.require(List.of("mvn"));
        Path workspace = folder.resolve(UNPACKED);
        unpack();
        assertThat(run(workspace, exercise())).satisfies(ended -> assertThat(ended.printed())
                .startsWith("Exercise 01, spell a GET: not yet.").contains("Hint 1 of 3"))
                .extracting(Ended::code).isEqualTo(1);

        // From here on without Maven, which would take its seconds each time.
        assertThat(run(workspace, teacher("-De=01", "-Dsubject=reference")).printed())
                .startsWith("Exercise 01, spell a GET: there is no reference in this copy.");
        solve01(workspace);
        assertThat(run(workspace, teacher("-De=01")).printed())
                .matches("Exercise 01, spell a GET: solved, in all [0-9]+ cases\\.\\R");
        assertThat(run(workspace, List.of(SingleFileProgram.JAVA,
                Path.of("for-teachers", "PackExercises.java").toAbsolutePath().toString(), "again.zip")).printed())
                .matches("docs/exercises/src/main/java/httpbytes/exercises/E01\\.java is solved, or begun: .*\\R");
        assertThat(workspace.resolve("again.zip")).doesNotExist();
    }

    private static void unpack() throws IOException {
        try (var zip = new ZipFile(archive.toFile())) {
            for (ZipEntry entry : zip.stream().toList()) {
                Path file = folder.resolve(entry.getName());
                Files.createDirectories(file.getParent());
                try (InputStream in = zip.getInputStream(entry)) {
                    Files.copy(in, file);
                }
            }
        }
    }

    private static List<String> exercise() {
        List<String> command = new ArrayList<>(List.of(EXERCISE.split(" ")));
        command.add("-o");
        // Where this build has its own, as in a classroom.
        String repository = System.getProperty("maven.repo.local");
        if (repository != null) {
            command.add("-Dmaven.repo.local=" + repository);
        }
        return command;
    }

    private static List<String> teacher(String... switches) {
        List<String> command = new ArrayList<>(List.of(SingleFileProgram.JAVA));
        command.addAll(List.of(switches));
        Path target = Path.of("docs", "exercises", "target");
        command.addAll(List.of("-cp", target.resolve("classes") + File.pathSeparator + target.resolve("test-classes"),
                "httpbytes.exercises.Teacher"));
        return command;
    }

    private static void solve01(Path workspace) throws IOException {
        Path exercises = Path.of("exercises", "src", "main", "java", "httpbytes", "exercises");
        String reference = Files.readString(exercises.resolve(Path.of("reference", "E01.java")));
        Files.writeString(workspace.resolve("docs").resolve(exercises).resolve("E01.java"),
                reference.replace("package httpbytes.exercises.reference;", "package httpbytes.exercises;"));
    }
}
