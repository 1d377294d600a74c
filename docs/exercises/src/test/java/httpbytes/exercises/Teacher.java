package httpbytes.exercises;

import java.util.Optional;

/**
 * What {@code mvn -q -pl docs/exercises test -De=03} says, and {@code -Dlessons}. Ends with 0 where a solution
 * is right, 1 where it is not yet, 2 where there is no such exercise.
 */
public final class Teacher {

    private Teacher() {
    }

    public static void main(String[] args) {
        String number = System.getProperty("e");
        int exitCode = number == null ? list() : teach(number);
        System.out.flush();
        if (exitCode != 0) {
            // Maven would say much more, and hide the lesson.
            System.exit(exitCode);
        }
    }

    private static int list() {
        for (Exercise<?> exercise : Exercises.ALL) {
            boolean done = Exercises.firstFailure(exercise).isEmpty();
            System.out.println((done ? "done  " : "open  ") + exercise.number() + "  " + exercise.title());
        }
        return 0;
    }

    private static int teach(String number) {
        Optional<Exercise<?>> exercise = Exercises.numbered(number);
        if (exercise.isEmpty()) {
            System.out.println("There is no exercise \"" + number + "\"; they are numbered from 01 to "
                    + Exercises.ALL.get(Exercises.ALL.size() - 1).number() + ", and -Dlessons lists them.");
            return 2;
        }
        Optional<String> failure = Exercises.firstFailure(exercise.get());
        System.out.println(failure.map(found -> Exercises.lesson(exercise.get(), found))
                .orElse("Exercise " + number + ", "
                + exercise.get().title() + ": solved, in all " + exercise.get().size() + " cases. Compare it with "
                + "docs/exercises/src/main/java/httpbytes/exercises/reference/E" + number + ".java."));
        return failure.isEmpty() ? 0 : 1;
    }
}
