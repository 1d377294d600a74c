package httpbytes.socketserver.wireview;

import httpbytes.socketserver.wireview.Recording.End;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Passes octets to another server on this machine and back, without a look at them, while they are recorded. What
 * Tomcat really receives and sends can be seen no other way. An end is passed on as it is, a reset too.
 */
public final class Relay implements AutoCloseable {

    /** Connections at once; each takes two threads and two descriptors. Further ones wait to be accepted. */
    private static final int CONNECTIONS = 100;
    private static final int CONNECT_MILLIS = 2_000;
    /** A connection on which nothing passes for so long is cut. */
    private static final int IDLE_MILLIS = 60_000;
    /** In which a client to which nobody listens can still say what it wanted. */
    private static final int LISTEN_MILLIS = 200;

    private final ServerSocket listener;
    private final InetSocketAddress server;
    private final int idleMillis;
    private final ExecutorService threads;

    /**
     * Binds and starts to pass on.
     *
     * @param port       on the loopback address; 0 takes a free one, see {@link #port}
     * @param serverPort on the loopback address
     */
    public Relay(int port, int serverPort, Recorder recorder) throws IOException {
        this(port, serverPort, recorder, CONNECTIONS, IDLE_MILLIS, Executors.newCachedThreadPool(Sockets::daemon));
    }

    Relay(int port, int serverPort, Recorder recorder, int connections, int idleMillis, ExecutorService threads)
            throws IOException {
        this.threads = threads;
        this.server = Targets.loopback(serverPort);
        this.idleMillis = idleMillis;
        listener = recorder.listener("relay to 127.0.0.1:" + serverPort);
        try {
            listener.bind(Targets.loopback(port));
        } catch (IOException e) {
            listener.close();
            throw e;
        }
        Sockets.daemon(new Acceptor(listener, new Semaphore(connections), threads, this::welcome, () -> { })).start();
    }

    /** The port that it listens on. */
    public int port() {
        return listener.getLocalPort();
    }

    private Runnable welcome(Socket client) {
        var accepted = new Pair(client, new Socket(), new AtomicLong(System.nanoTime()));
        return () -> connect(accepted);
    }

    /** Both sides of a connection, and when something last passed. */
    private record Pair(Socket client, Socket onward, AtomicLong passed) {

        /** Whoever is first closes both: the other direction, which then fails too, must not make a reset of it. */
        void close(boolean reset) {
            synchronized (passed) {
                Relay.close(client, reset);
                Relay.close(onward, reset);
            }
        }
    }

    private void connect(Pair pair) {
        try {
            pair.onward().connect(server, CONNECT_MILLIS);
            pair.onward().setTcpNoDelay(true);
            pair.client().setTcpNoDelay(true);
            Future<?> back = threads.submit(() -> pass(pair, pair.onward(), pair.client()));
            pass(pair, pair.client(), pair.onward());
            back.get();
        } catch (ConnectException | SocketTimeoutException nobody) {
            listenOnce(pair.client());
            RecordedSockets.recording(pair.client()).ended(End.NOBODY_LISTENS, "Nobody listens on 127.0.0.1:"
                    + server.getPort() + ": the relay had nowhere to pass this on to, and closed the connection.");
        } catch (IOException reset) {
            pair.close(true); // By a server that accepted, and was gone before the relay had seen that.
        } catch (Throwable shortage) {
            // Of threads, perhaps: then this connection ends, and others go on.
        } finally {
            pair.close(false);
        }
    }

    private static void listenOnce(Socket client) {
        try {
            client.setSoTimeout(LISTEN_MILLIS);
            client.getInputStream().read(new byte[16 * 1024]);
        } catch (IOException saidNothing) {
            // Then that is what is recorded.
        }
    }

    /** Passes octets in one direction until it ends, and passes on the end too. */
    private void pass(Pair pair, Socket from, Socket to) {
        try {
            from.setSoTimeout(idleMillis);
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            var octets = new byte[16 * 1024];
            for (int count = read(pair, in, octets); count >= 0; count = read(pair, in, octets)) {
                out.write(octets, 0, count);
                pair.passed().set(System.nanoTime());
            }
            to.shutdownOutput();
        } catch (SocketTimeoutException idle) {
            RecordedSockets.recording(pair.client()).ended(End.LATE, "Nothing passed for " + idleMillis / 1_000
                    + " seconds, and the relay cut the connection.");
            pair.close(false);
        } catch (IOException reset) {
            pair.close(true);
        }
    }

    /** Waits on where the other direction is at work. */
    private int read(Pair pair, InputStream in, byte[] octets) throws IOException {
        while (true) {
            try {
                return in.read(octets);
            } catch (SocketTimeoutException silence) {
                if (System.nanoTime() - pair.passed().get() >= TimeUnit.MILLISECONDS.toNanos(idleMillis)) {
                    throw silence;
                }
            }
        }
    }

    private static void close(Socket socket, boolean reset) {
        try {
            if (reset && !socket.isClosed()) {
                socket.setSoLinger(true, 0);
            }
        } catch (IOException e) {
            // It is closed by now.
        }
        Sockets.close(socket);
    }

    @Override
    public void close() throws IOException {
        listener.close();
        threads.shutdownNow();
    }
}
