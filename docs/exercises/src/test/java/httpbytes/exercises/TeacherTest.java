package httpbytes.exercises;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a learner is told whose file does not compile, or does what no lesson expects. */
@Tag("quick")
class TeacherTest {

    private static final Path COMPILED = Path.of("target/classes");

    /** A module of exercises as a learner has it, each solved but 18, whose solution is a program of its own. */
    @TempDir
    private Path module;

    @BeforeEach
    void solveAll() throws IOException {
        Files.createDirectories(file("E01.java").getParent());
        for (Exercise<?> exercise : Exercises.ALL) {
            String name = "E" + exercise.number() + ".java";
            String reference = Files.readString(Path.of("../..", exercise.referenceFile()));
            write(name, reference.replace("package httpbytes.exercises.reference;", "package httpbytes.exercises;"));
        }
        write("E18.java", "package httpbytes.exercises;\n\nclass E18 {\n}\n");
    }

    private Path file(String name) {
        return module.resolve("src/main/java/httpbytes/exercises").resolve(name);
    }

    private void write(String name, String source) throws IOException {
        Files.writeString(file(name), source);
    }

    /** Writes this as the body of the only method of exercise 06. */
    private void write06(String body) throws IOException {
        write("E06.java", """
                package httpbytes.exercises;

                class E06 implements Tasks.MeasureContent {
                    public byte[] message(String content) {
                        %s
                    }
                }
                """.replace("%s", body));
    }

    private Optional<String> lesson(String number) {
        return Exercises.lesson(Exercises.numbered(number).orElseThrow(),
                new LearnerFiles(module.resolve("src/main/java")));
    }

    private List<String> namedByTheBuild() {
        return Teacher.nameWhatDoesNotCompile(new LearnerFiles(module.resolve("src/main/java")));
    }

    @Test
    void aSolutionMayUseTheLearnersOtherFiles() throws IOException {
        assertThat(lesson("12")).as("uses E04").isEmpty();

        write("Octets.java", """
                package httpbytes.exercises;

                class Octets {
                    static byte[] of(String text) {
                        return new httpbytes.exercises.reference.E06().message(text);
                    }
                }
                """);
        write06("return Octets.of(content);");
        assertThat(lesson("06")).isEmpty();
    }

