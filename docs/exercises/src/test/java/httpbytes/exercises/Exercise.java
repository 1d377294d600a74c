package httpbytes.exercises;

import java.lang.reflect.InvocationTargetException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
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
    /** Begins a verdict. */
    static final String RIGHT = "right  ";

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

        /** What is tried, in one line. */
        String name() {
            return what.replaceFirst("(?s)^With (.*?):(\\n.*)?$", "$1");
        }
    }

    private static final class ReturnedNull extends RuntimeException {
    }

    /**
     * @param number  that of its chapter, two digits; a chapter's second exercise has a {@code b} behind it
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
        cases.add(new Case<>("With " + what + ":", lesson, expected, attempt));
    }

    /** The same where {@code what} is only a name for octets that the learner has to see. */
    protected final void expect(String what, String octets, String lesson, Object expected, Attempt<T> attempt) {
        String drawn = "\n\n  " + Drawing.drawn(octets).replace("\n", "\n  ");
        cases.add(new Case<>("With " + what + ":" + drawn, lesson, expected, attempt));
    }

    /** What a solution returned, as text: each char is one octet. */
    protected static String text(byte[] returned) {
        if (returned == null) {
            throw new ReturnedNull();
        }
        return new String(returned, StandardCharsets.ISO_8859_1);
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

    /** One way to solve it. */
    public Class<?> reference() {
        try {
            return Class.forName("httpbytes.exercises.reference.E" + number);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Where that is to read, from the root of the workspace. */
    public String referenceFile() {
        return "docs/exercises/src/main/java/httpbytes/exercises/reference/E" + number + ".java";
    }

    public final List<String> hints() {
        return hints;
    }

    final int size() {
        return cases.size();
    }

    /**
     * What the first case that goes wrong shows, or nothing where all are right.
     *
     * @param solutions makes a solution, anew for each case
     */
    final Optional<String> firstFailure(Callable<T> solutions) {
        return cases.stream().map(one -> failure(one, solutions)).flatMap(Optional::stream).findFirst();
    }

    /** Of each case, whether a solution is right there. */
    final List<String> verdicts(Callable<T> solutions) {
        return cases.stream().map(one -> (failure(one, solutions).isEmpty() ? RIGHT : "wrong  ")
                + String.format(Locale.ROOT, "%2d  ", cases.indexOf(one) + 1) + one.name()).toList();
    }

    private Optional<String> failure(Case<T> one, Callable<T> solutions) {
        var task = new FutureTask<>(() -> one.attempt().by(solutions.call()));
        var thread = new Thread(task, "exercise " + number);
        thread.setDaemon(true);
        thread.start();
        String happened;
        try {
            Object actual = task.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (Drawing.drawn(actual).equals(Drawing.drawn(one.expected()))) {
                return Optional.empty();
            }
            happened = actual == null ? returnedNull(one)
                    : Drawing.difference(one.expected(), actual, Terminal.CHARSET);
        } catch (TimeoutException e) {
            happened = "  did not come to an end within " + PATIENCE_SECONDS + " seconds"
                    + place(thread.getStackTrace()) + "\n";
        } catch (ExecutionException e) {
            Throwable thrown = e.getCause();
            boolean isWrapped = thrown instanceof InvocationTargetException
                    || thrown instanceof ExceptionInInitializerError;
            Throwable cause = isWrapped && thrown.getCause() != null ? thrown.getCause() : thrown;
            happened = cause instanceof ReturnedNull ? returnedNull(one)
                    : "  threw " + cause + place(cause.getStackTrace()) + "\n" + expected(one);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        String which = "Case " + (cases.indexOf(one) + 1) + " of " + cases.size() + ". ";
        return Optional.of(which + one.what() + "\n\n" + happened + "\nWhy: " + one.lesson() + "\n");
    }

    private String returnedNull(Case<T> one) {
        return "  your method returned null\n" + expected(one);
    }

    private String expected(Case<T> one) {
        return "  expected  " + Drawing.drawn(one.expected()).replace("\n", "\n            ") + "\n";
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
