package httpbytes.docs.parties;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/** Stands before a server, passes on what comes, unread, and keeps a copy of both directions. */
public final class RecordingRelay implements AutoCloseable {

    private final ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final int server;
    private final ByteArrayOutputStream received = new ByteArrayOutputStream();
    private final ByteArrayOutputStream sent = new ByteArrayOutputStream();
    private final AtomicInteger connections = new AtomicInteger();

    /** @param server the port of the server */
    public RecordingRelay(int server) throws IOException {
        this.server = server;
        inBackground(this::acceptUntilClosed);
    }

    public int port() {
        return listener.getLocalPort();
    }

    /** What came from clients so far, each char one octet. */
    public String received() {
        return received.toString(StandardCharsets.ISO_8859_1);
    }

    /** What the server answered so far, each char one octet. */
    public String sent() {
        return sent.toString(StandardCharsets.ISO_8859_1);
    }

    /** How many connections were opened. */
    public int connections() {
        return connections.get();
    }

    private interface Task {
        void run() throws IOException;
    }

    private static void inBackground(Task task) {
        var thread = new Thread(() -> {
            try {
                task.run();
            } catch (IOException closed) {
                // So it was to be.
            }
        }, "relay");
        thread.setDaemon(true);
        thread.start();
    }

    private void acceptUntilClosed() throws IOException {
        while (true) {
            Socket client = listener.accept();
            connections.incrementAndGet();
            var onward = new Socket(InetAddress.getLoopbackAddress(), server);
            inBackground(() -> pass(client, onward, received));
            inBackground(() -> pass(onward, client, sent));
        }
    }

    /** Passes on one direction until it ends, and its end. */
    private static void pass(Socket from, Socket to, ByteArrayOutputStream copy) throws IOException {
        byte[] octets = new byte[16 * 1024];
        for (int count = from.getInputStream().read(octets); count >= 0; count = from.getInputStream().read(octets)) {
            copy.write(octets, 0, count);
            to.getOutputStream().write(octets, 0, count);
        }
        to.shutdownOutput();
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
