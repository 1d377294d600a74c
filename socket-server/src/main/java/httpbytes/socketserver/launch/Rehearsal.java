package httpbytes.socketserver.launch;

import httpbytes.socketserver.route.Handler;
import httpbytes.socketserver.server.HttpServer;
import httpbytes.socketserver.server.Limits;
import httpbytes.socketserver.server.RequestLog;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * A few exchanges with ourselves before we say that the doors are open, so that everything is loaded which connections
 * need.
 *
 * <p>Java loads a class when it is first used. A class in a folder is a file, and the JDK's sockets open a descriptor when
 * the first of them closes: if that first time comes when connections have taken all descriptors, it fails, and Java does
 * not try again. Without a rehearsal such a server never closes a socket any more.
 */
final class Rehearsal {

    /** A form in chunks, a form in parts, something that cannot be decoded, something that is no request. */
    private static final String MESSAGES = """
            POST /api HTTP/1.1
            Host: %1$s
            Content-Type: application/x-www-form-urlencoded
            Transfer-Encoding: chunked

            3;a=b
            a=b
            0

            POST /api HTTP/1.1
            Host: %1$s
            Content-Type: multipart/form-data;boundary=a
            Content-Length: 59

            --a
            Content-Disposition: form-data; name="a"

            b
            --a--
            GET /api?%%zz HTTP/1.1
            Host: %1$s

            nonsense
            """.replace("\n", "\r\n");

    private Rehearsal() {
    }

    /** @param hosts for whom the handler answers; empty where it does for all */
    static void hold(Handler handler, Set<String> hosts) throws IOException {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        try (var server = new HttpServer(loopback, 0, handler, Limits.DEFAULT, RequestLog.QUIET);
                var client = new Socket(loopback, server.port())) {
            String messages = MESSAGES.formatted(hosts.stream().findFirst().orElse("localhost"));
            client.getOutputStream().write(messages.getBytes(StandardCharsets.US_ASCII));
            client.getInputStream().readAllBytes();
        }
    }
}
