package httpbytes.rawclients;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * A POST, spelled by hand. What it brings is the content, behind the empty line; Content-Length says how many octets
 * that is.
 *
 * <pre>java raw-clients/src/main/java/httpbytes/rawclients/RawPost.java [5000]</pre>
 */
public final class RawPost {

    public static void main(String[] args) {
        String port = args.length == 0 ? "5000" : args[0];
        String content = "param1453=value1&param500=value250";
        String request = "POST /api HTTP/1.1\r\n"
                + "Host: localhost:" + port + "\r\n"
                + "Content-Type: application/x-www-form-urlencoded\r\n"
                + "Content-Length: " + content.getBytes(StandardCharsets.UTF_8).length + "\r\n"
                + "Connection: close\r\n"
                + "\r\n"
                + content;
        try (var socket = new Socket("localhost", Integer.parseInt(port))) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            // To the end of the stream, which comes when the server closes the connection, and not before.
            byte[] answer = socket.getInputStream().readAllBytes();
            System.out.print(new String(answer, StandardCharsets.UTF_8));
        } catch (IOException | IllegalArgumentException e) {
            System.err.println("No answer from port " + port + " of localhost (" + e.getMessage()
                    + "); start a server in another terminal.");
            System.exit(1);
        }
    }
}
