package httpbytes.exercises;

import java.util.List;

/** Exercise 02: split a header section into its lines: at CR LF, and nowhere else. */
public final class E02 implements Tasks.SplitLines {

    @Override
    public List<String> lines(String section) {
        // Your turn. Run it with: mvn -q -pl docs/exercises test -De=02
        return List.of();
    }
}
