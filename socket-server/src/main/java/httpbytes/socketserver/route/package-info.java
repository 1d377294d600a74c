/**
 * Who answers: methods marked with {@link httpbytes.socketserver.route.Route}, found by path and method in
 * the {@link httpbytes.socketserver.route.Router}. Nothing here knows how a message is spelled or sent.
 */
package httpbytes.socketserver.route;
