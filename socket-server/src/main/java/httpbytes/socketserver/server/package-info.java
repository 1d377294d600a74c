/**
 * Who listens: {@link httpbytes.socketserver.server.HttpServer} accepts connections, {@link
 * httpbytes.socketserver.server.Places} says for how many there is room, {@link
 * httpbytes.socketserver.server.Connection} is the conversation on one of them, and {@link
 * httpbytes.socketserver.server.Watcher} ends those that have missed their {@link
 * httpbytes.socketserver.server.Deadline}. Of the four layers, this one alone knows sockets and threads.
 */
package httpbytes.socketserver.server;
