package httpbytes.exercises.reference;

import httpbytes.exercises.Tasks;
import java.util.Set;

/** One way to solve exercise 20. */
public final class E20 implements Tasks.NextServer {

    private static final Set<String> IDEMPOTENT = Set.of("GET", "HEAD", "OPTIONS", "TRACE", "PUT", "DELETE");

    @Override
    public Tasks.Decision decide(String method, Tasks.Trouble trouble, int serversLeft) {
        boolean nothingWasSent = trouble == Tasks.Trouble.NO_CONNECTION;
        boolean mayBeDoneTwice = IDEMPOTENT.contains(method);
        return serversLeft > 0 && (nothingWasSent || mayBeDoneTwice)
                ? Tasks.Decision.ASK_THE_NEXT_SERVER
                : Tasks.Decision.ANSWER_502;
    }
}
