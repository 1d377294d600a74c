package httpbytes.socketserver.server;

import httpbytes.socketserver.message.Field;
import httpbytes.socketserver.message.Fields;
import httpbytes.socketserver.message.Request;
import httpbytes.socketserver.message.Response;
import httpbytes.socketserver.message.Status;
import httpbytes.socketserver.route.Handler;
import httpbytes.socketserver.server.Deadline.Wait;
import httpbytes.socketserver.wire.Begun;
import httpbytes.socketserver.wire.Progress;
import httpbytes.socketserver.wire.Progress.Complete;
import httpbytes.socketserver.wire.Progress.NotYet;
import httpbytes.socketserver.wire.Progress.Waiting;
import httpbytes.socketserver.wire.ProtocolException;
import httpbytes.socketserver.wire.ReceiveBuffer;
import httpbytes.socketserver.wire.RequestParser;
import httpbytes.socketserver.wire.ResponseEncoder;
import httpbytes.socketserver.wire.SendBuffer;
import httpbytes.socketserver.wire.Violation;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;

/**
 * The conversation on one connection (RFC 9112, section 9), on a thread of its own:
 *
 * <pre>
 *   receive → parse ─┬─ not yet ──→ send what is answered so far, receive more
 *                    ├─ a request → answer, then parse again, or close
 *                    └─ refused ──→ say why, then close
 *   close:   send, half-close, read on for a while, close
 * </pre>
 *
 * Does not know its server. Every wait has a {@link Deadline}, which somebody else looks at.
 */
final class Connection implements Runnable {

    /** At most so many octets are written at once, so that a slow client can be told from a stuck one. */
    static final int WRITE_SIZE = 16 * 1024;
    /**
     * What is still read after the last answer, at the most: Tomcat swallows half of it, and clients do not
     * send more.
     */
    private static final int LINGERING_OCTETS = 4 * 1024 * 1024;

    private static final Response TOO_MANY = Response.error(Status.SERVICE_UNAVAILABLE,
            "too many connections are open; try again in a second.", new Field("Retry-After", "1"));

    /**
     * What all connections of a server share.
     *
     * @param tick       the time, in seconds
     * @param isStopping whether each answer is the last on its connection
     */
    record Shared(Handler handler, Limits limits, RequestLog log, ResponseEncoder encoder, Threads threads,
            IntSupplier tick, BooleanSupplier isStopping) {
    }

    private final Socket socket;
    private final Shared shared;
    private final boolean hasPlace;
    private final ReceiveBuffer received = new ReceiveBuffer();
    private final SendBuffer answers = new SendBuffer();
    final Deadline deadline;
    private RequestParser parser;
    /** What the parser said last: whoever says goodbye says of which request. */
    private NotYet awaited = NotYet.NOTHING;
    private InputStream in;
    private OutputStream out;

    /** @param hasPlace whether there is room for this one; if not, it is told so */
    Connection(Socket socket, Shared shared, boolean hasPlace) {
        this.socket = socket;
        this.shared = shared;
        this.hasPlace = hasPlace;
        this.parser = new RequestParser(received, shared.limits().message());
        this.deadline = new Deadline(shared.limits(), shared.tick());
    }

    @Override
    public void run() {
        try (socket) {
            socket.setTcpNoDelay(true);
            in = socket.getInputStream();
            out = socket.getOutputStream();
            if (hasPlace) {
                converse();
            } else {
                refuse(TOO_MANY, Begun.NOTHING);
            }
            linger();
        } catch (IOException gone) {
            // The client went away, or the watcher closed the socket. There is nobody left to tell.
        } catch (Throwable fault) {
            RequestLog.fault("A connection failed", fault);
        }
    }

    /** Answers one request after the other, until an answer is the last one or nothing more comes. */
    private void converse() throws IOException {
        try {
            boolean goesOn = true;
            while (goesOn) {
                Progress progress = parser.parse();
                goesOn = progress instanceof NotYet more ? receive(more) : answer((Complete) progress);
            }
        } catch (ProtocolException refusal) {
            refuse(refusal.response(), refusal.begun());
        }
    }

