package httpbytes.socketserver.wireview;

import httpbytes.socketserver.wire.MessageLimits;
import httpbytes.socketserver.wireview.RequestAnatomy.Received;
import httpbytes.socketserver.wireview.RequestAnatomy.Verdict;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.TimeUnit;

/**
 * Sends octets as they are to one server on a connection of their own, and notes when what came back. Not one octet is
 * added or left out; what is missing in a request stays missing.
 */
final class Exchange {

    /** Octets of answers that are read. */
    static final int ANSWER_LIMIT = 256 * 1024;
    /** How long a server that has answered everything may still close the connection. */
    private static final int SETTLE_MILLIS = 300;
    /** Reads that are shown apart; what comes after them is shown as one. */
    private static final int EVENTS = 1_000;
    /** Ends exchanges that are stuck even in a write. */
    private static final Timer WATCHDOG = new Timer("wire view", true);

    /**
     * What happened.
     *
     * @param millis since the exchange began
     * @param kind   failed, connected, sent, paused, received, closed, reset or stopped
     * @param from   the first octet that was sent or received, counted in that direction
     */
    record Event(long millis, String kind, int from, int to, String sentence) {
    }

    /** @param octets everything that was received, or its beginning */
    record Result(List<Event> events, byte[] octets, boolean truncated) {
    }

    /**
     * Half now, half later.
     *
     * @param at     how many octets are sent before the pause
     * @param millis 0 for no pause
     */
    record Pause(int at, int millis) {
        static final Pause NONE = new Pause(0, 0);
    }

    private final Targets.Target target;
    private final byte[] request;
    private final Pause pause;
    private final Recorder recorder;
    private final int limitMillis;

    private final long began = System.nanoTime();
    private final List<Event> events = new ArrayList<>();
    private final ByteArrayOutputStream received = new ByteArrayOutputStream();
    private final List<String> methods;
    private final int expectedAnswers;
    private final boolean endsIncomplete;

    /**
     * @param limits      of the server that reads the request, as far as it is ours
     * @param limitMillis after which nobody waits any longer
     */
    Exchange(Targets.Target target, byte[] request, MessageLimits limits, Pause pause, Recorder recorder,
            int limitMillis) {
        this.target = target;
        this.request = request;
        this.pause = pause;
        this.recorder = recorder;
        this.limitMillis = limitMillis;
        List<Received> requests = RequestAnatomy.of(request, limits).requests();
        this.methods = requests.stream().filter(one -> one.verdict() == Verdict.COMPLETE)
                .map(one -> one.request().method()).toList();
        this.expectedAnswers = (int) requests.stream()
                .filter(one -> one.verdict() == Verdict.COMPLETE || one.verdict() == Verdict.REFUSED).count();
        this.endsIncomplete = requests.stream().anyMatch(one -> one.verdict() == Verdict.INCOMPLETE);
    }

    Result hold() {
        try (Socket socket = target.connect()) {
            recorder.ownPort(socket.getLocalPort());
            note("connected", 0, 0, "Connected to 127.0.0.1:" + target.address().getPort() + ".");
            TimerTask end = endLater(socket);
            converse(socket);
            end.cancel();
        } catch (IOException e) {
            note("failed", 0, 0, "Nothing listens on port " + target.address().getPort() + "; start it with: "
                    + target.start());
        }
        byte[] octets = received.toByteArray();
        boolean truncated = octets.length > ANSWER_LIMIT;
        return new Result(List.copyOf(events), truncated ? Arrays.copyOf(octets, ANSWER_LIMIT) : octets, truncated);
    }

    private TimerTask endLater(Socket socket) {
        var task = new TimerTask() {
            @Override
            public void run() {
                try {
                    socket.close();
                } catch (IOException e) {
                    // It is closed all the same.
                }
            }
        };
        WATCHDOG.schedule(task, limitMillis + 1_000L);
        return task;
    }

    private void converse(Socket socket) {
        try {
            int first = pause.millis() > 0 ? Math.min(pause.at(), request.length) : request.length;
            send(socket, 0, first);
            boolean open = true;
            if (pause.millis() > 0) {
                note("paused", 0, 0, "Nothing is sent for " + pause.millis() + " ms.");
                open = receive(socket, millis() + pause.millis(), false);
                send(socket, first, request.length);
            }
            if (open) {
                receive(socket, limitMillis, true);
            }
        } catch (IOException e) {
            note("reset", 0, 0, "The server reset the connection: it closed while octets came that it did not read.");
        }
    }

    private void send(Socket socket, int from, int to) throws IOException {
        if (from < to) {
            socket.getOutputStream().write(request, from, to - from);
            note("sent", from, to, octets(to - from) + " sent.");
        }
    }

    /**
     * Reads until this moment at the latest.
     *
     * @param mayStop whether to stop when everything is answered
     * @return whether more may come
     */
    private boolean receive(Socket socket, long until, boolean mayStop) throws IOException {
        InputStream in = socket.getInputStream();
        var octets = new byte[16 * 1024];
        while (true) {
            boolean answered = mayStop && isAnswered();
            long wait = Math.min(answered ? SETTLE_MILLIS : Integer.MAX_VALUE, until - millis());
            if (wait <= 0) {
                return endOfWait(mayStop, answered);
            }
            socket.setSoTimeout((int) wait);
            try {
                int count = in.read(octets);
                if (count < 0) {
                    note("closed", 0, 0, "The server closed the connection.");
                    return false;
                }
                received(octets, count);
            } catch (SocketTimeoutException nothingCame) {
                return endOfWait(mayStop, answered);
            }
            if (received.size() > ANSWER_LIMIT) {
                note("stopped", 0, 0, "We stopped reading: more than " + ANSWER_LIMIT + " octets came.");
                return false;
            }
        }
    }

    private boolean endOfWait(boolean mayStop, boolean answered) {
        if (mayStop) {
            note("stopped", 0, 0, "We stopped reading: " + (answered ? settled()
                    : limitMillis / 1_000 + " seconds have passed, and the server still waits."));
        }
        return !mayStop;
    }

    private String settled() {
        return endsIncomplete ? "what is complete is answered, and the server waits for the rest of the next request."
                : "all is answered, and the server keeps the connection open.";
    }

    private void received(byte[] octets, int count) {
        int from = received.size();
        received.write(octets, 0, count);
        if (events.size() >= EVENTS) {
            from = events.remove(events.size() - 1).from();
        }
        note("received", from, received.size(), octets(received.size() - from) + " received.");
    }

    private boolean isAnswered() {
        long finals = ResponseAnatomy.of(received.toByteArray(), methods).answers().stream()
                .filter(answer -> answer.isFinal() && answer.complete()).count();
        return expectedAnswers > 0 && finals >= expectedAnswers;
    }

    /** The methods of the requests that were sent, in their order. */
    List<String> methods() {
        return methods;
    }

    private void note(String kind, int from, int to, String sentence) {
        events.add(new Event(millis(), kind, from, to, sentence));
    }

    private long millis() {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
    }

    private static String octets(int count) {
        return count + (count == 1 ? " octet" : " octets");
    }
}
