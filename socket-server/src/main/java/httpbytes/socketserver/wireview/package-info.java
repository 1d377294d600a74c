/**
 * The wire view: a page, served by the same code as everything else here, on which octets can be typed, sent,
 * and looked at one by one.
 *
 * <p>{@link httpbytes.socketserver.wireview.WireView} is the listener of its own, and {@link
 * httpbytes.socketserver.wireview.Gate} keeps everybody else's pages out of it. What the page may ask stands in four
 * classes with routes: {@link httpbytes.socketserver.wireview.Page} explains octets, {@link
 * httpbytes.socketserver.wireview.SendPage} sends them, {@link httpbytes.socketserver.wireview.Arrivals} shows what has
 * arrived, and {@link httpbytes.socketserver.wireview.FakeAnswers} lets somebody else ask. What an octet of a request is,
 * the parser of the server tells ({@link httpbytes.socketserver.wireview.RequestAnatomy}); {@link
 * httpbytes.socketserver.wireview.ResponseAnatomy} reads the answers of any server, and {@link
 * httpbytes.socketserver.wireview.Judgement} says whether a client may take them for answers. Nothing of it is loaded
 * while it is off.
 */
package httpbytes.socketserver.wireview;
