package httpbytes.rawclients;

import httpbytes.rawclients.Failure.Code;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * One connection: sends octets, and reads the answers. All that happens on it has one deadline, so that a server which
 * sends an octet now and then cannot keep us: the socket is closed then, and whoever waits for it learns of that.
 */
final class Connection implements AutoCloseable {

    /** How long we go on where an answer cannot be understood and nothing comes. */
    private static final int MOMENT_MILLIS = 500;

    private final Address address;
    private final Duration timeout;
    private final Transcript transcript;
    private final Socket socket = new Socket();
    /** Completed by us, or by the deadline, and then exceptionally. */
    private final CompletableFuture<Void> end = new CompletableFuture<>();
    private InputStream in;

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
        List<String> tried = new ArrayList<>();
        IOException reason = null;
        for (InetAddress candidate : candidates) {
            var connection = new Connection(address, timeout, transcript);
            try {
                connection.socket.connect(new InetSocketAddress(candidate, address.port()), share);
                connection.begin(timeout.minusNanos(System.nanoTime() - start));
                if (reason != null) {
                    transcript.remark(String.join("; ", tried) + "; " + candidate.getHostAddress() + " accepts.");
                }
                return connection;
            } catch (IOException e) {
                tried.add(candidate.getHostAddress() + ": " + e.getMessage());
                reason = reason instanceof ConnectException ? reason : e;
            }
        }
        String where = " (" + String.join("; ", tried) + "); ";
        throw reason instanceof ConnectException
                ? new Failure(Code.REFUSED, "Nothing listens on port " + address.port() + " of " + address.host()
                        + where + "start a server in another terminal, with `mvn -pl flask-equivalent spring-boot:run` "
                        + "or `mvn -pl socket-server compile exec:java`.")
                : new Failure(reason instanceof SocketTimeoutException ? Code.TIMEOUT : Code.REFUSED,
                        "No connection to " + address + where + "is the host right?");
    }

    private void begin(Duration rest) throws IOException {
        in = new BufferedInputStream(new FilterInputStream(socket.getInputStream()) {
            @Override
            public int read(byte[] to, int offset, int length) throws IOException {
                transcript.flush(); // All that came is shown before we wait for more.
                return super.read(to, offset, length);
            }
        });
        end.orTimeout(rest.toMillis(), TimeUnit.MILLISECONDS).whenComplete((none, late) -> quietly(socket::close));
    }

    private interface Action {
        void run() throws IOException;
    }

    /** Whoever reads the next answer meets the same end of the connection, and says so. */
    private static void quietly(Action action) {
        try {
            action.run();
        } catch (IOException e) {
            // See above.
        }
    }

    /**
     * Sends all of it while the answer is read: a server may answer before it has read all.
     *
     * @param isAll whether the server shall learn that nothing follows
     */
    void send(byte[] octets, boolean isAll) {
        for (byte octet : octets) {
            transcript.show(">", octet);
        }
        transcript.end();
        var sender = new Thread(() -> quietly(() -> {
            socket.getOutputStream().write(octets);
            if (isAll) {
                socket.shutdownOutput();
            }
        }));
        sender.setDaemon(true);
        sender.start();
    }

    /** Sends a request and reads its answer; the connection stays open where both sides want that. */
    void exchange(byte[] octets, String method, boolean persist) throws Failure {
        send(octets, false);
        boolean persists = receive(method) && persist;
        quietly(() -> {
            boolean hasSurplus = !new Received(in, transcript).here().isEmpty();
            if (hasSurplus) {
                transcript.remark("Those octets follow, and are no part of this answer.");
            }
            if (hasSurplus || !persists) {
                close();
            }
        });
    }

    /** Reads the answer to a request with this method; whether the connection may be used again is returned. */
    boolean receive(String method) throws Failure {
        var received = new Received(in, transcript);
        try {
            return new ResponseReader(received, transcript).read(method);
        } catch (Failure refusal) {
            quietly(() -> socket.setSoTimeout(MOMENT_MILLIS));
            received.rest();
            throw refusal;
        } catch (IOException e) {
            String where = received.progress();
            throw e instanceof EOFException ? new Failure(received.isBegun() ? Code.INCOMPLETE : Code.EMPTY_REPLY,
                    address + " closed the connection " + where + "; its log may say why.")
                    : end.isCompletedExceptionally() ? new Failure(Code.TIMEOUT, address + " took more than "
                    + seconds() + ", and was cut off " + where + "; --timeout gives it more.")
                    : new Failure(Code.RECEIVE, address + " broke the connection off (" + e.getMessage() + ") " + where
                    + "; its log may say why.");
        } finally {
            transcript.end();
        }
    }

    /** Whether another answer begins; waits for it, for the end of the connection, or for the deadline. */
    boolean bringsMore() {
        try {
            in.mark(1);
            boolean isMore = in.read() >= 0;
            in.reset();
            if (!isMore) {
                transcript.remark("The server closed the connection.");
            }
            return isMore;
        } catch (IOException e) {
            transcript.remark(end.isCompletedExceptionally() ? "The server kept the connection open for " + seconds()
                    + "." : "The server broke the connection off (" + e.getMessage() + ").");
            return false;
        }
    }

    boolean isOpen() {
        return !end.isDone();
    }

    private String seconds() {
        return timeout.toMillis() / 1000.0 + " s";
    }

    @Override
    public void close() {
        end.complete(null);
    }
}
