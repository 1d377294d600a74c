package httpbytes.docs.ladder;

/**
 * Something that a server gets right or not.
 *
 * @param name unique within its kind
 */
record Row(Kind kind, String name, Trial trial) {

    enum Kind {
        CONTRACT("rows of the contract"), REFUSAL("refusals"), TEN_REQUESTS("the ten requests"), BEHAVIOUR("behaviour");

        private final String shown;

        Kind(String shown) {
            this.shown = shown;
        }

        String shown() {
            return shown;
        }
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
