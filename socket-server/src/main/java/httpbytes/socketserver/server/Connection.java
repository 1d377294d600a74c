package httpbytes.socketserver.server;

import httpbytes.socketserver.message.Field;
import httpbytes.socketserver.message.Request;
import httpbytes.socketserver.message.Response;
import httpbytes.socketserver.message.Status;
import httpbytes.socketserver.wire.Begun;
import httpbytes.socketserver.wire.Progress;
import httpbytes.socketserver.wire.ProtocolException;
import httpbytes.socketserver.wire.ReceiveBuffer;
import httpbytes.socketserver.wire.RequestParser;
import httpbytes.socketserver.wire.ResponseEncoder;
import httpbytes.socketserver.wire.SendBuffer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The life of one connection (RFC 9112, section 9), on a thread of its own:
 *
 * <pre>
 *   receive → parse ─┬─ not yet ──→ send what is answered so far, receive more
 *                    ├─ a request → answer, then parse again, or close
 *                    └─ refused ──→ say why, then close
 *   close:   send, half-close, read on for a while, close
 * </pre>
 *
 * Every wait has a deadline, and none has a timeout of its own: the connection notes the deadline before it
 * waits, and the server's watcher calls {@link #endIfLate} once a second. A timeout on each read costs a
 * virtual thread a third of its speed, and a client that sends one octet a second would never meet it.
 */
final class Connection implements Runnable {

    /** At most so many octets are written at once, so that a slow client can be told from a stuck one. */
    static final int WRITE_SIZE = 16 * 1024;
    /**
     * What is still read after the last answer, at the most: Tomcat swallows half of it, and clients do not
     * send more.
     */
    private static final int LINGERING_OCTETS = 4 * 1024 * 1024;
    private static final int NEVER = Integer.MAX_VALUE;

    private enum Phase { IDLE, HEADER_SECTION, BODY }

    private final Socket socket;
    private final HttpServer server;
    private final Limits limits;
    private final ReceiveBuffer received = new ReceiveBuffer();
    private final SendBuffer answers = new SendBuffer();
    private final RequestParser parser;
    /** What the parser said last. */
    private Progress.NotYet notYet = Progress.NotYet.NOTHING;
    private InputStream in;
    private OutputStream out;

    /** What the connection waits for while it receives, and since when. */
    private Phase phase = Phase.IDLE;
    private int phaseBegan;
    private int phaseOctets;
    private boolean hasAnswered;

    /**
     * The tick after which the current wait is late. Whoever changes it first while the connection waits to
     * receive has ended that wait: the connection, because octets came, or the watcher, because none did.
     * What the connection wrote before it set the deadline, {@code phase} and {@code isSending}, the watcher
     * may read after it.
     */
    private final AtomicInteger deadline = new AtomicInteger(NEVER);
    private boolean isSending;
    private volatile boolean isEnding;

    Connection(Socket socket, HttpServer server) {
        this.socket = socket;
        this.server = server;
        this.limits = server.limits();
        this.parser = new RequestParser(received, limits.message());
        this.phaseBegan = server.tick();
    }

    @Override
    public void run() {
        converse(() -> {
            answerRequests();
            linger();
        });
    }

    /** In place of {@link #run} for a connection too many. */
    void turnAway() {
        converse(() -> {
            refuse(Response.error(Status.SERVICE_UNAVAILABLE,
                    "too many connections are open; try again in a second.", new Field("Retry-After", "1")),
                    Begun.NOTHING);
            linger();
        });
    }

    private interface Conversation {
        void hold() throws IOException;
    }

    private void converse(Conversation conversation) {
        try (socket) {
            socket.setTcpNoDelay(true);
            in = socket.getInputStream();
            out = socket.getOutputStream();
            conversation.hold();
        } catch (IOException gone) {
            // The client went away, or the watcher closed the socket. There is nobody left to tell.
        } catch (Throwable fault) {
            RequestLog.fault("A connection failed", fault);
        } finally {
            server.forget(this);
        }
    }

