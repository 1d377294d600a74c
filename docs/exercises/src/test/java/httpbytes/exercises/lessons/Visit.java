package httpbytes.exercises.lessons;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Visitors of a server that runs on a thread of its own, on a free port of this machine. */
final class Visit {

    private static final int PATIENCE_MILLIS = 1_500;
    /** Two packets are two when the first has gone before the second is written. */
    private static final int APART_MILLIS = 50;

    private final int port;
    private final List<Socket> visitors = new ArrayList<>();

    private Visit(int port) {
        this.port = port;
    }

    interface Server {
        void serve(ServerSocket listener) throws IOException;
    }

    interface Script {
        Object play(Visit visit) throws IOException;
    }

    /** What happens while the server runs. */
    static Object with(Server server, Script script) throws IOException {
        try (var listener = new ServerSocket(0, 100, InetAddress.getLoopbackAddress())) {
            var visit = new Visit(listener.getLocalPort());
            var thread = new Thread(() -> serve(server, listener), "server");
            thread.setDaemon(true);
            thread.start();
            try {
                return script.play(visit);
            } finally {
                for (Socket visitor : visit.visitors) {
                    visitor.close();
                }
            }
        }
    }

    private static void serve(Server server, ServerSocket listener) {
        try {
            server.serve(listener);
        } catch (IOException | RuntimeException death) {
            // Visitors will notice.
        }
    }

    Socket connect() throws IOException {
        var visitor = new Socket(InetAddress.getLoopbackAddress(), port);
        visitor.setSoTimeout(PATIENCE_MILLIS);
        visitor.setTcpNoDelay(true);
        visitors.add(visitor);
        return visitor;
    }

    /** Says the beginning of something, which arrives before the rest is said. */
    void sayFirst(Socket visitor, String octets) throws IOException {
        write(visitor, octets);
        visitor.setSoTimeout(APART_MILLIS);
        try {
            visitor.getInputStream().read();
        } catch (SocketTimeoutException nothingYet) {
            visitor.setSoTimeout(PATIENCE_MILLIS);
        }
    }

    /** Says this, and returns what comes until the server closes. */
    String say(Socket visitor, String octets) throws IOException {
        try {
            write(visitor, octets);
            return new String(visitor.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (SocketTimeoutException silence) {
            return "(no answer, and no end)";
        } catch (IOException reset) {
            return "(the connection was reset)";
        }
    }

    private static void write(Socket visitor, String octets) throws IOException {
        visitor.getOutputStream().write(octets.getBytes(StandardCharsets.ISO_8859_1));
    }
}
