package httpbytes.rawclients;

/** An exchange that did not end with an answer: a sentence that says what happened and what to do, and an exit code. */
final class Failure extends Exception {

    /** The numbers that curl uses, so that what is learned here holds there. */
    enum Code {
        USAGE(2), UNKNOWN_HOST(6), NO_CONNECTION(7), REFUSED(8), INCOMPLETE(18), TIMEOUT(28), TLS(35), EMPTY_REPLY(52),
        BROKEN(56), TOO_LARGE(63);

        final int number;

        Code(int number) {
            this.number = number;
        }
    }

    final Code code;

    Failure(Code code, String sentence) {
        super(sentence);
        this.code = code;
    }
}
