package httpbytes.exercises;

import httpbytes.exercises.lessons.ChooseStatus;
import httpbytes.exercises.lessons.DecodeChunks;
import httpbytes.exercises.lessons.DecodeForm;
import httpbytes.exercises.lessons.JudgeRequest;
import httpbytes.exercises.lessons.MeasureContent;
import httpbytes.exercises.lessons.OutliveVisitors;
import httpbytes.exercises.lessons.ReadSection;
import httpbytes.exercises.lessons.RecogniseForm;
import httpbytes.exercises.lessons.RouteByAnnotation;
import httpbytes.exercises.lessons.ServeVisitors;
import httpbytes.exercises.lessons.SpellAGet;
import httpbytes.exercises.lessons.SpellField;
import httpbytes.exercises.lessons.SplitLines;
import httpbytes.exercises.lessons.TakeAnswer;
import java.util.List;
import java.util.Optional;

/** All exercises, and their solutions. */
final class Exercises {

    static final List<Exercise<?>> ALL =
            List.of(new SpellAGet(), new SplitLines(), new MeasureContent(), new ReadSection(),
            new DecodeForm(), new RecogniseForm(), new RouteByAnnotation(), new ChooseStatus(), new JudgeRequest(),
            new ServeVisitors(), new TakeAnswer(), new DecodeChunks(), new SpellField(), new OutliveVisitors());

    private Exercises() {
    }

    static Optional<Exercise<?>> numbered(String number) {
        return ALL.stream().filter(exercise -> exercise.number().equals(number)).findFirst();
    }

    /** What there is to say of the learner's solution, or of {@code -Dsubject=reference}; nothing where it is right. */
    static Optional<String> firstFailure(Exercise<?> exercise) {
        boolean isReference = "reference".equals(System.getProperty("subject"));
        return firstFailure(exercise, (isReference ? "httpbytes.exercises.reference.E" : "httpbytes.exercises.E")
                + exercise.number());
    }

    /** The same of a solution of this class. */
    @SuppressWarnings("unchecked")
    static <T> Optional<String> firstFailure(Exercise<T> exercise, String className) {
        try {
            return exercise.firstFailure((T) Class.forName(className).getDeclaredConstructor().newInstance());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("A solution is a public class with a constructor without parameters: "
                    + className, e);
        }
    }

    /** What a learner reads: what went wrong, why, and a hint. */
    static String lesson(Exercise<?> exercise, String failure) {
        int hints = exercise.hints().size();
        int hint = Math.min(hints, Math.max(1, Integer.getInteger("hint", 1)));
        String more = hint < hints ? "the next hint: -Dhint=" + (hint + 1) + "; " : "";
        return "Exercise " + exercise.number() + ", " + exercise.title() + ": not yet.\n\n" + failure
                + "\nHint " + hint + " of " + hints + ": " + exercise.hints().get(hint - 1)
                + "\n(" + more + "the chapter: docs/" + exercise.chapter()
                + "; the file: docs/exercises/src/main/java/httpbytes/exercises/E" + exercise.number() + ".java)";
    }
}
