package httpbytes.socketserver.server;

import httpbytes.socketserver.wire.Progress.Waiting;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntSupplier;

/**
 * What one connection waits for, and until when.
 *
 * <pre>
 *                    octets came
 *              ┌──────────────────────┐
 *              ▼                      │
 *           WORKING ──────────→ NEXT_REQUEST, HEADER_SECTION or BODY
 *            ▲   │ │                  │
 *       sent │   │ └──────┐           │ late, or its place is wanted
 *            │   ▼        ▼           ▼
 *           SENDING     the last ─→ ENDING
 *              │        answer        │
 *              └─ late ─→ closed ←────┘ late
 * </pre>
 *
 * The connection's thread notes its deadline here before it waits, and the watcher looks at it once a second. A
 * timeout on each read instead would cost a virtual thread a third of its speed, and a client that sends one octet a
 * second would never meet it.
 *
 * <p>Where a connection waits to receive, two threads may end that wait: its own, because octets came, or the
 * watcher, because none did. Whoever changes the state first has ended it, and the other one sees that. All other
 * changes are the connection's own. Knows no socket: what an end means, the connection says.
 */
final class Deadline {

    /** What is waited for. While it is at work, in a handler for example, nothing is. */
    enum Wait { WORKING, NEXT_REQUEST, HEADER_SECTION, BODY, SENDING, ENDING }

    /** @param late the tick after which it has gone on for too long */
    private record State(Wait what, int began, int late) {
    }

    private static final State WORKING = new State(Wait.WORKING, 0, Integer.MAX_VALUE);

    private final Limits limits;
    private final IntSupplier tick;
    private final AtomicReference<State> state = new AtomicReference<>(WORKING);

    /** What is being received, since when, and how much of it has come: for the connection's thread alone. */
    private Wait phase = Wait.NEXT_REQUEST;
    private int phaseBegan;
    private int phaseOctets;
    private boolean hasAnswered;

    Deadline(Limits limits, IntSupplier tick) {
        this.limits = limits;
        this.tick = tick;
        this.phaseBegan = tick.getAsInt();
    }

    // Called by the connection

    /** From now on it waits for octets of this. Several waits for the same have one deadline. */
    void receives(Waiting waiting) {
        Wait next = switch (waiting) {
            case FIRST_OCTET -> Wait.NEXT_REQUEST;
            case REQUEST_LINE, FIELD_LINES -> Wait.HEADER_SECTION;
            case BODY -> Wait.BODY;
        };
        if (next != phase) {
            begin(next);
        }
        state.set(new State(phase, phaseBegan, phaseBegan + switch (phase) {
            case HEADER_SECTION -> ticks(limits.headerSection());
            case BODY -> ticks(limits.body()) + phaseOctets / limits.bodyRate();
            default -> ticks(hasAnswered ? limits.idle() : limits.firstOctet());
        }));
    }

    /** Octets came, or the end of them. False where the wait was over before. */
    boolean received(int octets) {
        State waiting = state.get();
        phaseOctets += octets;
        return waiting.what != Wait.ENDING && state.compareAndSet(waiting, WORKING);
    }

    /** A request has its answer: whatever comes next belongs to another one. */
    void answered() {
        hasAnswered = true;
        begin(Wait.NEXT_REQUEST);
    }

    private void begin(Wait next) {
        phase = next;
        phaseBegan = tick.getAsInt();
        phaseOctets = 0;
    }

    /** From now on it waits for the client to take the next part of an answer, unless it is ending anyway. */
    void sends() {
        becomes(new State(Wait.SENDING, 0, tick.getAsInt() + ticks(limits.write())));
    }

    void sent() {
        becomes(WORKING);
    }

    /** The last answer is sent. Whether that is news: the watcher may have said so before. */
    boolean ends() {
        return becomes(ending(tick.getAsInt()));
    }

    private boolean becomes(State next) {
        boolean isEnding = state.get().what == Wait.ENDING;
        if (!isEnding) {
            state.set(next);
        }
        return !isEnding;
    }

    private State ending(int now) {
        return new State(Wait.ENDING, now, now + ticks(limits.lingering()));
    }

    private static int ticks(Duration time) {
        return (int) time.toSeconds();
    }

    // Called by the watcher, or for whoever wants the place

    /** What has been waited for in vain until now; WORKING where nothing is late. */
    Wait late(int now) {
        State waiting = state.get();
        boolean isOnItsOwn = waiting.what == Wait.SENDING || waiting.what == Wait.ENDING;
        return now > waiting.late && (isOnItsOwn || end(waiting, now)) ? waiting.what : Wait.WORKING;
    }

    /** What a client is told that was late with this. */
    String lateness(Wait inVain) {
        return (inVain == Wait.BODY ? "the body came slower than " + limits.bodyRate() + " octets a second"
                : "the header section did not end within " + limits.headerSection().toSeconds()
                        + " seconds; an empty line ends it") + " (RFC 9110, section 15.5.9).";
    }

    /** For how many ticks it has waited for a next request; -1 where that is not what it waits for. */
    int ticksIdle(int now) {
        State waiting = state.get();
        return waiting.what == Wait.NEXT_REQUEST ? now - waiting.began : -1;
    }

    /** Ends the wait for a next request; false where that is not what it waits for. */
    boolean endIdle(int now) {
        State waiting = state.get();
        return waiting.what == Wait.NEXT_REQUEST && end(waiting, now);
    }

    private boolean end(State waiting, int now) {
        return state.compareAndSet(waiting, ending(now + 1));
    }
}
