package httpbytes.rawclients;

import static java.util.concurrent.CompletableFuture.delayedExecutor;
import static java.util.concurrent.TimeUnit.NANOSECONDS;

import httpbytes.rawclients.Failure.Code;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.FutureTask;

/**
 * One connection: sends octets, and reads the answers. All that happens on it has one deadline, so that a server which
 * sends an octet now and then cannot keep us: the socket is closed then, and whoever waits learns of that.
 */
final class Connection implements AutoCloseable {

    /** How much is shown of what nobody can read, and how long each octet of it may take. */
    private static final int REST = 1024 * 1024;
    private static final int REST_MILLIS = 500;

    private final Duration timeout;
    private final Transcript transcript;
    private final long deadline;
    private Socket socket;
    private Received received;

    /**
     * Connects to the first address that accepts: {@code localhost} is ::1 to one program and 127.0.0.1 to another. A
     * silent one has only its share of the time, so that the next is still tried.
     */
    Connection(List<InetAddress> addresses, int port, Duration timeout, Transcript transcript) throws Failure {
        this.timeout = timeout;
        this.transcript = transcript;
        deadline = System.nanoTime() + timeout.toNanos();
        List<String> refused = new ArrayList<>();
        Code code = Code.NO_CONNECTION;
        for (InetAddress address : addresses) {
            socket = new Socket();
            try {
                socket.connect(new InetSocketAddress(address, port), (int) timeout.toMillis() / addresses.size() + 1);
                received = new Received(socket.getInputStream(), transcript);
                delayedExecutor(deadline - System.nanoTime(), NANOSECONDS).execute(this::close);
                if (!refused.isEmpty()) {
                    transcript.remark(String.join("; ", refused) + "; " + address.getHostAddress() + " accepts.");
                }
                return;
            } catch (IOException e) {
                refused.add(address.getHostAddress() + ": " + e.getMessage());
                code = e instanceof SocketTimeoutException ? Code.TIMEOUT : code;
            }
        }
        throw new Failure(code, "No connection to port " + port + " of "
                + String.join("; ", refused) + ". Start a server in another terminal, with `mvn -pl flask-equivalent "
                + "spring-boot:run` or `mvn -pl socket-server compile exec:java`, or change --host and --port.");
    }

    /**
     * Sends octets and reads the answer.
     *
     * @param isAll whether the server shall learn that nothing follows; then all that still comes is waited for
     * @return where the answer leads, or null
     */
    String exchange(byte[] octets, boolean isAll) throws Failure {
        for (byte octet : octets) {
            transcript.show(">", octet);
        }
        transcript.end();
        // Beside reading, because a server may answer before it has read all. If that fails, reading fails too.
        CompletableFuture.runAsync(new FutureTask<>(() -> {
            socket.getOutputStream().write(octets);
            if (isAll) {
                socket.shutdownOutput();
            }
            return null;
        }));
        String method = new String(octets, StandardCharsets.ISO_8859_1).strip().split(" ")[0];
        try {
            String redirect = new ResponseReader(received, transcript).read(method);
            if (showRest(isAll ? (int) timeout.toMillis() : 1)) {
                transcript.remark("Those octets follow, and are no part of that answer.");
            }
            return redirect;
        } catch (Failure refusal) {
            received.reveal();
            showRest(REST_MILLIS);
            throw refusal;
        } catch (IOException e) {
            boolean isLate = System.nanoTime() - deadline >= 0;
            boolean isEnd = e instanceof EOFException;
            throw new Failure(isLate ? Code.TIMEOUT : !isEnd ? Code.BROKEN
                    : received.isBegun() ? Code.INCOMPLETE : Code.EMPTY_REPLY, "No complete answer: "
                    + (isLate ? "the " + timeout.toMillis() / 1000.0 + " s of --timeout were over"
                    : isEnd ? "the server closed the connection" : "the connection broke (" + e.getMessage() + ")")
                    + " " + received.progress() + "; the log of the server may say why.");
        } finally {
            transcript.end();
        }
    }

    /** Shows what still comes, until nothing comes for so many milliseconds, and says whether that was anything. */
    private boolean showRest(int millis) {
        long before = received.content;
        try {
            socket.setSoTimeout(millis);
            received.content(REST, "");
        } catch (IOException e) {
            // That was all.
        }
        return received.content > before;
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            // Then it is of no more use either.
        }
    }
}
