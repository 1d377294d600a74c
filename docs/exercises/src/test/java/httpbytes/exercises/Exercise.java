package httpbytes.exercises;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * One exercise: what is expected of a solution, case by case from the obvious to the surprising, and what there
 * is to say where it does something else.
 *
 * @param <T> the task, one of {@link Tasks}
 */
public abstract class Exercise<T> {

    /** A solution that needs longer waits for something that does not come. */
    private static final int PATIENCE_SECONDS = 5;

    private final String number;
    private final String title;
    private final String chapter;
    private final List<String> hints;
    private final List<Case<T>> cases = new ArrayList<>();

    /** What a solution makes of something. */
    protected interface Attempt<T> {
        /** Octets, text, or a list of texts. */
        Object by(T solution) throws Exception;
    }

    private record Case<T>(String what, String lesson, Object expected, Attempt<T> attempt) {
    }

    /**
     * @param number  two digits
     * @param chapter the file of the chapter that explains it
     * @param hints   a nudge, a pointer, and nearly there
     */
    protected Exercise(String number, String title, String chapter, String... hints) {
        this.number = number;
        this.title = title;
        this.chapter = chapter;
        this.hints = List.of(hints);
    }

    /**
     * Adds a case.
     *
     * @param what   is tried
     * @param lesson for whoever gets it wrong: why it is so, with the section of the RFC
     */
    protected final void expect(String what, String lesson, Object expected, Attempt<T> attempt) {
        cases.add(new Case<>(what, lesson, expected, attempt));
    }

    public final String number() {
        return number;
    }

    public final String title() {
        return title;
    }

    public final String chapter() {
        return chapter;
    }

    public final List<String> hints() {
        return hints;
    }

    final int size() {
        return cases.size();
    }

    /** What the first case that goes wrong shows, or nothing where all are right. */
    final Optional<String> firstFailure(T solution) {
        return cases.stream().map(one -> failure(one, solution)).flatMap(Optional::stream).findFirst();
    }

    private Optional<String> failure(Case<T> one, T solution) {
        var task = new FutureTask<>(() -> one.attempt().by(solution));
        var thread = new Thread(task, "exercise " + number);
        thread.setDaemon(true);
        thread.start();
        String happened;
        try {
            Object actual = task.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (Drawing.drawn(actual).equals(Drawing.drawn(one.expected()))) {
                return Optional.empty();
            }
            happened = Drawing.difference(one.expected(), actual);
        } catch (TimeoutException e) {
            happened = "  did not come to an end within " + PATIENCE_SECONDS + " seconds"
                    + place(thread.getStackTrace()) + "\n";
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            happened = "  threw " + cause + place(cause.getStackTrace()) + "\n  expected  "
                    + Drawing.drawn(one.expected()).replace("\n", "\n            ") + "\n";
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return Optional.of("With " + one.what() + ":\n\n" + happened + "\nWhy: " + one.lesson() + "\n");
    }

    /** The line of the learner's file. */
    private String place(StackTraceElement[] trace) {
        for (StackTraceElement frame : trace) {
            if (("E" + number + ".java").equals(frame.getFileName())) {
                return ", at E" + number + ".java, line " + frame.getLineNumber();
            }
        }
        return "";
    }
}
