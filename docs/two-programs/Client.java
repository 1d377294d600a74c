import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * Connects to a server, says some words, and prints the answer.
 *
 * <pre>java docs/two-programs/Client.java Hello [5000]</pre>
 */
final class Client {

    public static void main(String[] args) throws IOException {
        String words = args.length == 0 ? "Hello" : args[0];
        int port = args.length < 2 ? 5000 : Integer.parseInt(args[1]);
        try (var socket = new Socket("127.0.0.1", port)) {
            socket.getOutputStream().write(words.getBytes(StandardCharsets.UTF_8));
            byte[] answer = socket.getInputStream().readAllBytes();
            System.out.print(new String(answer, StandardCharsets.UTF_8));
        } catch (ConnectException e) {
            System.err.println("Nothing listens on port " + port + " of 127.0.0.1; start the server first.");
            System.exit(1);
        }
    }
}
