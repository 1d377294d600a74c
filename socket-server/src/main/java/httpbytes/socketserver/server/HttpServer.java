package httpbytes.socketserver.server;

import httpbytes.socketserver.route.Handler;
import httpbytes.socketserver.wire.ResponseEncoder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Listens on one address, and gives each connection a thread.
 *
 * <p>Closing is graceful: first the listener goes, with nobody left waiting in its queue; then every answer
 * says that the connection closes; then, after {@link Limits#lastRequest}, connections that wait for a next request
 * are ended; the rest may finish within {@link Limits#stop}.
 */
public final class HttpServer implements AutoCloseable {

    /**
     * Connections that the operating system holds until they are accepted: Java's default of 50 makes bursts
     * wait.
     */
    public static final int BACKLOG = 4_096;
    /** The acceptor looks so often whether the server stops; then, if nobody comes for as long, the listener closes. */
    private static final int ACCEPT_MILLIS = 20;
    /** When the server stops, those who go on coming for so long are not waited for. */
    private static final int EMPTY_QUEUE_MILLIS = 500;
    /**
     * Accepting goes on failing while descriptors are short: pause, so that connections can end meanwhile.
     */
    private static final long BACK_OFF_NANOS = 50_000_000;

    private final ServerSocket listener;
    private final Limits limits;
    private final Threads threads = new Threads();
    private final Connection.Shared shared;
    private final Thread acceptor = new Thread(this::acceptUntilStopped, "acceptor");
    private volatile boolean isListening = true;
    private volatile boolean isStopping;
    /** Seen by tests, in which time passes as they say. */
    final Places places;
    final Watcher watcher;

    /**
     * Begins to listen and to answer.
     *
     * @param port 0 takes a free one, see {@link #port}
     * @throws IOException where the address cannot be had
     */
    public HttpServer(InetAddress address, int port, Handler handler, Limits limits, RequestLog log)
            throws IOException {
        this(new ServerSocket(port, BACKLOG, address), handler, limits, log);
    }

    /** The same with a listener that is bound already, and whose sockets may do more than the JDK's. */
    public HttpServer(ServerSocket listener, Handler handler, Limits limits, RequestLog log) throws IOException {
        this.listener = listener;
        this.limits = limits;
        listener.setSoTimeout(ACCEPT_MILLIS);
        places = new Places(limits.connections());
        watcher = new Watcher(tick -> places.forEach(connection -> connection.endIfLate(tick)));
        shared = new Connection.Shared(handler, limits, log, new ResponseEncoder(Clock.systemUTC()), threads,
                watcher::tick, () -> isStopping);
        acceptor.start();
    }

    /** The port it listens on. */
    public int port() {
        return listener.getLocalPort();
    }

    /** Who answers. */
    public Handler handler() {
        return shared.handler();
    }

    // Accepting

    private void acceptUntilStopped() {
        boolean failing = false;
        while (isListening) {
            try {
                welcome(listener.accept());
                failing = false;
            } catch (SocketTimeoutException nobodyCame) {
                // Then whether the server stops is asked again.
            } catch (Throwable shortage) {
                // Of descriptors, memory or threads: whatever it is, it passes when connections end.
                recover(shortage, failing);
                failing = true;
            }
        }
    }

    private void recover(Throwable shortage, boolean wasFailing) {
        try {
            if (!wasFailing && isListening) {
                RequestLog.fault("Accepting failed, and is tried again until it succeeds", shortage);
            }
            LockSupport.parkNanos(BACK_OFF_NANOS);
        } catch (OutOfMemoryError notEvenThat) {
            // Then without a pause.
        }
    }

    private void welcome(Socket socket) {
        boolean hasPlace = places.haveRoom(watcher.tick());
        var connection = new Connection(socket, shared, hasPlace);
        boolean isServed = places.enter(connection, hasPlace) && threads.execute(() -> {
            connection.run();
            places.leave(connection);
        });
        if (!isServed) {
            places.leave(connection);
            connection.close();
        }
    }

    // Stopping

    /**
     * Stops gracefully; returns when all connections are closed, {@link Limits#lastRequest} and {@link Limits#stop}
     * later at the latest.
     */
    @Override
    public void close() {
        if (!isListening) {
            return;
        }
        isListening = false;
        closeListener();
        isStopping = true;
        threads.end(limits.lastRequest());
        places.forEach(connection -> connection.closeIfIdle(watcher.tick()));
        threads.end(limits.stop());
        places.forEach(Connection::close);
        watcher.stop();
    }

    /**
     * Returns when the listener is closed, and everybody who came through it is being served. Closing resets whoever
     * waits in its queue. So the queue is emptied first, and nobody of it is answered before the listener is closed:
     * a client that waits for an answer does not come again meanwhile.
     */
    private void closeListener() {
        List<Socket> last = new ArrayList<>();
        try (listener) {
            acceptor.join(TimeUnit.SECONDS.toMillis(1));
            long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(EMPTY_QUEUE_MILLIS);
            while (System.nanoTime() < end) {
                last.add(listener.accept());
            }
        } catch (SocketTimeoutException nobodyWaits) {
            // Now.
        } catch (IOException | InterruptedException e) {
            RequestLog.fault("The listener did not close as it should", e);
        }
        last.forEach(this::welcome);
    }
}
