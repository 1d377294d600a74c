package httpbytes.socketserver.message;

/**
 * What a request is for (RFC 9112, section 3.2).
 *
 * @param spelling  the request-target as it was sent
 * @param authority host and optional port of an absolute-form target; null in the other forms
 * @param path      normalised (RFC 3986, section 6.2.2): unreserved characters plain, other escapes in upper
 *                  case, no dot segments; {@code *} in asterisk-form
 * @param query     what stands after the first question mark, still encoded, or null where there is none
 */
public record RequestTarget(String spelling, String authority, String path, String query) {

    /** Asterisk-form: the server itself, not something on it. */
    public static final String ASTERISK = "*";
}
