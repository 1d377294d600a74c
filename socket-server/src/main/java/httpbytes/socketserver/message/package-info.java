/**
 * What is said: requests and responses as plain values, and the text that they carry.
 *
 * <p>Nothing here knows how a message is spelled on the wire, or that there is a wire. Begin with {@link
 * httpbytes.socketserver.message.Request}; the two kinds of form are read by {@link
 * httpbytes.socketserver.message.FormDecoder} and {@link httpbytes.socketserver.message.MultipartDecoder}.
 */
package httpbytes.socketserver.message;
