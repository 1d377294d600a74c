package httpbytes.socketserver.wireview;

import httpbytes.socketserver.wire.MessageLimits;
import httpbytes.socketserver.wireview.Visit.Then;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * A server that answers everything with the octets that somebody typed. Half of HTTP is what a client makes of an
 * answer: so it can be asked by curl, by a browser, or by a program of one's own. On the loopback address alone, and
 * only as long as the page asks what came.
 */
final class FakeServer implements AutoCloseable {

    /**
     * How it is at some moment.
     *
     * @param port   0 where it was never open
     * @param visits the newest last
     */
    record State(boolean isOpen, int port, long version, byte[] answer, Then then, List<Visit> visits) {
    }

    /** Clients at once; further ones wait to be accepted. */
    private static final int CLIENTS = 8;
    /** Clients that are remembered. */
    private static final int KEPT = 20;
    /** After which nobody wants it open who does not ask. */
    static final int LEASE_MILLIS = 60_000;
    private static final int ACCEPT_MILLIS = 500;

    private final MessageLimits limits;
    private final int leaseMillis;
    private final Deque<Visit> visits = new ArrayDeque<>();
    private final Semaphore places = new Semaphore(CLIENTS);
    private ServerSocket listener;
    private int port;
    private byte[] answer = {};
    private Then then = Then.FIN;
    private long lastId;
    private long version = 1;
    private long asked = System.nanoTime();

    FakeServer(MessageLimits limits, int leaseMillis) {
        this.limits = limits;
        this.leaseMillis = leaseMillis;
    }

    /** From now on, who comes gets these octets. Opens the port, which stays the same as long as the program runs. */
    synchronized void open(byte[] octets, Then next) throws IOException {
        answer = octets;
        then = next;
        touch();
        changed();
        if (!isOpen()) {
            var opened = new ServerSocket();
            opened.setReuseAddress(true);
            opened.bind(Targets.loopback(port));
            opened.setSoTimeout(ACCEPT_MILLIS);
            listener = opened;
            port = opened.getLocalPort();
            Sockets.daemon(new Acceptor(opened, places, visit -> Sockets.daemon(visit).start(), this::welcome,
                    this::closeIfAbandoned)).start();
        }
    }

    private synchronized Visit welcome(Socket client) {
        var visit = new Visit(++lastId, client, answer, then, limits, this::changed);
        visits.addLast(visit);
        if (visits.size() > KEPT) {
            visits.removeFirst();
        }
        return visit;
    }

    private synchronized void closeIfAbandoned() {
        if (System.nanoTime() - asked > TimeUnit.MILLISECONDS.toNanos(leaseMillis)) {
            close();
        }
    }

    private synchronized void changed() {
        version++;
    }

    /** Somebody is here who wants it open. */
    synchronized void touch() {
        asked = System.nanoTime();
    }

    synchronized boolean isOpen() {
        return listener != null && !listener.isClosed();
    }

    synchronized State state() {
        return new State(isOpen(), port, version, answer, then, List.copyOf(visits));
    }

    @Override
    public synchronized void close() {
        Sockets.close(listener);
        visits.stream().filter(visit -> !visit.log().isOver()).forEach(Visit::stop);
        changed();
    }
}