    @Test
    void whatDoesNotCompileIsShownAsJavacShowsItAndSpoilsNothingElse() throws IOException {
        write("E04.java", "package httpbytes.exercises;\n\nclass E04 {\n    int i = \"\"\n}\n");

        assertThat(lesson("04").orElseThrow())
                .startsWith("Exercise 04, take a request-line apart: does not compile.\n\nE04.java:4: ")
                .contains("\n    int i = \"\"\n              ^\n")
                .endsWith("(the file: docs/exercises/src/main/java/httpbytes/exercises/E04.java)")
                .hasLineCount(7);
        assertThat(lesson("06")).isEmpty();
        assertThat(lesson("12")).as("uses E04").hasValueSatisfying(said -> assertThat(said).contains("E04.java:4: "));
        assertThat(namedByTheBuild()).containsExactly(
                "Exercise 04 does not compile; to see why: mvn -q -pl docs/exercises test -De=04",
                "Exercise 12 does not compile; to see why: mvn -q -pl docs/exercises test -De=12");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "garbage", "package httpbytes.exercises; class Other { }", "\u0000"})
    void aFileWithoutItsClassIsNoSolution(String source) throws IOException {
        write("E10.java", source);

        assertThat(lesson("10").orElseThrow()).startsWith("Exercise 10, decode a form: does not compile.\n\n")
                .contains("E10.java");
    }

    @Test
    void aFileThatIsNotThereIsNamed() throws IOException {
        Files.delete(file("E10.java"));

        assertThat(lesson("10").orElseThrow()).contains("There is no file ", "E10.java");
    }

    @Test
    void theBuildNamesNothingWhereAllCompile() {
        assertThat(namedByTheBuild()).isEmpty();
    }

    @Test
    void aTeacherCountsTheCasesThatAreRight() throws IOException {
        Exercise<?> exercise = Exercises.numbered("06").orElseThrow();
        var files = new LearnerFiles(module.resolve("src/main/java"));
        assertThat(Exercises.verdicts(exercise, files).lines()).hasSize(exercise.size() + 1)
                .endsWith("Exercise 06, a length in octets: right in " + exercise.size() + " of " + exercise.size()
                        + " cases.");

        write06("return (\"Content-Length: \" + content.length() + \"\\r\\n\\r\\n\" + content).getBytes("
                + "java.nio.charset.StandardCharsets.UTF_8);");
        assertThat(Exercises.verdicts(exercise, files).lines()).containsExactly(
                "right   1  the content Ada", "right   2  no content", "wrong   3  the content é",
                "wrong   4  the content 🦆", "right   5  a line end in the content",
                "Exercise 06, a length in octets: right in 3 of 5 cases.");

        write06("return 1;");
        assertThat(Exercises.verdicts(exercise, files)).contains("does not compile", "E06.java:5");
    }

    @Test
    void nullIsCalledNull() throws IOException {
        write06("return null;");
        assertThat(lesson("06").orElseThrow()).contains("  your method returned null\n  expected  Content-Length: 3");

        write("E01.java", """
                package httpbytes.exercises;

                class E01 implements Tasks.SpellAGet {
                    public byte[] request(String host, String target) {
                        return null;
                    }
                }
                """);
        assertThat(lesson("01").orElseThrow()).contains("  your method returned null\n  expected  GET");
    }

    @Test
    void anExceptionIsShownWithItsLineWhereverItComesFrom() throws IOException {
        write06("return content.substring(9).getBytes();");
        assertThat(lesson("06").orElseThrow()).contains("  threw java.lang.StringIndexOutOfBounds",
                ", at E06.java, line 5\n");

        write06("return PARTS;\n    }\n    static final byte[] PARTS = new byte[-1];\n    static {");
        assertThat(lesson("06").orElseThrow()).contains("  threw java.lang.NegativeArraySize",
                ", at E06.java, line 7\n");
    }

    @Test
    void anExceptionThatEndsAServerIsShownToo() throws IOException {
        write("E13.java", """
                package httpbytes.exercises;

                class E13 implements Tasks.ServeVisitors {
                    public void serve(java.net.ServerSocket listener) throws java.io.IOException {
                        listener.accept();
                        throw new IllegalStateException("tired");
                    }
                }
                """);

        assertThat(lesson("13").orElseThrow())
                .contains("  threw java.lang.IllegalStateException: tired, at E13.java, line 6\n  expected  hello");
    }

    @Test
    void whoEndsTheProgramIsNamed() throws Exception {
        write06("System.exit(0);\n        return null;");

        assertThat(taught("06", 1)).isEqualToIgnoringNewLines(
                "Not yet: your solution ended the whole program, at E06.java, line 5."
                + "That would end a server for all its visitors. Return, or throw an exception.");
    }

    @Test
    void aTerminalWithoutUtf8ShowsEverything() throws Exception {
        write06("return (\"Content-Length: \" + content.length() + \"\\n\\n\" + content).getBytes();");

        assertThat(taught("6", 1)).contains("""
                  expected  Content-Length: 3\\r\\n
                  actual    Content-Length: 3\\n
                                              ^
                """, "How many octets is an \\xc3\\xa9?").isASCII();
    }

    @Test
    void anExerciseNeedsNoZeroBeforeItsNumber() {
        assertThat(Exercises.numbered("8")).isEqualTo(Exercises.numbered("08")).isPresent();
        assertThat(Exercises.numbered("0")).isEqualTo(Exercises.numbered("00")).isPresent();
        assertThat(Exercises.numbered("99")).isEmpty();
        assertThat(Exercises.numbered("008")).isEmpty();
    }

    @Test
    void exercise12ShowsTheSectionThatItJudges() throws IOException {
        write("E12.java", """
                package httpbytes.exercises;

                class E12 implements Tasks.JudgeRequest {
                    public int judge(String section) {
                        boolean hasTab = section.contains("\\t");
                        return hasTab ? 200 : new httpbytes.exercises.reference.E12().judge(section);
                    }
                }
                """);

        assertThat(lesson("12").orElseThrow()).contains("""
                Case 4 of 13. With a tab for a space:

                  GET\\x09/\\x09HTTP/1.1\\r\\n
                  Host: a\\r\\n
                  \\r\\n

                  expected  400
                  actual    200
                """);
    }

    /** What the teacher prints in a process of its own, on a terminal that knows ASCII alone. */
    private String taught(String number, int exitCode) throws Exception {
        Path classes = module.resolve("target/classes");
        try (Stream<Path> compiled = Files.walk(COMPILED)) {
            for (Path path : compiled.toList()) {
                Path copy = classes.resolve(COMPILED.relativize(path).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(path, copy);
            }
        }
        var process = new ProcessBuilder(ProcessHandle.current().info().command().orElseThrow(),
                "-XX:TieredStopAtLevel=1", "-Dstdout.encoding=US-ASCII", "-De=" + number, "-cp",
                classes + File.pathSeparator + Path.of("target/test-classes").toAbsolutePath(),
                "httpbytes.exercises.Teacher").redirectErrorStream(true).start();
        process.getOutputStream().close();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(printed).isEqualTo(exitCode);
        return printed.replace("\r\n", "\n");
    }
}
