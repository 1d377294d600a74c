/**
 * The application. {@link httpbytes.socketserver.EchoServer} is where everything begins; nobody knows it. Two small
 * classes answer at other paths: {@code Answers} and {@code Visits}. What it is made of stands in the packages below:
 * {@code message} (what is said), {@code wire} (how it is spelled), {@code route} (who answers), {@code server} (who
 * listens). Beside these four, {@code form} says what a form says, {@code launch} leads from a command line to a
 * server, and {@code wireview} looks on.
 */
package httpbytes.socketserver;
