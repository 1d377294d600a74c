package httpbytes.socketserver.message;

/**
 * Thrown where a request was understood as a message but cannot be answered as its author hoped; the server
 * sends the sentence with the status.
 */
public final class HttpException extends RuntimeException {

    private final Status status;

    /** A sentence in plain words that says what was wrong and what would be right. */
    public HttpException(Status status, String sentence) {
        super(sentence, null, false, false); // An answer, not a fault: nobody reads its stack trace.
        this.status = status;
    }

    public Response response() {
        return Response.error(status, getMessage());
    }
}
