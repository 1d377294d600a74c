package httpbytes.exercises;

/** Exercise 20: decide whether a proxy asks the next server, or answers 502. */
public final class E20 implements Tasks.NextServer {

    @Override
    public Tasks.Decision decide(String method, Tasks.Trouble trouble, int serversLeft) {
        // Your turn. Run it with: mvn -q -pl docs/exercises test -De=20
        return Tasks.Decision.ANSWER_502;
    }
}
