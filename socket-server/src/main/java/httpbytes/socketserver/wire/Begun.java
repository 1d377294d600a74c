package httpbytes.socketserver.wire;

import httpbytes.socketserver.message.Fields;

/**
 * What has come of a request that is not complete, or was refused: enough to answer it and to log it.
 *
 * @param method      null while it is not known; the answer to HEAD has no content
 * @param requestLine as far as it has come, as it was received
 * @param fields      the header section, once it is complete; before that none
 */
public record Begun(String method, String requestLine, Fields fields) {

    public static final Begun NOTHING = new Begun(null, "", Fields.NONE);
}
