package httpbytes.socketserver.wireview;

/**
 * How it ended that octets came from a server, as far as whoever looks at them can know it. Why somebody ended it, that
 * nobody knows but they.
 */
public enum Ending {
    /** It has not: more may come. */
    OPEN("open", "more may come"),
    CLOSED("cut-by-close", "the server closed the connection before the rest"),
    RESET("cut-by-reset", "the connection was reset before the rest came; why, its octets do not say"),
    /** We stopped reading. */
    US("cut-by-us", "we stopped reading before the rest came; whether it would have come, nobody knows"),
    /** The one that asked. */
    CLIENT("cut-by-us", "the client closed the connection before the rest came"),
    /** A recording has a limit. */
    NOT_KEPT("cut-by-us", "the rest was not kept; whether it came, this recording does not say");

    private final String verdict;
    private final String sentence;

    Ending(String verdict, String sentence) {
        this.verdict = verdict;
        this.sentence = sentence;
    }

    /** On an answer that is not complete. */
    String verdict() {
        return verdict;
    }

    String sentence() {
        return sentence;
    }
}
