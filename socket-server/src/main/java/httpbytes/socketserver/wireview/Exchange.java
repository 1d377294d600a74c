package httpbytes.socketserver.wireview;

import httpbytes.socketserver.wire.MessageLimits;
import httpbytes.socketserver.wireview.Log.Came;
import httpbytes.socketserver.wireview.Log.Kind;
import httpbytes.socketserver.wireview.RequestAnatomy.Verdict;
import httpbytes.socketserver.wireview.ResponseAnatomy.Answer;
import httpbytes.socketserver.wireview.ResponseAnatomy.Asked;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.util.List;

/**
 * Sends octets as they are to one server on a connection of their own, and notes when what came back. Not one octet is
 * added or left out; what is missing in a request stays missing.
 */
final class Exchange implements Runnable {

    /** How long a server that has answered everything may still close the connection. */
    private static final int SETTLE_MILLIS = 300;
    /** In which a server may still say something after we hung up. */
    private static final int LAST_WORDS_MILLIS = 2_000;
    private static final String PAGE = "page";
    private static final String SERVER = "server";

    /**
     * Half now, half later.
     *
     * @param at     how many octets are sent before the pause
     * @param millis 0 for no pause
     */
    record Pause(int at, int millis) {
    }

    private final Targets.Target target;
    private final byte[] request;
    private final Pause pause;
    private final Recorder recorder;
    private final int limitMillis;
    private final Log log;
    private final Asked asked;
    private final int expectedAnswers;
    private final boolean endsIncomplete;

    private Socket socket;
    private volatile boolean isStopped;
    /** The first octet of the request that was not sent. */
    private int unsent;
    /** Octets of answers that have ended, how many of those there are, and whether another one can come. */
    private int read;
    private int finals;
    private boolean goesOn = true;

    /**
     * @param limits      of the server that reads the request, as far as it is ours
     * @param limitMillis after which nobody waits any longer
     * @param changed     called whenever something has happened
     */
    Exchange(Targets.Target target, byte[] request, MessageLimits limits, Pause pause, Recorder recorder,
            int limitMillis, Runnable changed) {
        this.target = target;
        this.request = request;
        this.pause = pause;
        this.recorder = recorder;
        this.limitMillis = limitMillis;
        this.log = new Log(changed);
        var anatomy = RequestAnatomy.of(request, limits);
        this.asked = Asked.of(anatomy);
        this.endsIncomplete = anatomy.requests().stream().anyMatch(one -> one.verdict() == Verdict.INCOMPLETE);
        this.expectedAnswers = asked.methods().size() - (endsIncomplete ? 1 : 0);
    }

    Targets.Target target() {
        return target;
    }

    Log log() {
        return log;
    }

    /** What was asked, as far as our parser reads it. */
    Asked asked() {
        return asked;
    }

    @Override
    public void run() {
        try (Socket connected = target.connect()) {
            recorder.ownPort(connected.getLocalPort());
            log.note(PAGE, Kind.CONNECT, "Connected to " + target.host() + ":" + target.address().getPort() + ".");
            take(connected);
            converse(connected);
        } catch (IOException failed) {
            log.note(PAGE, Kind.FAILED, failed.getMessage());
            log.end("nobody", "failed", failed.getMessage(), Ending.OPEN);
        } finally {
            log.end(PAGE, "stop", "We stopped waiting.", Ending.US); // For whatever else went wrong.
        }
    }

    private synchronized void take(Socket connected) {
        socket = connected;
        if (isStopped) {
            Sockets.close(connected);
        }
    }

    /** Ends it now, even in a write that is stuck. */
    synchronized void stop() {
        isStopped = true;
        Sockets.close(socket);
    }

    private void converse(Socket connected) {
        try {
            int first = pause.millis() > 0 ? Math.min(pause.at(), request.length) : request.length;
            write(connected, 0, first);
            if (pause.millis() > 0) {
                log.note(PAGE, Kind.PAUSE, first, first, "Nothing is sent for " + pause.millis() + " ms.");
                receive(connected, log.millis() + pause.millis(), false);
                write(connected, first, request.length);
            }
            receive(connected, limitMillis, true);
        } catch (IOException broken) {
            if (isStopped) {
                log.note(PAGE, Kind.STOP, "We stopped waiting, and closed the connection.");
            } else {
                String sentence = "The connection was reset: the other side dropped it, and what was on the way is "
                        + "lost. Why, the wire does not say.";
                log.note(SERVER, Kind.RST, sentence);
                log.end(SERVER, "rst", sentence + unanswered(Ending.RESET), Ending.RESET);
            }
        }
    }

