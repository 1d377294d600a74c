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
import java.util.function.Consumer;
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
    private Thread sender;
    private boolean hasReceived;

    private Exchange(Address address, Duration timeout) {
        this.address = address;
        this.timeout = timeout;
        this.deadline = System.nanoTime() + timeout.toNanos();
    }

    /**
     * Connects to the first address of the host that accepts: {@code localhost} is ::1 to one program and
     * 127.0.0.1 to another.
     *
     * @param remarks told of each address that did not accept while another is left to try
     */
    static Exchange connect(Address address, Duration timeout, Consumer<String> remarks) throws Failure {
        return connect(address, resolve(address), timeout, remarks);
    }

    static Exchange connect(Address address, InetAddress[] candidates, Duration timeout, Consumer<String> remarks)
            throws Failure {
        var exchange = new Exchange(address, timeout);
        IOException last = null;
        for (int i = 0; i < candidates.length; i++) {
            if (i > 0) {
                remarks.accept("%s: %s; trying %s.".formatted(candidates[i - 1].getHostAddress(), reason(last),
                        candidates[i].getHostAddress()));
            }
            try {
                exchange.connectTo(candidates[i], candidates.length - i);
                return exchange;
            } catch (IOException e) {
                last = e;
                exchange.close();
            }
        }
        throw exchange.notConnected(candidates, last);
    }

    /** A silent address has only its share of the time, so that the next one is still tried. */
    private void connectTo(InetAddress candidate, int left) throws IOException {
        socket = new Socket();
        socket.connect(new InetSocketAddress(candidate, address.port()), Math.max(1, remainingMillis() / left));
    }

    private static String reason(IOException e) {
        return e instanceof SocketTimeoutException ? "no answer" : e.getMessage();
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
     * Sends all of it while the answer is read: a server may answer before it has read all, and a write has no
     * timeout of its own. Closing the exchange ends it.
     */
    void send(byte[] request) {
        sender = new Thread(() -> {
            try {
                socket.setTcpNoDelay(true);
                socket.getOutputStream().write(request);
            } catch (IOException e) {
                // Who reads the answer meets the same end of the connection, and says so.
            }
        }, "sender");
        sender.setDaemon(true);
        sender.start();
    }

    /**
     * The octets that come back. Its reads throw a {@link SocketTimeoutException} at the deadline of the
     * exchange.
     */
    InputStream received() throws Failure {
        try {
            return new BufferedInputStream(new Timed(socket.getInputStream()));
        } catch (IOException e) {
            throw failure(e, "nothing came");
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

        @Override
        public int available() throws IOException {
            return in.available();
        }
    }

    private int remainingMillis() throws SocketTimeoutException {
        long millis = (deadline - System.nanoTime()) / 1_000_000;
        if (millis <= 0) {
            throw new SocketTimeoutException();
        }
        return (int) Math.min(millis, Integer.MAX_VALUE);
    }

    /**
     * What a broken connection means, in a sentence.
     *
     * @param progress how much of an answer had come
     */
    Failure failure(IOException e, String progress) {
        boolean late = e instanceof SocketTimeoutException;
        if (late && !hasReceived && sender.isAlive()) {
            return new Failure(Code.TIMEOUT, address + " did not take the whole request within " + seconds()
                    + ", nor answer; its log may say why.");
        }
        if (late) {
            return new Failure(Code.TIMEOUT, (hasReceived
                    ? "The answer of " + address + " was not complete within " + seconds() + " (" + progress + ")"
                    : "There was no answer from " + address + " within " + seconds())
                    + "; --timeout gives it more time.");
        }
        return new Failure(Code.RECEIVE, address + " broke the connection off (" + e.getMessage() + ") "
                + (hasReceived ? "in the middle of its answer (" + progress + ")" : "before it answered")
                + "; its log may say why.");
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
