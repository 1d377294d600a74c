package httpbytes.socketserver.wire;

import httpbytes.socketserver.message.Response;
import httpbytes.socketserver.message.Text;
import java.util.Locale;

/**
 * A refusal on its way out of the parser: which rule was broken, by which octets where that can be said, and what has
 * come of the request.
 */
public final class ProtocolException extends Exception {

    /** How many octets a refusal quotes. */
    static final int QUOTED = 40;
    /** What is missing, or too much in all, has no place. */
    public static final int NOWHERE = -1;

    private final Violation violation;
    private final long offset;
    private final int length;
    private transient Begun begun = Begun.NOTHING;

    private ProtocolException(Violation violation, long offset, int length, String sentence) {
        super(sentence, null, false, false); // An answer, not a fault: nobody reads its stack trace.
        this.violation = violation;
        this.offset = offset;
        this.length = length;
    }

    /**
     * A violation by what stands in a text from one index up to another; it is quoted, with what is behind it.
     *
     * @param textOffset where the text begins, in octets from the beginning of the request
     */
    static ProtocolException at(long textOffset, String text, int from, int to, Violation violation) {
        long offset = textOffset + from;
        String quoted = Text.escape(text.substring(from, Math.min(text.length(), from + QUOTED)));
        return new ProtocolException(violation, offset, to - from, violation.sentence()
                + "; at offset " + offset + ": \"" + quoted + "\" (" + violation.section() + ").");
    }

    /** A violation by something that is missing. */
    public static ProtocolException of(Violation violation) {
        return new ProtocolException(violation, NOWHERE, 0, violation.sentence() + " (" + violation.section() + ").");
    }

    /** More content than the limit allows. */
    static ProtocolException contentTooLarge(int limit) {
        return new ProtocolException(Violation.CONTENT_TOO_LARGE, NOWHERE, 0,
                String.format(Locale.ROOT, Violation.CONTENT_TOO_LARGE.sentence(), limit) + ".");
    }

    /** This refusal, of a request of which this much has come. */
    public ProtocolException after(Begun request) {
        begun = request;
        return this;
    }

    public Violation violation() {
        return violation;
    }

    /** Where the octets begin that break the rule, from the beginning of the request; {@link #NOWHERE} for a lack. */
    public long offset() {
        return offset;
    }

    /** How many they are. */
    public int length() {
        return length;
    }

    /** What has come of the request that is refused. */
    public Begun begun() {
        return begun;
    }

    public Response response() {
        return Response.error(violation.status(), getMessage());
    }
}
