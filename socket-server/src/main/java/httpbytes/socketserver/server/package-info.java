/**
 * Who listens: {@link httpbytes.socketserver.server.HttpServer} accepts connections and ends late ones,
 * {@link httpbytes.socketserver.server.Connection} is the life of one of them. Sockets, threads and clocks
 * are known here alone.
 */
package httpbytes.socketserver.server;
