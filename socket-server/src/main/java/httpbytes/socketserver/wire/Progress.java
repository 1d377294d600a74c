package httpbytes.socketserver.wire;

import httpbytes.socketserver.message.Request;

/** How far the parser has come. A third outcome is a {@link ProtocolException}, after which nothing is read. */
public sealed interface Progress {

    /**
     * A whole request. What follows in the buffer is the next one.
     *
     * @param requestLine as it was received, for the log
     */
    record Complete(Request request, String requestLine) implements Progress {
    }

    /**
     * More octets have to come.
     *
     * @param continueDue whether the client waits for a 100 before it sends the body (RFC 9110, section 10.1.1): said
     *                    once, and not at all to a client that began to send the body unasked
     */
    record NotYet(Waiting waiting, boolean continueDue, Begun begun) implements Progress {

        /** What a new connection waits for. */
        public static final NotYet NOTHING = new NotYet(Waiting.FIRST_OCTET, false, Begun.NOTHING);

        /** The refusal where nothing more can come. */
        public ProtocolException incomplete() {
            return ProtocolException.of(Violation.INCOMPLETE).after(begun);
        }
    }

    /**
     * For what: the first octet of a request, to which empty lines before it do not belong; or the rest of the part that
     * has begun.
     */
    enum Waiting { FIRST_OCTET, REQUEST_LINE, FIELD_LINES, BODY }
}
