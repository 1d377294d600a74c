package httpbytes.exercises;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The exercises teach: the reference is right, each wrong answer is refused with the lesson that is for it, and what is
 * shipped for the learner to edit is wrong, but runs.
 */
@Tag("quick")
class ProofTest {

    static Stream<Exercise<?>> exercises() {
        return Exercises.ALL.stream();
    }

    @ParameterizedTest
    @MethodSource("exercises")
    void theReferenceIsRight(Exercise<?> exercise) {
        assertThat(Exercises.firstFailure(exercise, exercise.reference())).isEmpty();
        assertThat(Path.of("../..", exercise.referenceFile())).exists();
        assertThat(exercise.size()).as("cases of %s", exercise.title()).isGreaterThanOrEqualTo(3);
    }

    @ParameterizedTest
    @MethodSource("exercises")
    void wrongAnswersAreRefusedWithTheLessonThatIsForThem(Exercise<?> exercise) throws Exception {
        List<Class<?>> answers = Stream.<Class<?>>of(
                Class.forName("httpbytes.exercises.wrong.E" + exercise.number()).getDeclaredClasses())
                .filter(answer -> answer.isAnnotationPresent(Wrong.class)).toList();
        assertThat(answers).as("wrong answers to %s", exercise.title()).hasSizeGreaterThanOrEqualTo(2);
        // At once, because a server that is wrong lets its visitors wait.
        List<Optional<String>> failures =
                answers.parallelStream().map(answer -> Exercises.firstFailure(exercise, answer)).toList();
        for (int i = 0; i < answers.size(); i++) {
            Class<?> answer = answers.get(i);
            assertThat(failures.get(i)).as("what is said of %s", answer.getName()).isPresent();
            assertThat(failures.get(i).get().replaceFirst("(?s).*\nWhy: ", ""))
                    .as("the lesson for %s", answer.getName()).contains(answer.getAnnotation(Wrong.class).value());
        }
    }

    /** A learner's file may be anything, so only a pristine one is asked. */
    @ParameterizedTest
    @MethodSource("exercises")
    @EnabledIfEnvironmentVariable(named = "CI", matches = ".+", disabledReason = "the learner may have solved it")
    void whatIsShippedIsWrongButRuns(Exercise<?> exercise) throws Exception {
        Class<?> shipped = LearnerFiles.ofThisModule().compile(exercise.number());
        Optional<String> failure = Exercises.firstFailure(exercise, shipped);

        assertThat(failure).isPresent();
        assertThat(failure.get()).contains("  expected  ")
                .containsPattern("(?s)  actual    .*\\^|  your method returned null")
                .doesNotContain("threw", "did not come to an end");
        assertThat(Files.readString(Path.of("src/main/java/httpbytes/exercises/E" + exercise.number() + ".java")))
                .contains("-De=" + exercise.number());
    }

    @ParameterizedTest
    @MethodSource("exercises")
    void hasAChapterThreeHintsAndAPlaceOnThePage(Exercise<?> exercise) throws IOException {
        assertThat(exercise.hints()).hasSize(3).allSatisfy(hint -> assertThat(hint).matches("(?s).{15,}[.?]"));
        assertThat(Files.readString(Path.of("..", exercise.chapter())))
                .contains("(exercises/README.md", "mvn -q -pl docs/exercises test -De=" + exercise.number());
        assertThat(Files.readString(Path.of("README.md")))
                .contains("## Exercise " + exercise.number() + ": ", "(../" + exercise.chapter() + ")");
    }
}
