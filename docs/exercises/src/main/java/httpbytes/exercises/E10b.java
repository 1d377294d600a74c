package httpbytes.exercises;

/** Exercise 10b: tell the Content-Type of a form from any other. */
public final class E10b implements Tasks.RecogniseForm {

    @Override
    public boolean isForm(String contentType) {
        // Your turn. Run it with: mvn -q -pl docs/exercises test -De=10b
        return false;
    }
}
