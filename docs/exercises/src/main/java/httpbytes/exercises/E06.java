package httpbytes.exercises;

/** Exercise 06: tell the Content-Type of a form from any other. */
public final class E06 implements Tasks.RecogniseForm {

    @Override
    public boolean isForm(String contentType) {
        // Your turn. Run it with: mvn -q -pl docs/exercises test -De=06
        return false;
    }
}
