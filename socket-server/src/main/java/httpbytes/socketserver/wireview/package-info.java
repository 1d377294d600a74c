/**
 * The wire view: a page, served by the same code as everything else here, on which octets can be typed, sent,
 * and looked at one by one.
 *
 * <p>{@link httpbytes.socketserver.wireview.WireView} is the listener of its own, and {@link
 * httpbytes.socketserver.wireview.Gate} keeps everybody else's pages out of it. {@link
 * httpbytes.socketserver.wireview.Page} says what the page may ask: to explain octets ({@link
 * httpbytes.socketserver.wireview.Explanation}), to send them ({@link httpbytes.socketserver.wireview.Exchange}), and
 * what has arrived ({@link httpbytes.socketserver.wireview.Recorder}). What an octet is, the parser of the server tells
 * ({@link httpbytes.socketserver.wireview.RequestAnatomy}); {@link httpbytes.socketserver.wireview.ResponseAnatomy}
 * reads the answers of any server. Nothing of it is loaded while it is off.
 */
package httpbytes.socketserver.wireview;
