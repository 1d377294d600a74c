package httpbytes.socketserver.wireview;

/**
 * What there is to say of octets beside what they are.
 *
 * @param state    how right they are
 * @param section  the document and section that holds the rule
 * @param sentence begins small and has no full stop
 */
public record Note(State state, String section, String sentence) {

    public enum State {
        RIGHT,
        /** Allowed, or to be put up with, and hardly meant. */
        QUESTIONABLE,
        REFUSED
    }

    static Note refused(String section, String sentence) {
        return new Note(State.REFUSED, section, sentence);
    }

    static Note questionable(String section, String sentence) {
        return new Note(State.QUESTIONABLE, section, sentence);
    }

    /**
     * Where the rest of a body is still awaited.
     *
     * @param come   octets of this part that are here
     * @param length how many were said to come
     */
    static Note soFar(Part part, long come, String length) {
        return questionable(part.section(), "so far " + come + " of the " + length + " octets that "
                + (part == Part.CHUNK_DATA ? "the chunk-size" : "Content-Length") + " says");
    }

    boolean isRefusal() {
        return state == State.REFUSED;
    }
}
