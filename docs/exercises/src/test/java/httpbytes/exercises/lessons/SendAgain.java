package httpbytes.exercises.lessons;

import httpbytes.exercises.Exercise;
import httpbytes.exercises.Tasks;
import java.io.IOException;
import java.net.ConnectException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Exercise 03. */
public final class SendAgain extends Exercise<Tasks.SendAgain> {

    private static final String LOST = "lost";
    private static final String NO_CONNECTION = "no connection";

    public SendAgain() {
        super("03", "send it again, or ask", "03-get-and-post.md",
                "Who knows what the server did, when its answer was lost?",
                "Catch the IOException, and look at the method: for which of them is twice the same as once? And without a "
                + "connection, was anything sent?",
                "A set of GET, HEAD, OPTIONS, TRACE, PUT and DELETE decides; a ConnectException says that nothing was "
                + "sent, whatever the method; the second attempt is not inside a try.");
        sends("a POST that is answered", "there is an answer, so nothing is sent again (RFC 9110, section 9.2.2).",
                "POST", true, 1);
        sends("a GET whose answer is lost", "GET asks for no change, so to ask twice does no harm (RFC 9110, section "
                + "9.2.1).", "GET", true, 2, LOST);
        sends("a POST whose answer is lost", "the server may have done what the POST asked for, and would do it twice: "
                + "only the user can say (RFC 9110, section 9.2.2).", "POST", false, 1, LOST);
        sends("a PUT whose answer is lost", "idempotent is more than safe: a PUT changes something, and the second one "
                + "leaves it as the first did (RFC 9110, section 9.2.2).", "PUT", true, 2, LOST);
        sends("a DELETE whose answer is lost", "what is gone stays gone; the second answer may be a 404, and the "
                + "effect is the same (RFC 9110, section 9.2.2).", "DELETE", true, 2, LOST);
        sends("a HEAD whose answer is lost", "HEAD is a GET that wants no content, and as safe (RFC 9110, section "
                + "9.3.2).", "HEAD", true, 2, LOST);
        for (String method : List.of("PATCH", "FROB", "get")) {
            sends("the method " + method + ", whose answer is lost", "if the method does not promise to be "
                    + "idempotent, you do not know what a second request would do; and get is not GET (RFC 9110, "
                    + "section 9.2.2).", method, false, 1, LOST);
        }
        sends("a POST that finds no connection", "nothing was sent, so nothing was done, and the second attempt "
                + "repeats nothing (RFC 9110, section 9.2.2).", "POST", true, 2, NO_CONNECTION);
        sends("a POST that finds no connection, and whose answer is lost then", "the second attempt was sent, and its "
                + "answer is lost like any other (RFC 9110, section 9.2.2).", "POST", false, 2, NO_CONNECTION, LOST);
        sends("a GET whose answers are both lost", "if the second attempt fails too, stop; or a server in trouble "
                + "gets more and more to do (RFC 9110, section 9.2.2).", "GET", false, 2,
                LOST, LOST);
    }

    /** What the network does with the first attempts; any other is answered. */
    private void sends(String what, String lesson, String method, boolean isAnswered, int attempts, String... fates) {
        expect(what, lesson, List.of("attempts: " + attempts + " × " + method, isAnswered ? "answered" : "the user "
                + "is asked"),
                solution -> {
                    var network = new Scripted(new ArrayDeque<>(List.of(fates)));
                    String outcome;
                    try {
                        outcome = solution.send(method, network);
                    } catch (IOException nobodyKnows) {
                        outcome = "the user is asked";
                    }
                    return List.of("attempts: " + network.attempts(), String.valueOf(outcome));
                });
    }

    private record Scripted(Deque<String> fates, List<String> sent) implements Tasks.Network {

        private Scripted(Deque<String> fates) {
            this(fates, new ArrayList<>());
        }

        @Override
        public String exchange(String method) throws IOException {
            sent.add(method);
            String fate = fates.poll();
            if (NO_CONNECTION.equals(fate)) {
                throw new ConnectException("Connection refused");
            }
            if (LOST.equals(fate)) {
                throw new IOException("Connection reset");
            }
            return "answered";
        }

        private String attempts() {
            return sent.size() + " × " + String.join(", ", sent.stream().distinct().toList());
        }
    }
}
