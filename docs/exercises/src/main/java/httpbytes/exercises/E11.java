package httpbytes.exercises;

/** Exercise 11: find the method that is annotated for a request, and call it. */
public final class E11 implements Tasks.RouteByAnnotation {

    @Override
    public String answer(Object controller, String method, String path) throws Exception {
        // Your turn. Run it with: mvn -q -pl docs/exercises test -De=11
        return null;
    }
}
