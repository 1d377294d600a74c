package httpbytes.docs.ladder;

/**
 * Something that a server gets right or not.
 *
 * @param name unique within its kind
 */
record Row(Kind kind, String name, Trial trial) {

    enum Kind {
        CONTRACT, REFUSAL, TEN_REQUESTS, BEHAVIOUR
    }

    interface Trial {

        /** Whether the server on this port gets it right; to throw is to get it wrong. */
        boolean isRight(int port) throws Exception;
    }

    @Override
    public String toString() {
        return kind + ": " + name;
    }
}
