package httpbytes.socketserver.message;

/**
 * Thrown where a request was understood as a message but cannot be answered as its author hoped; the server
 * sends the sentence with the status.
 */
public final class HttpException extends RuntimeException {

    private final transient Response response;

    /**
     * A sentence in plain words that says what was wrong and what would be right.
     *
     * @param fields what the answer says besides
     */
    public HttpException(Status status, String sentence, Field... fields) {
        super(sentence, null, false, false); // An answer, not a fault: nobody reads its stack trace.
        response = Response.error(status, sentence, fields);
    }

    public Response response() {
        return response;
    }
}
