package httpbytes.socketserver.wireview;

/**
 * Octets that stand beside each other and are one part of a message.
 *
 * @param from the first of them, counted from the beginning of all octets
 * @param to   where the next part begins
 * @param note what is wrong with them, or hardly meant; null where there is nothing to say
 */
public record Span(int from, int to, Part part, Note note) {

    int length() {
        return to - from;
    }
}