    /** Answers one request after the other, until the last answer says that the connection closes. */
    private void answerRequests() throws IOException {
        try {
            while (answerNext()) {
                // A method of its own, so that nothing of an answered request is held while the next is awaited.
            }
        } catch (ProtocolException refusal) {
            refuse(refusal.response(), refusal.begun());
        }
        if (!isEnding) {
            send();
        }
    }

    /** Whether there may be one more. */
    private boolean answerNext() throws IOException, ProtocolException {
        if (nextRequest() instanceof Progress.Complete complete) {
            return answer(complete.request(), complete.requestLine());
        }
        if (notYet.waiting() != Progress.Waiting.FIRST_OCTET && !isEnding) {
            throw notYet.incomplete();
        }
        return false;
    }

    /** The next request, or that it is not complete where the input ends. */
    private Progress nextRequest() throws IOException, ProtocolException {
        Progress progress = parser.parse();
        while (progress instanceof Progress.NotYet more) {
            notYet = more;
            if (more.continueDue()) {
                server.encoder().encodeContinue(answers);
            }
            // Not before nothing further can be answered: answers to pipelined requests go out together.
            send();
            if (!receive()) {
                return more;
            }
            progress = parser.parse();
        }
        return progress;
    }

    private boolean answer(Request request, String requestLine) throws IOException {
        boolean persists = request.persists();
        Response response;
        try {
            response = server.handler().answer(request);
            persists &= !server.isStopping();
            server.encoder().encode(response, request.method(), request.version(), persists, answers);
        } catch (Throwable fault) {
            RequestLog.fault("A handler failed", fault);
            response = Response.error(Status.INTERNAL_SERVER_ERROR, "the server failed; its log says why.");
            persists &= !server.isStopping();
            server.encoder().encode(response, request.method(), request.version(), persists, answers);
        }
        boolean hasContent = !request.method().equals("HEAD");
        log(response, new Begun(request.method(), requestLine, request.fields()), hasContent);
        hasAnswered = true;
        beginPhase(Phase.IDLE);
        if (answers.size() >= WRITE_SIZE) {
            send();
        }
        return persists;
    }

    private void refuse(Response response, Begun begun) throws IOException {
        server.encoder().encode(response, begun.method(), null, false, answers);
        log(response, begun, true);
        send();
    }

    private void log(Response response, Begun request, boolean hasContent) {
        if (server.log().isQuiet()) {
            return;
        }
        int octets = hasContent ? response.content().length : 0;
        server.log().request(socket.getInetAddress(), request.fields(), request.requestLine(),
                response.status().code(), octets);
    }

    // Waiting

    /** Waits for at least one octet; false at the end of the input, or where the watcher ended the wait. */
    private boolean receive() throws IOException {
        int late = receiveDeadline();
        if (phase == Phase.IDLE) {
            received.shrink();
        }
        received.makeRoom();
        deadline.set(late);
        int count = in.read(received.octets(), received.end(), received.octets().length - received.end());
        if (!deadline.compareAndSet(late, NEVER)) {
            isEnding = true;
            return false;
        }
        if (count < 0) {
            return false;
        }
        received.received(count);
        phaseOctets += count;
        return true;
    }

    private int receiveDeadline() {
        Phase now = switch (notYet.waiting()) {
            case FIRST_OCTET -> Phase.IDLE;
            case REQUEST_LINE, FIELD_LINES -> Phase.HEADER_SECTION;
            case BODY -> Phase.BODY;
        };
        if (now != phase) {
            beginPhase(now);
        }
        return phaseBegan + switch (phase) {
            case IDLE -> hasAnswered ? limits.idle() : limits.firstOctet();
            case HEADER_SECTION -> limits.headerSection();
            case BODY -> limits.body() + phaseOctets / limits.bodyRate();
        };
    }