    private void write(Socket connected, int from, int to) throws IOException {
        if (from < to && !log.isOver()) {
            connected.getOutputStream().write(request, from, to - from);
            unsent = to;
            log.note(PAGE, Kind.WRITE, from, to, Words.octets(to - from) + " sent.");
        }
    }

    /**
     * Reads until this moment at the latest.
     *
     * @param mayStop whether to stop when everything is answered, and to hang up in the end
     */
    private void receive(Socket connected, long until, boolean mayStop) throws IOException {
        InputStream in = connected.getInputStream();
        while (!log.isOver()) {
            boolean isAnswered = mayStop && in.available() == 0 && isAnswered();
            long wait = Math.min(isAnswered ? SETTLE_MILLIS : Integer.MAX_VALUE, until - log.millis());
            if (wait > 0 && readOnce(connected, wait)) {
                continue;
            }
            if (isAnswered) {
                log.end(PAGE, "kept", settled(), Ending.US);
            } else if (mayStop) {
                hangUp(connected);
            }
            return;
        }
    }

    /** False where nothing came in this time. */
    private boolean readOnce(Socket connected, long millis) throws IOException {
        Came came = log.receive(connected, SERVER, millis);
        if (came == Came.END) {
            log.note(SERVER, Kind.FIN, "The server ended the connection (FIN).");
            if (unsent < request.length) {
                log.note(PAGE, Kind.UNSENT, unsent, request.length, Words.octets(request.length - unsent)
                        + " were not sent: the connection had ended before.");
            }
            log.end(SERVER, "fin", "The server closed the connection." + unanswered(Ending.CLOSED), Ending.CLOSED);
        } else if (log.size() > Log.KEPT) {
            String sentence = "We stopped reading: more than " + Log.KEPT + " octets came.";
            log.note(PAGE, Kind.STOP, sentence);
            log.end(PAGE, "limit", sentence, Ending.US);
        }
        return came != Came.NOTHING;
    }

    /** Says that nothing more comes from us, and listens to what the server still says to that. */
    private void hangUp(Socket connected) throws IOException {
        String sentence = limitMillis / 1_000 + " seconds have passed, and we hung up. What came after that is the "
                + "answer to our hanging up.";
        log.note(PAGE, Kind.TIMEOUT, limitMillis / 1_000 + " seconds have passed.");
        connected.shutdownOutput();
        log.note(PAGE, Kind.FIN, "We ended our half of the connection (FIN).");
        boolean hasEnded = log.receiveLastWords(connected, SERVER, LAST_WORDS_MILLIS);
        if (hasEnded) {
            log.note(SERVER, Kind.FIN, "The server ended its half too (FIN).");
        }
        log.end(PAGE, "timeout", sentence, hasEnded ? Ending.CLOSED : Ending.US);
    }

    /** How many requests have no answer, and never will have one. */
    private String unanswered(Ending ending) {
        long answered = ResponseAnatomy.of(log.octets(0), asked, ending).answers().stream().filter(Answer::isFinal)
                .count();
        return answered >= expectedAnswers ? log.size() == 0 ? " It said nothing." : ""
                : " " + (expectedAnswers - answered) + " of " + expectedAnswers + " requests got no answer.";
    }

    private String settled() {
        return finals < expectedAnswers ? "No other answer can come, and the server keeps the connection open."
                : expectedAnswers == 0 ? "The server answered what is not complete, and keeps the connection open."
                        : endsIncomplete ? "What is complete is answered, and the server waits for the rest of the "
                                + "next request." : "All is answered, and the server keeps the connection open.";
    }

    private boolean isAnswered() {
        List<String> rest = asked.methods().subList(Math.min(finals, asked.methods().size()), asked.methods().size());
        int begin = read;
        var anatomy = ResponseAnatomy.of(log.octets(read), new Asked(rest, false), Ending.OPEN);
        for (Answer answer : anatomy.answers()) {
            if (answer.isOver()) {
                read = begin + answer.to();
                finals += answer.isFinal() ? 1 : 0;
            }
        }
        goesOn &= anatomy.goesOn();
        return !goesOn || finals >= Math.max(1, expectedAnswers);
    }
}
