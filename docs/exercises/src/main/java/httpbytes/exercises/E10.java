package httpbytes.exercises;

import java.util.List;

/** Exercise 10: decode a form into its pairs. */
public final class E10 implements Tasks.DecodeForm {

    @Override
    public List<String> decode(String form) {
        // Your turn. Run it with: mvn -q -pl docs/exercises test -De=10
        return List.of();
    }
}