    private void beginPhase(Phase next) {
        phase = next;
        phaseBegan = server.tick();
        phaseOctets = 0;
    }

    /**
     * Sends what is answered, as much as possible in one write: a second write would wait, or make the client
     * wait.
     */
    private void send() throws IOException {
        isSending = true;
        for (int from = 0; from < answers.size(); from += WRITE_SIZE) {
            deadline.set(server.tick() + limits.write());
            out.write(answers.octets(), from, Math.min(WRITE_SIZE, answers.size() - from));
        }
        isSending = false;
        deadline.set(NEVER);
        answers.clear();
    }

    /**
     * Says that no more answers come, and reads on for a while. Closing with unread octets would reset the
     * connection, and the reset could overtake the last answer (RFC 9112, section 9.6).
     */
    private void linger() throws IOException {
        if (!isEnding) {
            isEnding = true;
            deadline.set(server.tick() + limits.lingering());
            socket.shutdownOutput();
        }
        var ignored = new byte[8 * 1024];
        int octets = 0;
        int count = 0;
        while (count >= 0 && octets < LINGERING_OCTETS) {
            count = in.read(ignored);
            octets += count;
        }
    }

    // Called by the watcher

    /**
     * Ends a wait that has gone on for too long: with a 408 where a request had begun, and at last by
     * closing.
     */
    void endIfLate(int tick) {
        int late = deadline.get();
        if (tick <= late) {
            return;
        }
        if (isSending || isEnding) {
            close();
        } else {
            end(late, tick);
        }
    }

    /**
     * Closes instead of waiting for a next request, unless that is already here. There is nothing that a reset
     * could overtake: the last answer went out before the wait began.
     */
    boolean closeIfIdle(int tick) {
        int waiting = deadline.get();
        boolean ended = isIdle(waiting) && claim(waiting, tick);
        if (ended) {
            close();
        }
        return ended;
    }

    /** How many ticks ago the wait for a next request began; 0 where this is not what it waits for. */
    int ticksIdle(int tick) {
        return isIdle(deadline.get()) ? tick - phaseBegan : 0;
    }

    private boolean isIdle(int waiting) {
        return waiting != NEVER && !isSending && !isEnding && phase == Phase.IDLE && !hasOctetsWaiting();
    }

    private boolean hasOctetsWaiting() {
        try {
            return in.available() > 0;
        } catch (IOException gone) {
            return false;
        }
    }

    private void end(int waiting, int tick) {
        if (claim(waiting, tick)) {
            server.execute(this::sayGoodbye, this::close);
        }
    }

    /** Whether this wait ends now: not where octets came meanwhile. */
    private boolean claim(int waiting, int tick) {
        if (!deadline.compareAndSet(waiting, tick + limits.lingering() + 1)) {
            return false;
        }
        isEnding = true;
        return true;
    }

    /** Meanwhile the connection itself goes on reading, and ignores what comes: see {@link #linger}. */
    private void sayGoodbye() {
        try {
            if (phase != Phase.IDLE) {
                var answer = new SendBuffer();
                Response response = Response.error(Status.REQUEST_TIMEOUT, lateness());
                server.encoder().encode(response, notYet.begun().method(), null, false, answer);
                log(response, notYet.begun(), true);
                out.write(answer.octets(), 0, answer.size());
            }
            socket.shutdownOutput();
        } catch (IOException gone) {
            close();
        }
    }

    private String lateness() {
        String what = phase == Phase.BODY
                ? "the body came slower than " + limits.bodyRate() + " octets a second"
                : "the header section did not end within " + limits.headerSection()
                        + " seconds; an empty line ends it";
        return what + " (RFC 9110, section 15.5.9).";
    }

    /** Ends every wait at once, and the connection with it. */
    void close() {
        try {
            socket.close();
        } catch (IOException e) {
            // It is closed all the same.
        }
    }
}
