/**
 * What is said: requests and responses as plain values, with the words of RFC 9110 for their parts.
 *
 * <p>Nothing here knows how a message is spelled, or reads, sends or answers one. Begin with {@link
 * httpbytes.socketserver.message.Request} and {@link httpbytes.socketserver.message.Response}.
 */
package httpbytes.socketserver.message;
