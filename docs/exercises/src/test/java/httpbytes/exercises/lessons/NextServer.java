package httpbytes.exercises.lessons;

import static httpbytes.exercises.Tasks.Decision.ANSWER_502;
import static httpbytes.exercises.Tasks.Decision.ASK_THE_NEXT_SERVER;
import static httpbytes.exercises.Tasks.Trouble.BAD_GATEWAY;
import static httpbytes.exercises.Tasks.Trouble.NO_ANSWER;
import static httpbytes.exercises.Tasks.Trouble.NO_CONNECTION;

import httpbytes.exercises.Exercise;
import httpbytes.exercises.Tasks;
import java.util.List;

/** Exercise 20. */
public final class NextServer extends Exercise<Tasks.NextServer> {

    public NextServer() {
        super("20", "the next server", "20-many-servers.md",
                "In which of the three cases can the first server have done what was asked?",
                "Without a connection nothing was sent. Otherwise the request may have been done, and the method says "
                + "whether twice is the same as once.",
                "Ask the next server where serversLeft is not 0, and the trouble is NO_CONNECTION or the method is "
                + "one of GET, HEAD, OPTIONS, TRACE, PUT and DELETE.");
        decides("GET", NO_CONNECTION, 2, "nothing was sent, and another server can answer (RFC 9110, section 9.2.2).",
                ASK_THE_NEXT_SERVER);
        decides("GET", NO_ANSWER, 2, "a GET asks for no change, so it may be asked twice (RFC 9110, section 9.2.1).",
                ASK_THE_NEXT_SERVER);
        decides("POST", NO_ANSWER, 2, "the server may have done what the POST asked for before it fell silent; the "
                + "next one would do it again (RFC 9110, section 9.2.2).", ANSWER_502);
        decides("POST", NO_CONNECTION, 2, "nothing was sent, so nothing was done: the next server is the first that "
                + "hears of it, whatever the method (RFC 9110, section 9.2.2).", ASK_THE_NEXT_SERVER);
        decides("POST", BAD_GATEWAY, 2, "a 502 says that a server further on failed, and not how far it had come: it "
                + "may have done what the POST asked for (RFC 9110, section 15.6.3).", ANSWER_502);
        decides("GET", BAD_GATEWAY, 1, "a 502 to a GET helps nobody while another server can be asked (RFC 9110, "
                + "section 9.2.2).", ASK_THE_NEXT_SERVER);
        decides("DELETE", NO_ANSWER, 1, "idempotent is more than safe: what is gone stays gone, so a second DELETE "
                + "does no harm (RFC 9110, section 9.2.2).", ASK_THE_NEXT_SERVER);
        for (String method : List.of("PATCH", "FROB", "get")) {
            decides(method, NO_ANSWER, 2, "a method that is not defined as idempotent is sent once; and get is not GET "
                    + "(RFC 9110, section 9.2.2).", ANSWER_502);
        }
        decides("GET", NO_ANSWER, 0, "where no server is left, the client has to hear of it (RFC 9110, section "
                + "15.6.3).", ANSWER_502);
        decides("POST", NO_CONNECTION, 0, "where no server is left, the client has to hear of it (RFC 9110, section "
                + "15.6.3).", ANSWER_502);
    }

    private void decides(String method, Tasks.Trouble trouble, int serversLeft, String lesson,
            Tasks.Decision decision) {
        expect(method + ", " + trouble + ", and servers left: " + serversLeft, lesson, decision,
                solution -> solution.decide(method, trouble, serversLeft));
    }
}
