package httpbytes.exercises;

import httpbytes.exercises.LearnerFiles.CompileError;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What {@code mvn -q -pl docs/exercises test -De=06} says, and {@code -Dlessons}. Ends with 0 where a solution
 * is right, or its cases are only counted ({@code -Dcases}); 1 where it is not yet right; 2 where there is no such
 * exercise.
 */
public final class Teacher {

    private static final String NAME_WHAT_DOES_NOT_COMPILE = "--name-what-does-not-compile";

    private Teacher() {
    }

    public static void main(String[] args) {
        Runtime.getRuntime().addShutdownHook(new Thread(Teacher::sayWhoExits));
        String number = System.getProperty("e");
        int exitCode = 0;
        if (List.of(args).contains(NAME_WHAT_DOES_NOT_COMPILE)) {
            nameWhatDoesNotCompile(LearnerFiles.ofThisModule()).forEach(Terminal::print);
        } else if (number == null) {
            list();
        } else {
            exitCode = teach(number);
        }
        if (args.length == 0) {
            // Maven would say much more of a mistake, and hide the lesson; and wait for each thread of a solution.
            System.exit(exitCode);
        }
    }

    /** For an ordinary build, which goes on. */
    static List<String> nameWhatDoesNotCompile(LearnerFiles files) {
        return Exercises.ALL.stream().map(Exercise::number).filter(number -> !compiles(files, number))
                .map(number -> "Exercise " + number + " does not compile; to see why: "
                        + "mvn -q -pl docs/exercises test -De=" + number)
                .toList();
    }

    private static boolean compiles(LearnerFiles files, String number) {
        try {
            files.compile(number);
            return true;
        } catch (CompileError e) {
            return false;
        }
    }

    private static void list() {
        for (Exercise<?> exercise : Exercises.ALL) {
            boolean done = Exercises.lesson(exercise).isEmpty();
            Terminal.print((done ? "done  " : "open  ") + exercise.number() + "  " + exercise.title());
        }
    }

    private static int teach(String number) {
        Optional<Exercise<?>> exercise = Exercises.numbered(number);
        if (exercise.isEmpty()) {
            Terminal.print("There is no exercise \"" + number + "\"; each has the number of its chapter, and -Dlessons "
                    + "lists them.");
            return 2;
        }
        if (System.getProperty("cases") != null && System.getProperty("subject") != null) {
            Terminal.print("-Dcases counts what your own solution gets right; leave -Dsubject out.");
            return 2;
        }
        if (System.getProperty("cases") != null) {
            Terminal.print(Exercises.verdicts(exercise.get(), LearnerFiles.ofThisModule()));
            return 0;
        }
        Optional<String> lesson = Exercises.lesson(exercise.get());
        Terminal.print(lesson.orElseGet(() -> Exercises.praise(exercise.get())));
        return lesson.isEmpty() ? 0 : 1;
    }

    /** Whoever ends the program takes the teacher with it, and silence would look like success. */
    private static void sayWhoExits() {
        exitNotice(Thread.getAllStackTraces().values()).ifPresent(notice -> {
            Terminal.print(notice);
            Runtime.getRuntime().halt(1);
        });
    }

    /** The learner's line that called {@code System.exit}, if one of these threads is there. */
    static Optional<String> exitNotice(Collection<StackTraceElement[]> threads) {
        return threads.stream().filter(trace -> Stream.of(trace).anyMatch(Teacher::isExit))
                .flatMap(Stream::of).filter(frame -> frame.getFileName() != null
                        && frame.getFileName().matches("E[0-9]{2}b?\\.java"))
                .findFirst().map(frame -> "Not yet: your solution ended the whole program, at " + frame.getFileName()
                        + ", line " + frame.getLineNumber() + ".\nThat would end a server for all its visitors. "
                        + "Return, or throw an exception.");
    }

    private static boolean isExit(StackTraceElement frame) {
        return frame.getClassName().equals("java.lang.Runtime") && frame.getMethodName().equals("exit");
    }
}
