package httpbytes.socketserver.wireview;

import java.io.ByteArrayOutputStream;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/** What passed through one connection: the octets of both directions, read by read, and how it ended. */
final class Recording {

    /** Octets that are kept of each direction. All of them are counted. */
    static final int KEPT = 64 * 1024;
    /** Reads that are kept apart; what comes after them counts as one. */
    private static final int READS = 1_000;

    /** How it ended, as the server's end of the connection saw it. */
    enum End {
        CLIENT_CLOSED("closed by the client", Ending.CLIENT),
        SERVER_CLOSED("closed by the server", Ending.CLOSED),
        CLIENT_RESET("reset by the client", Ending.CLIENT),
        SERVER_RESET("reset by the server", Ending.RESET),
        LATE("cut by its deadline", Ending.US),
        NOBODY_LISTENS("nobody listens", Ending.OPEN);

        final String state;
        /** What that says of the answers. */
        final Ending ending;

        End(String state, Ending ending) {
            this.state = state;
            this.ending = ending;
        }
    }

    /**
     * What one call read or wrote.
     *
     * @param millis since the connection began
     * @param from   its first octet in that direction
     */
    record Passage(long millis, long from, long to) {
    }

    /** One direction of a connection, as it is at some moment. */
    record Direction(byte[] octets, long count, List<Passage> passages) {

        boolean truncated() {
            return octets.length < count;
        }
    }

    /**
     * How much passed, without the octets themselves.
     *
     * @param truncated  whether fewer octets are kept than came
     * @param lastMillis when something last passed
     */
    record Tally(long version, long received, long sent, int reads, boolean truncated, long lastMillis) {
    }

    final long id;
    /** The name of the server at which it arrived. */
    final String server;
    final InetSocketAddress client;
    final Instant began;
    private final LongSupplier versions;

    private Growing received = new Growing();
    private Growing sent = new Growing();
    private boolean isForgotten;
    private End end;
    private String note;
    private long version;

    /** @param versions gives a higher number each time; whoever saw a lower one has not seen the change */
    Recording(long id, String server, InetSocketAddress client, LongSupplier versions, Instant began) {
        this.id = id;
        this.server = server;
        this.client = client;
        this.versions = versions;
        this.began = began;
        this.version = versions.getAsLong();
    }

    synchronized void received(byte[] octets, int from, int count) {
        received.add(octets, from, count);
        version = versions.getAsLong();
    }

    synchronized void sent(byte[] octets, int from, int count) {
        sent.add(octets, from, count);
        version = versions.getAsLong();
    }

    /** Lets the octets go, and keeps no more: the connection may go on long after anybody can look at it. */
    synchronized void forget() {
        isForgotten = true;
        received = new Growing();
        sent = new Growing();
    }

    /** The first who says so is right. */
    synchronized void ended(End how) {
        ended(how, null);
    }

    /** @param sentence that says more, or null */
    synchronized void ended(End how, String sentence) {
        if (end == null) {
            end = how;
            note = sentence;
            version = versions.getAsLong();
        }
    }

    synchronized Tally tally() {
        return new Tally(version, received.count, sent.count, received.passages.size(),
                received.isTruncated() || sent.isTruncated(), Math.max(received.lastMillis(), sent.lastMillis()));
    }

    /** Changes with the octets that are kept, and not with those that are counted alone. */
    synchronized long keptVersion() {
        return ((long) received.octets.size() << 32) + 2L * sent.octets.size() + (end == null ? 0 : 1);
    }

    synchronized Direction received() {
        return received.now();
    }

    synchronized Direction sent() {
        return sent.now();
    }

    /** Null while it goes on. */
    synchronized End end() {
        return end;
    }

    synchronized String note() {
        return note;
    }

    /** What can be said of the answers that it sent. */
    synchronized Ending ending() {
        return sent.isTruncated() ? Ending.NOT_KEPT : end == null ? Ending.OPEN : end.ending;
    }

    synchronized long version() {
        return version;
    }

    private final class Growing {

        private final ByteArrayOutputStream octets = new ByteArrayOutputStream(0);
        private final List<Passage> passages = new ArrayList<>();
        private long count;

        /** Called for each read and write of the server: what is not kept apart any more costs next to nothing. */
        void add(byte[] more, int from, int length) {
            if (isForgotten) {
                return;
            }
            if (octets.size() < KEPT) {
                octets.write(more, from, Math.min(length, KEPT - octets.size()));
            }
            boolean isApart = passages.size() < READS;
            long begin = isApart ? count : passages.remove(READS - 1).from();
            count += length;
            passages.add(new Passage(System.currentTimeMillis() - began.toEpochMilli(), begin, count));
        }

        boolean isTruncated() {
            return octets.size() < count;
        }

        long lastMillis() {
            return passages.isEmpty() ? 0 : passages.get(passages.size() - 1).millis();
        }

        Direction now() {
            return new Direction(octets.toByteArray(), count, List.copyOf(passages));
        }
    }
}
