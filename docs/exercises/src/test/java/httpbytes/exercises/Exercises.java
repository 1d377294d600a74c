package httpbytes.exercises;

import httpbytes.exercises.LearnerFiles.CompileError;
import httpbytes.exercises.lessons.BindArguments;
import httpbytes.exercises.lessons.ChooseStatus;
import httpbytes.exercises.lessons.DecodeChunks;
import httpbytes.exercises.lessons.DecodeForm;
import httpbytes.exercises.lessons.FindField;
import httpbytes.exercises.lessons.FollowRedirect;
import httpbytes.exercises.lessons.JudgeRequest;
import httpbytes.exercises.lessons.MeasureContent;
import httpbytes.exercises.lessons.NextServer;
import httpbytes.exercises.lessons.OutliveVisitors;
import httpbytes.exercises.lessons.ReadCookies;
import httpbytes.exercises.lessons.ReadSection;
import httpbytes.exercises.lessons.RecogniseForm;
import httpbytes.exercises.lessons.RouteByAnnotation;
import httpbytes.exercises.lessons.SendAgain;
import httpbytes.exercises.lessons.ServeVisitors;
import httpbytes.exercises.lessons.SpellAGet;
import httpbytes.exercises.lessons.SpellField;
import httpbytes.exercises.lessons.SplitLines;
import httpbytes.exercises.lessons.SplitPair;
import httpbytes.exercises.lessons.TakeAnswer;
import httpbytes.exercises.lessons.TakeApart;
import httpbytes.exercises.lessons.WhoAsks;
import java.lang.reflect.Constructor;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/** All exercises, and their solutions. */
final class Exercises {

    static final List<Exercise<?>> ALL = List.of(new SplitPair(), new SpellAGet(), new SplitLines(), new SendAgain(),
            new TakeApart(), new FindField(), new MeasureContent(), new DecodeChunks(), new ReadSection(),
            new FollowRedirect(), new DecodeForm(), new RecogniseForm(), new RouteByAnnotation(), new ChooseStatus(),
            new JudgeRequest(), new ServeVisitors(), new TakeAnswer(), new ReadCookies(), new SpellField(),
            new BindArguments(), new OutliveVisitors(), new WhoAsks(), new NextServer());

    private Exercises() {
    }

    static Optional<Exercise<?>> numbered(String number) {
        String twoDigits = number.matches("[0-9]b?") ? "0" + number : number;
        return ALL.stream().filter(exercise -> exercise.number().equals(twoDigits)).findFirst();
    }

    /** The lesson for the learner's solution, or for {@code -Dsubject=reference}; nothing where it is right. */
    static Optional<String> lesson(Exercise<?> exercise) {
        return lesson(exercise, LearnerFiles.ofThisModule());
    }

    static Optional<String> lesson(Exercise<?> exercise, LearnerFiles files) {
        try {
            Class<?> solution = "reference".equals(System.getProperty("subject"))
                    ? exercise.reference()
                    : files.compile(exercise.number());
            return firstFailure(exercise, solution).map(failure -> lesson(exercise, failure));
        } catch (CompileError e) {
            return Optional.of("Exercise " + exercise.number() + ", " + exercise.title() + ": does not compile.\n\n"
                    + e.getMessage() + "\n\n(the file: " + file(exercise) + ")");
        }
    }

    /** What goes wrong with a solution of this class. */
    @SuppressWarnings("unchecked")
    static <T> Optional<String> firstFailure(Exercise<T> exercise, Class<?> solution) {
        Callable<T> solutions = () -> {
            Constructor<?> constructor = solution.getDeclaredConstructor();
            constructor.setAccessible(true);
            return (T) constructor.newInstance();
        };
        if (Rung.class.isAssignableFrom(solution)) {
            Rung.compile(solutions);
        }
        return exercise.firstFailure(solutions);
    }

    /** What a learner reads: what went wrong, why, and a hint. */
    private static String lesson(Exercise<?> exercise, String failure) {
        int hints = exercise.hints().size();
        int hint = Math.min(hints, Math.max(1, Integer.getInteger("hint", 1)));
        String more = hint < hints ? "the next hint: -Dhint=" + (hint + 1) + "; " : "";
        return "Exercise " + exercise.number() + ", " + exercise.title() + ": not yet.\n\n" + failure
                + "\nHint " + hint + " of " + hints + ": " + exercise.hints().get(hint - 1)
                + "\n(" + more + "the chapter: docs/" + exercise.chapter()
                + "; the file: " + file(exercise) + ")";
    }

    static String praise(Exercise<?> exercise) {
        return "Exercise " + exercise.number() + ", " + exercise.title() + ": solved, in all " + exercise.size()
                + " cases. Compare it with " + exercise.referenceFile() + ".";
    }

    private static String file(Exercise<?> exercise) {
        return "docs/exercises/src/main/java/httpbytes/exercises/E" + exercise.number() + ".java";
    }
}
