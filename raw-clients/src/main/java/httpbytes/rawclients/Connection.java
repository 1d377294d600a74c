package httpbytes.rawclients;

import httpbytes.rawclients.Failure.Code;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * One connection: sends octets, and reads the answers. All that happens on it has one deadline, so that a server which
 * sends an octet now and then cannot keep us: the socket is closed then, and whoever waits for it learns of that.
 */
final class Connection implements AutoCloseable {

    /** How long we go on where an answer cannot be understood. */
    private static final int MOMENT_MILLIS = 500;
    private static final int SURPLUS = 64;

    private final Address address;
    private final Duration timeout;
    private final Transcript transcript;
    private final Socket socket = new Socket();
    private final CompletableFuture<Void> deadline = new CompletableFuture<>();
    private InputStream in;
    private volatile boolean isLate;
    private volatile boolean isSent;

    private Connection(Address address, Duration timeout, Transcript transcript) {
        this.address = address;
        this.timeout = timeout;
        this.transcript = transcript;
    }

    /**
     * Connects to the first address that accepts: {@code localhost} is ::1 to one program and 127.0.0.1 to another. A
     * silent one has only its share of the time, so that the next is still tried.
     */
    static Connection to(Address address, InetAddress[] candidates, Duration timeout, Transcript transcript)
            throws Failure {
        long start = System.nanoTime();
        int share = (int) Math.max(1, timeout.toMillis() / candidates.length);
        List<IOException> reasons = new ArrayList<>();
        for (InetAddress candidate : candidates) {
            if (!reasons.isEmpty()) {
                transcript.remark(candidates[reasons.size() - 1].getHostAddress() + ": "
                        + reason(reasons.get(reasons.size() - 1)) + "; trying " + candidate.getHostAddress() + ".");
            }
            try {
                var connection = new Connection(address, timeout, transcript);
                connection.socket.connect(new InetSocketAddress(candidate, address.port()), share);
                connection.in = new BufferedInputStream(connection.socket.getInputStream());
                connection.closeAfter(connection.deadline, timeout.minusNanos(System.nanoTime() - start));
                return connection;
            } catch (IOException e) {
                reasons.add(e);
            }
        }
        throw notConnected(address, candidates, timeout, reasons);
    }

    private void closeAfter(CompletableFuture<Void> clock, Duration time) {
        clock.orTimeout(time.toMillis(), TimeUnit.MILLISECONDS).exceptionally(passed -> {
            isLate = true;
            close();
            return null;
        });
    }

    private static String reason(IOException e) {
        return e instanceof SocketTimeoutException ? "no answer" : e.getMessage();
    }

    private static Failure notConnected(Address address, InetAddress[] tried, Duration timeout,
            List<IOException> reasons) {
        String where = " (tried " + Arrays.stream(tried).map(InetAddress::getHostAddress)
                .collect(Collectors.joining(" and ")) + ")";
        IOException last = reasons.get(reasons.size() - 1);
        if (reasons.stream().anyMatch(ConnectException.class::isInstance)) {
            return new Failure(Code.REFUSED, "Nothing listens on port " + address.port() + " of " + address.host()
                    + where + "; start a server in another terminal, with "
                    + "`mvn -pl flask-equivalent spring-boot:run` or `mvn -pl socket-server compile exec:java`.");
        }
        return last instanceof SocketTimeoutException
                ? new Failure(Code.TIMEOUT, "No connection to " + address + where + " within " + seconds(timeout)
                        + "; is the host right?")
                : new Failure(Code.REFUSED, "No connection to " + address + where + ": " + last.getMessage()
                        + "; is the host right?");
    }

    /**
     * Sends all of it while the answer is read: a server may answer before it has read all.
     *
     * @param isAll whether the server shall learn that nothing follows
     */
    void send(byte[] octets, boolean isAll) {
        transcript.sent(octets);
        isSent = false;
        var sender = new Thread(() -> {
            try {
                socket.setTcpNoDelay(true);
                socket.getOutputStream().write(octets);
                isSent = true;
                if (isAll) {
                    socket.shutdownOutput();
                }
            } catch (IOException e) {
                // Who reads the answer meets the same end of the connection, and says so.
            }
        }, "sender");
        sender.setDaemon(true);
        sender.start();
    }

    /** Reads the answer to a request with this method; whether the connection may be used again is returned. */
    boolean receive(String method) throws Failure {
        var received = new Received(in, transcript, () -> closeAfter(new CompletableFuture<>(),
                Duration.ofMillis(MOMENT_MILLIS)));
        try {
            return new ResponseReader(received, transcript).read(method);
        } catch (EOFException e) {
            throw new Failure(Code.INCOMPLETE, "The server closed the connection " + received.progress() + ".");
        } catch (IOException e) {
            throw isLate ? late(received.progress()) : new Failure(Code.RECEIVE, address
                    + " broke the connection off (" + e.getMessage() + ") "
                    + (received.progress() == null ? "before it answered" : received.progress())
                    + "; its log may say why.");
        } finally {
            transcript.end();
        }
    }

    private Failure late(String progress) {
        String within = " within " + seconds(timeout);
        return new Failure(Code.TIMEOUT, progress != null ? "The answer of " + address + " was not complete" + within
                + " (it was cut off " + progress + "); --timeout gives it more time."
                : isSent ? "There was no answer from " + address + within + "; --timeout gives it more time."
                : address + " did not take the whole request" + within + ", nor answer; its log may say why.");
    }

    /** Whether another answer begins; waits for it, for the end of the connection, or for the deadline. */
    boolean bringsMore() {
        try {
            if (new Received(in, transcript, () -> { }).peek() >= 0) {
                return true;
            }
            transcript.remark("The server closed the connection.");
        } catch (IOException e) {
            transcript.remark(isLate ? "The server kept the connection open for " + seconds(timeout) + "."
                    : "The server broke the connection off (" + e.getMessage() + ").");
        }
        return false;
    }

    /** Whether octets are here already that belong to no answer. */
    boolean hasSurplus() {
        try {
            byte[] surplus = in.readNBytes(Math.min(SURPLUS, in.available()));
            if (surplus.length > 0) {
                transcript.remark("Octets follow that are no part of this answer; they begin with \""
                        + Transcript.quote(new String(surplus, StandardCharsets.ISO_8859_1)) + "\".");
            }
            return surplus.length > 0;
        } catch (IOException e) {
            return false; // The answer is complete; how the connection ends no longer matters.
        }
    }

    private static String seconds(Duration timeout) {
        return timeout.toMillis() % 1000 == 0 ? timeout.toSeconds() + " s" : timeout.toMillis() + " ms";
    }

    @Override
    public void close() {
        deadline.complete(null);
        try {
            socket.close();
        } catch (IOException e) {
            // Nothing more is wanted of it.
        }
    }
}
