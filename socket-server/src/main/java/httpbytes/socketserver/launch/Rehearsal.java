package httpbytes.socketserver.launch;

import httpbytes.socketserver.route.Handler;
import httpbytes.socketserver.server.HttpServer;
import httpbytes.socketserver.server.Limits;
import httpbytes.socketserver.server.RequestLog;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * A few exchanges with ourselves before we say that the doors are open, so that everything is loaded which connections
 * need: a form in chunks, a form in parts, something that cannot be decoded, something that is no request.
 *
 * <p>Java loads a class when it is first used. A class in a folder is a file, and the JDK's sockets open a descriptor
 * when the first of them closes: if that first time comes when connections have taken all descriptors, it fails, and
 * Java does not try again. Without a rehearsal such a server never closes a socket any more.
 */
final class Rehearsal {

    private Rehearsal() {
    }

    /** @param host one for whom this handler answers */
    static void hold(Handler handler, String host) throws IOException {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        try (var messages = Rehearsal.class.getResourceAsStream("rehearsal.http");
                var server = new HttpServer(loopback, 0, handler, Limits.DEFAULT, RequestLog.QUIET);
                var client = new Socket(loopback, server.port())) {
            String lines = new String(messages.readAllBytes(), StandardCharsets.US_ASCII).replaceAll("\\R", "\r\n");
            client.getOutputStream().write(lines.replace("localhost", host).getBytes(StandardCharsets.US_ASCII));
            client.getInputStream().readAllBytes();
        }
    }
}
