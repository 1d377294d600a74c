package httpbytes.socketserver.wireview;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;

/**
 * Passes octets to another server on this machine and back, without a look at them, while they are recorded. What
 * Tomcat really receives and sends can be seen no other way.
 */
public final class Relay implements AutoCloseable {

    /** Accepting goes on failing while descriptors are short. */
    private static final long BACK_OFF_NANOS = 50_000_000;

    private final ServerSocket listener;
    private final InetSocketAddress server;
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        var thread = new Thread(task, "relay");
        thread.setDaemon(true);
        return thread;
    });

    /**
     * Binds and starts to pass on.
     *
     * @param port       on the loopback address; 0 takes a free one, see {@link #port}
     * @param serverPort on the loopback address
     */
    public Relay(int port, int serverPort, Recorder recorder) throws IOException {
        server = new InetSocketAddress(InetAddress.getLoopbackAddress(), serverPort);
        listener = recorder.listener("relay to 127.0.0.1:" + serverPort);
        try {
            listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        } catch (IOException e) {
            listener.close();
            throw e;
        }
        threads.execute(this::acceptUntilClosed);
    }

    /** The port that it listens on. */
    public int port() {
        return listener.getLocalPort();
    }

    private void acceptUntilClosed() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                threads.execute(() -> connect(client));
            } catch (IOException closedOrFailing) {
                LockSupport.parkNanos(BACK_OFF_NANOS);
            }
        }
    }

    private void connect(Socket client) {
        try (client; var onward = new Socket()) {
            onward.connect(server);
            onward.setTcpNoDelay(true);
            client.setTcpNoDelay(true);
            var back = threads.submit(() -> pass(onward, client));
            pass(client, onward);
            back.get();
        } catch (Exception gone) {
            // Either side went away, or nobody listens: closing both says so to the other.
        }
    }

    /** Passes octets in one direction until it ends, and passes on the end too. */
    private static void pass(Socket from, Socket to) {
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            var octets = new byte[16 * 1024];
            for (int count = in.read(octets); count >= 0; count = in.read(octets)) {
                out.write(octets, 0, count);
            }
            to.shutdownOutput();
        } catch (IOException reset) {
            close(from);
            close(to);
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // It is closed all the same.
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
        threads.shutdownNow();
    }
}
