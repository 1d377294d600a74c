package httpbytes.socketserver.wire;

/** Looks on while messages are taken out of a buffer, octet after octet. A server has none. */
public interface Listener {

    /**
     * What octets are taken for, before anybody has looked whether they are right. An empty line is CR LF and nothing
     * else: before a start-line, after field lines, and after chunk-data.
     */
    enum Taken { START_LINE, FIELD_LINE, EMPTY_LINE, CONTENT, CHUNK_LINE, CHUNK_DATA }

    /** @param length in octets, with the CR LF that ends a line */
    void took(Taken what, int length);
}
