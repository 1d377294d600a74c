package httpbytes.socketserver.wireview;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** What happens on one connection, in the order in which it does, for whoever looks while it goes on. */
final class Log {

    /** Octets of the other side that are kept. */
    static final int KEPT = 256 * 1024;
    /** Reads that are shown apart; what comes after them is shown as one. */
    private static final int EVENTS = 1_000;

    /** From the other side, in some time. */
    enum Came { OCTETS, END, NOTHING }

    enum Kind {
        CONNECT, FAILED, WRITE, UNSENT, PAUSE, READ, FIN, RST, TIMEOUT, STOP;

        /** For the page. */
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * What happened.
     *
     * @param millis since it began
     * @param side   who did it
     * @param kind   in small letters
     * @param from   the first octet that it is about, counted in its direction
     */
    record Event(long millis, String side, String kind, int from, int to, String sentence) {
    }

    /**
     * How it ended.
     *
     * @param by     server, page, client or nobody
     * @param how    fin, rst, timeout, stop, limit, failed or kept
     * @param ending what can be said of the answers that came
     */
    record End(String by, String how, String sentence, Ending ending) {
    }

    /**
     * How it is at some moment.
     *
     * @param octets that came from the other side, or their beginning
     * @param end    null while it goes on
     */
    record State(List<Event> events, byte[] octets, boolean truncated, End end) {

        Ending ending() {
            return end == null ? Ending.OPEN : end.ending();
        }
    }

    private final long began = System.nanoTime();
    private final Runnable changed;
    private final List<Event> events = new ArrayList<>();
    private final ByteArrayOutputStream came = new ByteArrayOutputStream(0);
    private End end;

    /** @param changed called after each change */
    Log(Runnable changed) {
        this.changed = changed;
    }

    long millis() {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
    }

    void note(String side, Kind kind, String sentence) {
        note(side, kind, 0, 0, sentence);
    }

    void note(String side, Kind kind, int from, int to, String sentence) {
        synchronized (this) {
            int last = events.size() - 1;
            boolean isMore = last >= EVENTS - 1 && events.get(last).kind().equals(kind.word());
            int begin = isMore ? events.remove(last).from() : from;
            events.add(new Event(millis(), side, kind.word(), begin, to,
                    isMore ? Words.octets(to - begin) + " in several reads." : sentence));
        }
        changed.run();
    }

    /** Waits so long for octets of this side, and takes down what comes. */
    Came receive(Socket from, String side, long millis) throws IOException {
        var octets = new byte[16 * 1024];
        from.setSoTimeout((int) Math.max(1, millis));
        try {
            int count = from.getInputStream().read(octets);
            if (count >= 0) {
                int begin = came.size();
                came.write(octets, 0, count);
                note(side, Kind.READ, begin, begin + count, Words.octets(count) + " received.");
            }
            return count < 0 ? Came.END : Came.OCTETS;
        } catch (SocketTimeoutException silence) {
            return Came.NOTHING;
        }
    }

    /** What this side still says within this time. Whether it has then said that this is all. */
    boolean receiveLastWords(Socket from, String side, int millis) throws IOException {
        long until = millis() + millis;
        Came last = Came.OCTETS;
        while (last == Came.OCTETS && millis() < until && size() <= KEPT) {
            last = receive(from, side, until - millis());
        }
        return last == Came.END;
    }

    byte[] octets(int from) {
        byte[] all = came.toByteArray();
        return Arrays.copyOfRange(all, from, all.length);
    }

    int size() {
        return came.size();
    }

    /** It is over; the first who says so is right. */
    void end(String by, String how, String sentence, Ending ending) {
        synchronized (this) {
            end = end == null ? new End(by, how, sentence, ending) : end;
        }
        changed.run();
    }

    /** What happened ends it too. */
    void end(String by, Kind kind, String sentence, Ending ending) {
        note(by, kind, sentence);
        end(by, kind.word(), sentence, ending);
    }

    synchronized boolean isOver() {
        return end != null;
    }

    synchronized State state() {
        byte[] octets = came.toByteArray();
        boolean truncated = octets.length > KEPT;
        return new State(List.copyOf(events), truncated ? Arrays.copyOf(octets, KEPT) : octets, truncated, end);
    }
}
