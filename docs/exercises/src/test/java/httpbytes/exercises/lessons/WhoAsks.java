package httpbytes.exercises.lessons;

import httpbytes.exercises.Exercise;
import httpbytes.exercises.Tasks;
import java.util.Set;

/** Exercise 19. */
public final class WhoAsks extends Exercise<Tasks.WhoAsks> {

    private static final String CLIENT = "203.0.113.7";
    private static final String MADE_UP = "198.51.100.9";
    private static final String FRONT = "10.0.0.1";
    private static final String BEHIND = "10.0.0.2";

    public WhoAsks() {
        super("19", "who asks", "19-a-proxy.md",
                "Who wrote which address, and whom of them do you believe?",
                "Begin with the peer. While the address that you have is trusted, take the one that it wrote: the last "
                + "that you have not read yet.",
                "Split at the commas, strip each address, and go through them from the end; stop at the first that "
                + "trusted does not contain, or where no address is left.");
        asks(MADE_UP, null, "without the field, the client is the other end of the connection (RFC 7239, section 4).",
                MADE_UP);
        asks(FRONT, CLIENT, "a proxy that you trust says for whom it asks (RFC 7239, section 4).", CLIENT);
        asks(CLIENT, MADE_UP, "anybody can send this field, so it counts only where a trusted proxy sent it: look at "
                + "the peer first (RFC 7239, section 4).", CLIENT);
        asks(FRONT, null, "a trusted proxy that names nobody asks for itself: it may check your health (RFC 7239, "
                + "section 4).", FRONT);
        asks(FRONT, MADE_UP + ", " + CLIENT, "each proxy adds its peer at the end; what is before that, the client may "
                + "have made up (RFC 7239, section 4).", CLIENT);
        asks(BEHIND, CLIENT + ", " + FRONT, "the last address may be a proxy of yours too: go on, from the end, until "
                + "one is not trusted (RFC 7239, section 4).", CLIENT);
        asks(BEHIND, MADE_UP + ", " + CLIENT + ", " + FRONT, "stop at the first address that is not trusted, however "
                + "many are left: those it may have made up (RFC 7239, section 4).", CLIENT);
        asks(BEHIND, FRONT + ", " + CLIENT + ", " + FRONT, "a client may write the address of your own proxy as well; "
                + "it is before the client's own, so you never come to it (RFC 7239, section 4).", CLIENT);
        asks(BEHIND, MADE_UP + "," + CLIENT + " ,\t" + FRONT, "white space around a comma is no part of an address "
                + "(RFC 9110, section 5.6.1.2).", CLIENT);
        asks(BEHIND, FRONT, "where all of them are trusted, the first proxy asks for itself (RFC 7239, section 4).",
                FRONT);
    }

    private void asks(String peer, String forwardedFor, String lesson, String client) {
        var trusted = Set.of(FRONT, BEHIND);
        String field = forwardedFor == null ? "no field" : "X-Forwarded-For: " + forwardedFor;
        expect("these, where " + FRONT + " and " + BEHIND + " are trusted", "peer " + peer + "\n" + field, lesson,
                client,
                solution -> solution.client(peer, forwardedFor, trusted));
    }
}
