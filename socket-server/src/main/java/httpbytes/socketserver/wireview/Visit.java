package httpbytes.socketserver.wireview;

import httpbytes.socketserver.wire.MessageLimits;
import httpbytes.socketserver.wireview.Log.Came;
import httpbytes.socketserver.wireview.Log.Kind;
import httpbytes.socketserver.wireview.RequestAnatomy.Received;
import httpbytes.socketserver.wireview.RequestAnatomy.Verdict;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;

/** A client that came to the fake server: it asks, and gets the octets that somebody typed, whatever it asks. */
final class Visit implements Runnable {

    /** What happens when the octets are sent. */
    enum Then { FIN, RST, OPEN }

    /** Octets of requests that are read. */
    private static final int ASKED = 64 * 1024;
    private static final int IN_ALL_MILLIS = 25_000;
    /** After which a request that does not end is answered all the same. */
    private static final int SILENCE_MILLIS = 10_000;
    private static final int LAST_WORDS_MILLIS = 2_000;
    private static final String CLIENT = "client";
    private static final String SERVER = "server";

    private final long id;
    private final LocalTime time = LocalTime.now().truncatedTo(ChronoUnit.SECONDS);
    private final Socket socket;
    private final byte[] answer;
    private final Then then;
    private final MessageLimits limits;
    private final Log log;
    private final ByteArrayOutputStream sent = new ByteArrayOutputStream(0);
    /** Octets of requests that were answered. */
    private int answered;
    private boolean hasAskedAll;

    Visit(long id, Socket socket, byte[] answer, Then then, MessageLimits limits, Runnable changed) {
        this.id = id;
        this.socket = socket;
        this.answer = answer;
        this.then = then;
        this.limits = limits;
        this.log = new Log(changed);
    }

    long id() {
        return id;
    }

    LocalTime time() {
        return time;
    }

    Log log() {
        return log;
    }

    byte[] sent() {
        return sent.toByteArray();
    }

    String from() {
        return socket.getInetAddress().getHostAddress() + ":" + socket.getPort();
    }

    void stop() {
        Sockets.close(socket);
    }

    @Override
    public void run() {
        try (socket) {
            socket.setTcpNoDelay(true);
            log.note(CLIENT, Kind.CONNECT, "A client connected from " + from() + ".");
            while (!log.isOver() && receive()) {
                answer();
            }
        } catch (IOException gone) {
            log.end(CLIENT, Kind.RST, "The client reset the connection, or the port was closed.", Ending.CLIENT);
        } finally {
            log.end("page", "stop", "The page closed its port.", Ending.US); // For whatever else went wrong.
        }
    }

    /** Reads until there is something to answer. */
    private boolean receive() throws IOException {
        while (!isAsked()) {
            long left = IN_ALL_MILLIS - log.millis();
            boolean hasBegun = log.size() > answered;
            if (left <= 0 || log.size() > ASKED) {
                String sentence = left <= 0 ? IN_ALL_MILLIS / 1_000 + " seconds have passed, and the page closed."
                        : "The page closed: more than " + ASKED + " octets came.";
                log.end(SERVER, Kind.TIMEOUT, sentence, Ending.US);
                return false;
            }
            Came came = log.receive(socket, CLIENT, Math.min(left, hasBegun ? SILENCE_MILLIS : left));
            if (came == Came.END) {
                hasAskedAll = true;
                log.note(CLIENT, Kind.FIN, "The client ended the connection (FIN).");
                if (!hasBegun) {
                    log.end(CLIENT, "fin", "The client closed the connection.", Ending.CLIENT);
                }
                return hasBegun;
            } else if (came == Came.NOTHING && hasBegun) {
                return true;
            }
        }
        return true;
    }

    /** Whether a request has come to its end, or to a place behind which nobody reads. */
    private boolean isAsked() {
        return RequestAnatomy.of(log.octets(answered), limits, 1).requests().stream().findFirst()
                .filter(first -> first.verdict() != Verdict.INCOMPLETE).isPresent();
    }

    private void answer() throws IOException {
        byte[] octets = log.octets(answered);
        Received first = RequestAnatomy.of(octets, limits, 1).requests().get(0);
        answered += first.verdict() == Verdict.COMPLETE ? first.to() : octets.length;
        int from = sent.size();
        socket.getOutputStream().write(answer);
        sent.writeBytes(answer);
        log.note(SERVER, Kind.WRITE, from, from + answer.length, Words.octets(answer.length) + " sent.");
        if (then == Then.FIN) {
            close();
        } else if (then == Then.RST) {
            socket.setSoLinger(true, 0);
            socket.close();
            log.end(SERVER, Kind.RST, "The page reset the connection, as it was told.", Ending.RESET);
        } else if (hasAskedAll) {
            log.end(CLIENT, "fin", "The client closed the connection.", Ending.CLIENT);
        }
    }

    /** Ends its half, and waits until the client ends the other: a close at once could take the answer away again. */
    private void close() throws IOException {
        socket.shutdownOutput();
        log.note(SERVER, Kind.FIN, "The page ended the connection (FIN), as it was told.");
        if (!hasAskedAll && log.receiveLastWords(socket, CLIENT, LAST_WORDS_MILLIS)) {
            log.note(CLIENT, Kind.FIN, "The client ended its half too (FIN).");
        }
        log.end(SERVER, "fin", "The page closed the connection, as it was told.", Ending.CLOSED);
    }

    /** What it asked, kept up to the limit. */
    byte[] asked() {
        return Arrays.copyOf(log.octets(0), Math.min(log.size(), ASKED));
    }
}