    /** Waits for at least one octet; false at the end of the input, or where the watcher ended the wait. */
    private boolean receive(NotYet more) throws IOException, ProtocolException {
        if (more.continueDue()) {
            shared.encoder().encodeContinue(answers);
        }
        // Only when the buffer holds no further complete request: answers to pipelined requests go out together.
        send();
        // Others first: often the next request has come by then, and need not be waited for, which is dear.
        Thread.yield();
        received.makeRoom();
        awaited = more;
        deadline.receives(more.waiting());
        int count = in.read(received.octets(), received.end(), received.octets().length - received.end());
        if (!deadline.received(count)) {
            return false;
        }
        if (count < 0 && more.waiting() != Waiting.FIRST_OCTET) {
            throw ProtocolException.of(Violation.INCOMPLETE).after(more.begun());
        }
        received.received(Math.max(count, 0));
        return count >= 0;
    }

    /** Whether there may be one more. */
    private boolean answer(Complete complete) throws IOException {
        Request request = complete.request();
        int before = answers.size();
        Response response;
        boolean persists;
        try {
            response = shared.handler().answer(request);
            persists = encode(response, request);
        } catch (Throwable fault) {
            RequestLog.fault("A handler failed", fault);
            answers.truncate(before);
            response = Response.error(Status.INTERNAL_SERVER_ERROR, "the server failed; its log says why.");
            persists = encode(response, request);
        }
        log(request.method(), complete.requestLine(), request.fields(), response);
        deadline.answered();
        parser = new RequestParser(received, shared.limits().message());
        if (!persists || answers.size() >= WRITE_SIZE) {
            send();
        }
        return persists;
    }

    /** Whether the connection stays open: asked when the answer is there, because a stop may have begun meanwhile. */
    private boolean encode(Response response, Request request) {
        boolean persists = request.persists() && !shared.isStopping().getAsBoolean();
        shared.encoder().encode(response, request.method(), request.version(), persists, answers);
        return persists;
    }

    private void refuse(Response response, Begun request) throws IOException {
        shared.encoder().encode(response, request.method(), null, false, answers);
        log(request.method(), request.requestLine(), request.fields(), response);
        send();
    }

    private void log(String method, String requestLine, Fields fields, Response response) {
        int octets = "HEAD".equals(method) ? 0 : response.content().length;
        shared.log().request(socket.getInetAddress(), fields, requestLine, response.status().code(), octets);
    }

    /**
     * Sends what is answered, as much as possible in one write: a second write would wait, or make the client
     * wait.
     */
    private void send() throws IOException {
        for (int from = 0; from < answers.size(); from += WRITE_SIZE) {
            deadline.sends();
            out.write(answers.octets(), from, Math.min(WRITE_SIZE, answers.size() - from));
            deadline.sent();
        }
        answers.clear();
    }

    /**
     * Says that no more answers come, and reads on for a while. Closing with unread octets would reset the
     * connection, and the reset could erase the last answer (RFC 9112, section 9.6).
     */
    private void linger() throws IOException {
        if (deadline.ends()) {
            socket.shutdownOutput();
        }
        var ignored = new byte[8 * 1024];
        int count = 0;
        for (int octets = 0; count >= 0 && octets < LINGERING_OCTETS; octets += count) {
            count = in.read(ignored);
        }
    }

    // Called by the watcher, or for whoever wants the place

    /** Ends a wait that has gone on for too long: with a 408 where a request had begun, and at last by closing. */
    void endIfLate(int tick) {
        Wait inVain = deadline.late(tick);
        boolean mayBeTold = inVain != Wait.SENDING && inVain != Wait.ENDING;
        if (inVain != Wait.WORKING && !(mayBeTold && shared.threads().execute(() -> sayGoodbye(inVain)))) {
            close();
        }
    }

    /**
     * Meanwhile the connection's own thread goes on reading, and ignores what comes: see {@link #linger}. It answers
     * nothing any more.
     */
    private void sayGoodbye(Wait inVain) {
        try {
            if (inVain != Wait.NEXT_REQUEST) {
                refuse(Response.error(Status.REQUEST_TIMEOUT, deadline.lateness(inVain)), awaited.begun());
            }
            socket.shutdownOutput();
        } catch (IOException gone) {
            close();
        }
    }

    /**
     * Closes instead of waiting for a next request, unless that is already here. There is nothing that a reset
     * could erase: the last answer went out before the wait began.
     */
    boolean closeIfIdle(int tick) {
        try {
            if (deadline.ticksIdle(tick) < 0 || in.available() > 0 || !deadline.endIdle(tick)) {
                return false;
            }
        } catch (IOException gone) {
            // Then it is closed for good.
        }
        close();
        return true;
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
