package httpbytes.rawclients;

import httpbytes.rawclients.Failure.Code;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * One connection: send octets, then hand out what comes back. The whole exchange has one deadline, so that a
 * server which sends an octet now and then cannot keep us.
 */
final class Exchange implements AutoCloseable {

    private final Address address;
    private final Duration timeout;
    private final long deadline;
    private Socket socket;
    private boolean hasReceived;
    private IOException sendFailure;

    private Exchange(Address address, Duration timeout) {
        this.address = address;
        this.timeout = timeout;
        this.deadline = System.nanoTime() + timeout.toNanos();
    }

    /**
     * Connects to the first address of the host that accepts: {@code localhost} is ::1 to one program and
     * 127.0.0.1 to another.
     */
    static Exchange connect(Address address, Duration timeout) throws Failure {
        var exchange = new Exchange(address, timeout);
        InetAddress[] candidates = resolve(address);
        IOException last = null;
        for (InetAddress candidate : candidates) {
            try {
                exchange.socket = new Socket();
                exchange.socket.connect(new InetSocketAddress(candidate, address.port()), exchange.remainingMillis());
                return exchange;
            } catch (IOException e) {
                last = e;
                exchange.close();
            }
        }
        throw exchange.notConnected(candidates, last);
    }

    private static InetAddress[] resolve(Address address) throws Failure {
        try {
            return InetAddress.getAllByName(address.host());
        } catch (UnknownHostException e) {
            throw new Failure(Code.UNKNOWN_HOST, "The host \"" + address.host()
                    + "\" is not known; check its spelling, or try --host 127.0.0.1.");
        }
    }

    private Failure notConnected(InetAddress[] tried, IOException last) {
        String addresses = Arrays.stream(tried).map(InetAddress::getHostAddress).collect(Collectors.joining(" and "));
        if (last instanceof ConnectException || last instanceof NoRouteToHostException) {
            return new Failure(Code.REFUSED, "Nothing listens on port " + address.port() + " of " + address.host()
                    + " (tried " + addresses + "); start a server in another terminal, with "
                    + "`mvn -pl flask-equivalent spring-boot:run` or `mvn -pl socket-server compile exec:java`.");
        }
        return new Failure(Code.TIMEOUT, "No connection to " + address + " (tried " + addresses + ") within "
                + seconds() + "; is the host right?");
    }

    /**
     * Sends all of it. A server may answer before it has read all, and close: then the answer is what counts.
     */
    void send(byte[] request) {
        try {
            socket.setTcpNoDelay(true);
            socket.getOutputStream().write(request);
        } catch (IOException e) {
            sendFailure = e;
        }
    }

    /**
     * The octets that come back. Its reads throw a {@link SocketTimeoutException} at the deadline of the
     * exchange.
     */
    InputStream received() throws Failure {
        try {
            return new BufferedInputStream(new Timed(socket.getInputStream()));
        } catch (IOException e) {
            throw failure(e);
        }
    }

    private final class Timed extends InputStream {

        private final InputStream in;

        private Timed(InputStream in) {
            this.in = in;
        }

        @Override
        public int read() throws IOException {
            var octet = new byte[1];
            return read(octet, 0, 1) < 0 ? -1 : octet[0] & 0xff;
        }

        @Override
        public int read(byte[] octets, int offset, int length) throws IOException {
            socket.setSoTimeout(remainingMillis());
            int count = in.read(octets, offset, length);
            hasReceived |= count > 0;
            return count;
        }
    }

    private int remainingMillis() throws SocketTimeoutException {
        long millis = (deadline - System.nanoTime()) / 1_000_000;
        if (millis <= 0) {
            throw new SocketTimeoutException();
        }
        return (int) Math.min(millis, Integer.MAX_VALUE);
    }

    /** What a broken connection means, in a sentence. */
    Failure failure(IOException e) {
        if (e instanceof SocketTimeoutException) {
            return new Failure(Code.TIMEOUT, (hasReceived ? "The answer of " : "There was no answer from ") + address
                    + (hasReceived ? " was not complete within " : " within ") + seconds()
                    + "; --timeout gives it more time.");
        }
        if (sendFailure != null && !hasReceived) {
            return new Failure(Code.SEND, address + " closed the connection while the request was being sent ("
                    + sendFailure.getMessage() + "); its log may say why.");
        }
        return new Failure(Code.RECEIVE, address + " broke the connection off (" + e.getMessage() + ") "
                + (hasReceived ? "in the middle of its answer" : "before it answered") + "; its log may say why.");
    }

    private String seconds() {
        return timeout.toMillis() % 1000 == 0 ? timeout.toSeconds() + " s" : timeout.toMillis() + " ms";
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            // Nothing more is wanted of it.
        }
    }
}
