package httpbytes.socketserver.message;

/**
 * The version of the request, as far as it changes the answer. A later minor version than 1.1 is answered as
 * 1.1: it may add to the protocol, not change what is there (RFC 9110, section 2.5).
 */
public enum Version {
    HTTP_1_0,
    HTTP_1_1
}
