package httpbytes.exercises;

import java.util.List;

/** Exercise 05: find the value of a field among field lines, or refuse them all. */
public final class E05 implements Tasks.FindField {

    @Override
    public String value(List<String> lines, String name) throws Tasks.Refusal {
        // Your turn. Run it with: mvn -q -pl docs/exercises test -De=05
        return null;
    }
}
