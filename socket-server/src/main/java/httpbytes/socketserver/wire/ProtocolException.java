package httpbytes.socketserver.wire;

import httpbytes.socketserver.message.Response;
import java.util.Locale;

/**
 * A refusal on its way out of the parser: which rule was broken and, where that can be said, by which octets.
 */
public final class ProtocolException extends Exception {

    private static final int NOWHERE = -1;

    private final Violation violation;
    private final long offset;
    private final int length;
    private final transient Begun begun;

    private ProtocolException(Violation violation, long offset, int length, String sentence) {
        this(violation, offset, length, sentence, Begun.NOTHING);
    }

    private ProtocolException(Violation violation, long offset, int length, String sentence, Begun begun) {
        super(sentence, null, false, false); // An answer, not a fault: nobody reads its stack trace.
        this.violation = violation;
        this.offset = offset;
        this.length = length;
        this.begun = begun;
    }

    /**
     * A violation by so many octets at this offset, both counted in octets, from the beginning of the request.
     *
     * @param quoted the first of these octets, escaped
     */
    static ProtocolException at(long offset, int length, String quoted, Violation violation) {
        return new ProtocolException(violation, offset, length, violation.sentence()
                + "; at offset " + offset + ": \"" + quoted + "\" (" + violation.section() + ").");
    }

    /** A violation by something that is missing. */
    static ProtocolException of(Violation violation) {
        return new ProtocolException(violation, NOWHERE, 0, violation.sentence() + " (" + violation.section() + ").");
    }

    /** More content than the limit allows. The framework server says the same in the same words. */
    static ProtocolException contentTooLarge(int limit) {
        return new ProtocolException(Violation.CONTENT_TOO_LARGE, NOWHERE, 0,
                String.format(Locale.ROOT, Violation.CONTENT_TOO_LARGE.sentence(), limit) + ".");
    }

    /** The same refusal, of a request of which this much has come. */
    ProtocolException after(Begun request) {
        return new ProtocolException(violation, offset, length, getMessage(), request);
    }

    /** What has come of the request that is refused. */
    public Begun begun() {
        return begun;
    }

    public Violation violation() {
        return violation;
    }

    /** Whether it is said by certain octets, and not by something that is missing or too much in all. */
    boolean hasPlace() {
        return offset != NOWHERE;
    }

    /** Where these octets begin, counted from the beginning of the request. */
    long offset() {
        return offset;
    }

    /** How many they are. */
    int length() {
        return length;
    }

    public Response response() {
        return Response.error(violation.status(), getMessage());
    }
}
