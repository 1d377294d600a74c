package httpbytes.socketserver.wireview;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** The newest connections that arrived, in memory only. */
public final class Recorder {

    private static final int KEPT = 100;
    /** So long a port is ours from which we connected; after an exchange somebody else may get it. */
    private static final Duration OURS = Duration.ofSeconds(30);

    private final Deque<Recording> recordings = new ArrayDeque<>();
    /** Ports from which this program itself connected, and when it last did. */
    private final Map<Integer, Instant> ownPorts = new ConcurrentHashMap<>();
    private final Map<String, ServerSocket> listeners = new ConcurrentHashMap<>();
    private final AtomicLong version = new AtomicLong();
    private long lastId;
    private long forgotten;

    /** A listener, not bound yet, whose connections are recorded as those of this server, by its name. */
    public ServerSocket listener(String server) throws IOException {
        var listener = new RecordedSockets(client -> begin(server, client));
        listeners.put(server, listener);
        return listener;
    }

    /** Whether the listener of this name is bound and not closed yet. */
    boolean listens(String server) {
        ServerSocket listener = listeners.get(server);
        return listener != null && listener.isBound() && !listener.isClosed();
    }

    synchronized Recording begin(String server, InetSocketAddress client) {
        var recording = new Recording(++lastId, server, client, version::incrementAndGet, Instant.now());
        recordings.addLast(recording);
        if (recordings.size() > KEPT) {
            Recording oldest = recordings.removeFirst();
            oldest.forget();
            forgotten = oldest.id;
        }
        return recording;
    }

    /** Those that began or changed after this version, the oldest first. */
    synchronized List<Recording> changedAfter(long seen) {
        return recordings.stream().filter(recording -> recording.version() > seen).toList();
    }

    synchronized Optional<Recording> get(long id) {
        return recordings.stream().filter(recording -> recording.id == id).findFirst();
    }

    long version() {
        return version.get();
    }

    /** The highest id that is no longer held. */
    synchronized long forgotten() {
        return forgotten;
    }

    /** Forgets all of them. */
    public synchronized void clear() {
        recordings.forEach(Recording::forget);
        recordings.clear();
        forgotten = lastId;
        version.incrementAndGet();
    }

    /** Remembers that what comes from this port is sent by ourselves. */
    void ownPort(int port) {
        ownPorts.put(port, Instant.now());
    }

    boolean isOwn(Recording recording) {
        Instant connected = ownPorts.getOrDefault(recording.client.getPort(), Instant.EPOCH);
        return recording.began.isAfter(connected.minus(OURS)) && recording.began.isBefore(connected.plus(OURS));
    }
}
