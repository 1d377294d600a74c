/**
 * From a command line to a server: {@link httpbytes.socketserver.launch.Option} is the table of what can be said on
 * it, {@link httpbytes.socketserver.launch.Launcher} what becomes of it. What operation asks for stands here too, and
 * is handed to the layers below: {@code /health}, the hosts that are answered for, the proxies that are trusted. None
 * of the layers knows this package.
 */
package httpbytes.socketserver.launch;
