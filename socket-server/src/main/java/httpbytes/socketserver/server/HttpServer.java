package httpbytes.socketserver.server;

import httpbytes.socketserver.route.Handler;
import httpbytes.socketserver.wire.ResponseEncoder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Listens on one address, gives each connection a thread, and ends the connections that are late.
 *
 * <p>Closing is graceful: first the listener goes, with nobody left waiting in its queue; then every answer
 * says that the connection closes; then, after {@link Limits#lastRequest}, connections that wait for a next request
 * are ended; the rest may finish within {@link Limits#stop}.
 *
 * <p>Where all places are taken, idle connections give theirs up; where there are none, a newcomer gets a 503.
 */
public final class HttpServer implements AutoCloseable {

    /**
     * Connections that the operating system holds until they are accepted: Java's default of 50 makes bursts
     * wait.
     */
    private static final int BACKLOG = 4_096;
    /** Connections beyond the limit that are told so; beyond these they are just closed. */
    private static final int TURNED_AWAY = 1_000;
    /** The acceptor looks so often whether the server stops; then, if nobody comes for as long, the listener closes. */
    private static final int ACCEPT_MILLIS = 20;
    /** When the server stops, those who go on coming for so long are not waited for. */
    private static final int EMPTY_QUEUE_MILLIS = 500;
    /**
     * Accepting goes on failing while descriptors are short: pause, so that connections can end meanwhile.
     */
    private static final int BACK_OFF_MILLIS = 50;
    /** One part in so many of the connections gives way at once where room is needed. */
    private static final int GIVE_WAY_PART = 8;
    /** A connection that has just been opened, or answered, has at least a second before it may have to. */
    private static final int IDLE_TICKS = 2;
    /** The unit of every deadline: a second. */
    private static final int TICK_MILLIS = 1_000;

    private final ServerSocket listener;
    private final Handler handler;
    private final Limits limits;
    private final RequestLog log;
    private final ResponseEncoder encoder = new ResponseEncoder(Clock.systemUTC());

    private final ExecutorService threads = Threads.perConnection();
    private final Set<Connection> connections = ConcurrentHashMap.newKeySet();
    /** Those who are being told that there is no room. They do not take the places of others. */
    private final Set<Connection> turnedAway = ConcurrentHashMap.newKeySet();
    private final Thread acceptor = new Thread(this::acceptUntilStopped, "acceptor");
    private final Thread watcher = Threads.daemon(new Thread(this::watchUntilStopped, "watcher"));

    private volatile int tick;
    private int nobodyGaveWayAt = -1;
    private volatile boolean isListening = true;
    private volatile boolean isStopping;

    /**
     * Binds and starts to answer.
     *
     * @param port 0 takes a free one, see {@link #port}
     * @throws IOException where the address cannot be bound
     */
    public HttpServer(InetAddress address, int port, Handler handler, Limits limits, RequestLog log)
            throws IOException {
        this(new ServerSocket(), new InetSocketAddress(address, port), handler, limits, log);
    }

    /**
     * The same with a listener of the caller's, whose sockets may do more than the JDK's.
     *
     * @param listener not bound yet; closed where it cannot be bound
     */
    public HttpServer(ServerSocket listener, InetSocketAddress address, Handler handler, Limits limits, RequestLog log)
            throws IOException {
        this.handler = handler;
        this.limits = limits;
        this.log = log;
        this.listener = listener;
        bind(address);
        acceptor.start();
        watcher.start();
    }

    private void bind(InetSocketAddress address) throws IOException {
        try {
            listener.bind(address, BACKLOG);
            listener.setSoTimeout(ACCEPT_MILLIS);
        } catch (IOException e) {
            listener.close();
            throw e;
        }
    }

    /** The port it listens on. */
    public int port() {
        return listener.getLocalPort();
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
        closeListener();
    }

    /**
     * Closing the listener resets whoever waits in its queue. So the queue is emptied first, and nobody of it is
     * answered before the listener is closed: a client that waits for an answer does not come again meanwhile.
     */
    private void closeListener() {
        List<Socket> last = new ArrayList<>();
        try (listener) {
            long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(EMPTY_QUEUE_MILLIS);
            while (System.nanoTime() < end) {
                last.add(listener.accept());
            }
        } catch (SocketTimeoutException nobodyWaits) {
            // Now.
        } catch (IOException e) {
            RequestLog.fault("The listener did not close as it should", e);
        }
        last.forEach(this::welcome);
    }

    private void recover(Throwable shortage, boolean wasFailing) {
        try {
            if (!wasFailing && isListening) {
                RequestLog.fault("Accepting failed, and is tried again until it succeeds", shortage);
            }
            pause(BACK_OFF_MILLIS);
        } catch (OutOfMemoryError notEvenThat) {
            // Then without a pause.
        }
    }

    private void welcome(Socket socket) {
        var connection = new Connection(socket, this);
        boolean hasRoom = connections.size() < limits.connections() || makeRoom();
        if (!hasRoom && turnedAway.size() >= TURNED_AWAY) {
            connection.close();
            return;
        }
        (hasRoom ? connections : turnedAway).add(connection);
        execute(hasRoom ? connection : connection::turnAway, () -> {
            forget(connection);
            connection.close();
        });
    }

    /**
     * Those who only keep a place give way to whoever wants to be served, the longest idle first. Where nobody
     * can, nobody is asked again before the next tick, so that a flood does not cost a pass for each connection.
     *
     * @return whether there is room now
     */
    private boolean makeRoom() {
        int now = tick;
        if (nobodyGaveWayAt != now) {
            long gaveWay = connections.stream()
                    .map(connection -> new Idle(connection, connection.ticksIdle(now)))
                    .filter(idle -> idle.ticks() >= IDLE_TICKS)
                    .sorted(Comparator.comparingInt(Idle::ticks).reversed())
                    .limit(Math.max(1, limits.connections() / GIVE_WAY_PART))
                    .filter(idle -> idle.connection().closeIfIdle(now) && connections.remove(idle.connection()))
                    .count();
            nobodyGaveWayAt = gaveWay == 0 ? now : nobodyGaveWayAt;
        }
        return connections.size() < limits.connections();
    }

    /** How long a connection had been idle when it was asked. */
    private record Idle(Connection connection, int ticks) {
    }

    /** Runs the task on a thread of its own, or the other one here and now where no thread can be had. */
    void execute(Runnable task, Runnable otherwise) {
        try {
            threads.execute(task);
        } catch (RuntimeException | OutOfMemoryError noThread) {
            otherwise.run();
        }
    }

    void forget(Connection connection) {
        connections.remove(connection);
        turnedAway.remove(connection);
    }

    // Watching

    private void watchUntilStopped() {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                pause(TICK_MILLIS);
                watch();
            } catch (OutOfMemoryError shortage) {
                // Those who are late are so still in a second, and ending them gives memory back.
            }
        }
    }

    /**
     * Once a second. One pass over all connections costs less than a timeout for each read of each of them.
     */
    synchronized void watch() {
        int now = ++tick;
        connections.forEach(connection -> connection.endIfLate(now));
        turnedAway.forEach(connection -> connection.endIfLate(now));
    }

    // Stopping

    /**
     * Stops gracefully; returns when all connections are closed, {@link Limits#lastRequest} and {@link Limits#stop}
     * seconds later at the latest.
     */
    @Override
    public void close() {
        if (!isListening) {
            return;
        }
        isListening = false;
        awaitAcceptor();
        isStopping = true;
        threads.shutdown();
        awaitConnections(limits.lastRequest());
        connections.forEach(connection -> connection.closeIfIdle(tick));
        awaitConnections(limits.stop());
        connections.forEach(Connection::close);
        turnedAway.forEach(Connection::close);
        watcher.interrupt();
    }

    /** Returns when the listener is closed, and everybody who came through it is being served. */
    private void awaitAcceptor() {
        try {
            acceptor.join(TimeUnit.SECONDS.toMillis(1));
            listener.close();
        } catch (IOException | InterruptedException e) {
            RequestLog.fault("The listener did not close as it should", e);
        }
    }

    /** Returns as soon as no connection is left. */
    private void awaitConnections(int seconds) {
        try {
            threads.awaitTermination(seconds, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void pause(int millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    // What connections need

    Handler handler() {
        return handler;
    }

    Limits limits() {
        return limits;
    }

    RequestLog log() {
        return log;
    }

    ResponseEncoder encoder() {
        return encoder;
    }

    int tick() {
        return tick;
    }

    int openConnections() {
        return connections.size() + turnedAway.size();
    }

    boolean isStopping() {
        return isStopping;
    }
}
