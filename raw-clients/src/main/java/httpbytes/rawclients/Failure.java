package httpbytes.rawclients;

/** An exchange that did not end with an answer: a sentence that says what happened and what to do, and an exit code. */
final class Failure extends Exception {

    /** The numbers that curl uses, so that what is learned here holds there. */
    enum Code {
        USAGE(2, "the command line cannot be followed"),
        UNKNOWN_HOST(6, "the host is not known"),
        REFUSED(7, "no connection could be made"),
        NOT_HTTP(8, "the answer is not HTTP"),
        INCOMPLETE(18, "the answer ended too early"),
        TIMEOUT(28, "the server was too slow"),
        TLS(35, "the server speaks TLS"),
        EMPTY_REPLY(52, "the server closed without an answer"),
        RECEIVE(56, "the connection broke, or the chunks are broken"),
        TOO_LARGE(63, "the answer is larger than this client reads");

        final int number;
        final String meaning;

        Code(int number, String meaning) {
            this.number = number;
            this.meaning = meaning;
        }
    }

    final Code code;

    Failure(Code code, String sentence) {
        super(sentence);
        this.code = code;
    }
}
