package httpbytes.socketserver.wireview;

import httpbytes.socketserver.wire.ProtocolException;

/**
 * Octets that stand beside each other and are one part of a message.
 *
 * @param from    the first of them, counted from the beginning of all octets
 * @param to      where the next part begins
 * @param refusal why they were refused, or null
 */
public record Span(int from, int to, Part part, ProtocolException refusal) {
}
