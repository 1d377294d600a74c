package httpbytes.rawclients;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * A GET, spelled by hand. What it asks for stands in the request-line, and no content follows the empty line.
 *
 * <pre>java raw-clients/src/main/java/httpbytes/rawclients/RawGet.java [5000]</pre>
 */
public final class RawGet {

    public static void main(String[] args) {
        String port = args.length == 0 ? "5000" : args[0];
        String request = "GET /api?param1=value1&param2=value2 HTTP/1.1\r\n"
                + "Host: localhost:" + port + "\r\n"
                + "Connection: close\r\n"
                + "\r\n";
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
