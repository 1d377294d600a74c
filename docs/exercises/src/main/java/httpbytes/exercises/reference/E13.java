package httpbytes.exercises.reference;

import httpbytes.exercises.Tasks;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** One way to solve exercise 13. */
public final class E13 implements Tasks.ServeVisitors {

    @Override
    public void serve(ServerSocket listener) throws IOException {
        while (!listener.isClosed()) {
            try {
                Socket visitor = listener.accept();
                // Whoever is silent keeps its own thread waiting, and nobody else.
                new Thread(() -> answer(visitor)).start();
            } catch (IOException closed) {
                return;
            }
        }
    }

    private static void answer(Socket visitor) {
        try (visitor) {
            var reader = new BufferedReader(new InputStreamReader(visitor.getInputStream(), StandardCharsets.US_ASCII));
            String line = reader.readLine();
            if (line != null) {
                visitor.getOutputStream().write((line + "\n").getBytes(StandardCharsets.US_ASCII));
            }
        } catch (IOException gone) {
            // The visitor left.
        }
    }
}
