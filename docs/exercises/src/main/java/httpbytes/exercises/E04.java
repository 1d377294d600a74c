package httpbytes.exercises;

/** Exercise 04: take a request-line apart, or refuse it: {@code throw new Tasks.Refusal(400)}. */
public final class E04 implements Tasks.TakeApart {

    @Override
    public Tasks.RequestLine parts(String line) throws Tasks.Refusal {
        // Your turn. Run it with: mvn -q -pl docs/exercises test -De=04
        return null;
    }
}
