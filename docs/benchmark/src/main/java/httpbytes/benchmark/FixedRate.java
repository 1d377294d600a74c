package httpbytes.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * A load that does not wait for answers: a request is due at a fixed time, whatever became of those before it, and
 * its latency counts from then. A server that stands still for a moment pays for all that were due meanwhile. It never
 * sleeps, so that no timer is late: a program of its own, which takes a core.
 */
final class FixedRate {

    static final List<String> COLUMNS = List.of("half of the answers", "99 of 100", "999 of 1,000", "the last");
    private static final double[] PARTS = {0.5, 0.99, 0.999, 1};
    private static final int CONNECTIONS = 64;
    /** What is not counted, at the beginning: this program is cold then. */
    private static final int COLD_SECONDS = 1;
    private static final long GIVE_UP_NANOS = 10_000_000_000L;

    private final int answerLength;
    private final List<Connection> connections = new ArrayList<>();
    private final Selector selector = Selector.open();
    private final long[] nanos;
    private int answered;

    private FixedRate(int port, int answerLength, int requests) throws IOException {
        this.answerLength = answerLength;
        this.nanos = new long[requests];
        for (int i = 0; i < CONNECTIONS; i++) {
            connections.add(new Connection(port));
        }
    }

    /** A process of its own; microseconds for each of the {@link #COLUMNS}. */
    static List<Double> run(ServerProcess server, Cores cores, int requestsPerSecond, int seconds)
            throws IOException {
        List<String> command = Contender.java("load", FixedRate.class.getName(), String.valueOf(server.port()),
                String.valueOf(server.answerLength(Scenario.KEEP_ALIVE)), String.valueOf(requestsPerSecond),
                String.valueOf(seconds)).start();
        Process load = new ProcessBuilder(cores.forLoad(command)).redirectErrorStream(true).start();
        String output = new String(load.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        if (load.onExit().join().exitValue() != 0) {
            throw new IOException(server.contender().name() + " did not keep up with " + requestsPerSecond
                    + " requests a second: " + output);
        }
        return Stream.of(output.split(" ")).map(Double::valueOf).toList();
    }

    /** Port, length of an answer, requests in a second, seconds. */
    public static void main(String[] args) throws IOException {
        int rate = Integer.parseInt(args[2]);
        int uncounted = rate * COLD_SECONDS;
        var load = new FixedRate(Integer.parseInt(args[0]), Integer.parseInt(args[1]),
                uncounted + rate * Integer.parseInt(args[3]));
        load.run(1_000_000_000.0 / rate);
        double[] micros = percentiles(Arrays.copyOfRange(load.nanos, uncounted, load.nanos.length));
        System.out.println(String.join(" ", Arrays.stream(micros).mapToObj(String::valueOf).toList()));
    }

    /** Microseconds within which each of the parts of all answers was there. */
    static double[] percentiles(long[] nanos) {
        long[] sorted = nanos.clone();
        Arrays.sort(sorted);
        return Arrays.stream(PARTS).map(part -> sorted[(int) Math.ceil(part * sorted.length) - 1] / 1e3).toArray();
    }

    private void run(double interval) throws IOException {
        long begin = System.nanoTime();
        int due = 0;
        while (answered < nanos.length) {
            long now = System.nanoTime() - begin;
            for (; due < nanos.length && due * interval <= now; due++) {
                connections.get(due % CONNECTIONS).ask(due, begin + (long) (due * interval));
            }
            selector.selectNow(key -> ((Connection) key.attachment()).receive());
            if (now > nanos.length * interval + GIVE_UP_NANOS) {
                throw new IOException("Only " + answered + " of " + nanos.length + " requests were answered.");
            }
        }
    }

    /** Has one request under way; others that are due wait for its answer, and their time runs. */
    private final class Connection {

        /** @param at when it was due */
        private record Asked(int number, long at) {
        }

        private final SocketChannel channel;
        private final ByteBuffer request = ByteBuffer.wrap(Scenario.KEEP_ALIVE.request());
        private final ByteBuffer answer = ByteBuffer.allocateDirect(4096);
        private final ArrayDeque<Asked> waiting = new ArrayDeque<>();

        Connection(int port) throws IOException {
            channel = SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            channel.configureBlocking(false);
            channel.register(selector, SelectionKey.OP_READ, this);
        }

        void ask(int number, long at) throws IOException {
            waiting.add(new Asked(number, at));
            if (waiting.size() == 1) {
                send();
            }
        }

        private void send() throws IOException {
            request.rewind();
            if (channel.write(request) < request.limit()) {
                throw new IOException("A request did not go out at once.");
            }
        }

        void receive() {
            try {
                int count = channel.read(answer);
                if (count < 0 || answer.position() > answerLength) {
                    throw new IOException("The server closed, or gave an answer of another length.");
                }
                if (answer.position() == answerLength) {
                    answer.clear();
                    Asked first = waiting.remove();
                    nanos[first.number] = System.nanoTime() - first.at;
                    answered++;
                    if (!waiting.isEmpty()) {
                        send();
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
