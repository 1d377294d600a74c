package httpbytes.socketserver.wire;

import httpbytes.socketserver.message.Response;
import java.util.Locale;

/**
 * A refusal on its way out of the parser: which rule was broken and, where that can be said, by which octets.
 */
public final class ProtocolException extends Exception {

    private final Violation violation;

    private ProtocolException(Violation violation, String sentence) {
        super(sentence, null, false, false); // An answer, not a fault: nobody reads its stack trace.
        this.violation = violation;
    }

    /** A violation by these octets (escaped) at this offset, in octets from the beginning of the request. */
    static ProtocolException at(long offset, String octets, Violation violation) {
        return new ProtocolException(violation, violation.sentence()
                + "; at offset " + offset + ": \"" + octets + "\" (" + violation.section() + ").");
    }

    /** A violation by something that is missing. */
    static ProtocolException of(Violation violation) {
        return new ProtocolException(violation, violation.sentence() + " (" + violation.section() + ").");
    }

    /** More content than the limit allows. The framework server says the same in the same words. */
    static ProtocolException contentTooLarge(int limit) {
        return new ProtocolException(Violation.CONTENT_TOO_LARGE,
                String.format(Locale.ROOT, Violation.CONTENT_TOO_LARGE.sentence(), limit) + ".");
    }

    public Violation violation() {
        return violation;
    }

    public Response response() {
        return Response.error(violation.status(), getMessage());
    }
}
