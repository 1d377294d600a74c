import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * Waits until another program connects, reads what it says, and says it back. It knows nothing of HTTP.
 *
 * <pre>java docs/two-programs/Server.java [5000]</pre>
 */
final class Server {

    public static void main(String[] args) throws IOException {
        int port = args.length == 0 ? 5000 : Integer.parseInt(args[0]);
        try (var listener = new ServerSocket(port, 50, InetAddress.getByName("127.0.0.1"))) {
            System.out.println("The server listens on 127.0.0.1:" + listener.getLocalPort() + " (stop it with Ctrl-C)");
            while (true) {
                try (Socket socket = listener.accept()) {
                    byte[] bytes = new byte[1024];
                    int count = socket.getInputStream().read(bytes);
                    if (count > 0) { // or else the client has closed, and said nothing
                        String said = new String(bytes, 0, count, StandardCharsets.UTF_8);
                        String answer = "You said: " + said + "\n";
                        socket.getOutputStream().write(answer.getBytes(StandardCharsets.UTF_8));
                    }
                }
            }
        } catch (BindException e) {
            System.err.println("Port " + port + " cannot be used (" + e.getMessage()
                    + "); stop the program that has it, or type another port after the name of this file.");
            System.exit(1);
        }
    }
}
