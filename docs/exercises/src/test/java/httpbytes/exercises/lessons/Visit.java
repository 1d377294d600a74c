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
    /** For a server that shows somebody out: the deadline of the exercise, and more. */
    private static final int LONG_PATIENCE_MILLIS = 4_000;
    /** So long a slow visitor waits behind each octet, unless an answer comes. */
    private static final int DRIP_MILLIS = 20;
    private static final String SILENCE = "(no answer, and no end)";
    private static final String RESET = "(the connection was reset)";
    /** Two packets are two when the first has gone before the second is written. */
    private static final int APART_MILLIS = 50;

    private final int port;
    /** What the server did not catch. */
    private volatile RuntimeException death;
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
            var thread = new Thread(() -> visit.serve(server, listener), "server");
            thread.setDaemon(true);
            thread.start();
            try {
                Object seen = script.play(visit);
                if (visit.death != null) {
                    throw visit.death;
                }
                return seen;
            } finally {
                for (Socket visitor : visit.visitors) {
                    visitor.close();
                }
            }
        }
    }

    private void serve(Server server, ServerSocket listener) {
        try {
            server.serve(listener);
        } catch (IOException gone) {
            // The listener is closed, or a visitor left and took the server along, which the next visitor will notice.
        } catch (RuntimeException e) {
            death = e;
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
            return SILENCE;
        } catch (IOException reset) {
            return RESET;
        }
    }

    /** Whether the server ends the connection of somebody who says no more. */
    boolean isShownOut(Socket visitor) throws IOException {
        visitor.setSoTimeout(LONG_PATIENCE_MILLIS);
        return !say(visitor, "").equals(SILENCE);
    }

    /** Says this octet by octet, as long as the server listens; returns what comes until it closes. */
    String drip(Socket visitor, String octets) throws IOException {
        try {
            for (int i = 0; i < octets.length(); i++) {
                write(visitor, octets.substring(i, i + 1));
                visitor.setSoTimeout(DRIP_MILLIS);
                try {
                    int first = visitor.getInputStream().read();
                    visitor.setSoTimeout(PATIENCE_MILLIS);
                    return first < 0 ? "" : (char) first + say(visitor, "");
                } catch (SocketTimeoutException nothingYet) {
                    visitor.setSoTimeout(PATIENCE_MILLIS);
                }
            }
            return say(visitor, "");
        } catch (IOException reset) {
            return RESET;
        }
    }

    private static void write(Socket visitor, String octets) throws IOException {
        visitor.getOutputStream().write(octets.getBytes(StandardCharsets.ISO_8859_1));
    }
}
