package httpbytes.socketserver.wireview;

import httpbytes.socketserver.message.HttpException;
import httpbytes.socketserver.message.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What the page has sent, and waits for. It asks again and again how far that has come; whoever does not ask any more
 * has gone, and then nobody waits.
 */
final class Sendings implements AutoCloseable {

    /** Exchanges at once; each takes a thread. */
    static final int EXCHANGES = 16;
    /** Milliseconds after which somebody who does not ask has gone: a page asks once a second. */
    static final int LEASE_MILLIS = 5_000;
    /** Beyond its limit an exchange can only be stuck in a write. */
    private static final int STUCK_MILLIS = 5_000;
    /** Those that are over can be asked for, until so many younger ones were sent. */
    private static final int KEPT = 16;

    /** Octets on their way to several servers. */
    static final class Sending {

        final long id;
        final List<Exchange> exchanges = new ArrayList<>();
        final byte[] request;
        private final long began = System.nanoTime();
        private long asked = System.nanoTime();
        private long version = 1;

        private Sending(long id, byte[] request) {
            this.id = id;
            this.request = request;
        }

        private synchronized void changed() {
            version++;
            notifyAll();
        }

        /** Returns its version as soon as that is higher than this one, or after this time. */
        synchronized long await(long seen, int millis) throws InterruptedException {
            asked = System.nanoTime();
            if (version <= seen && !isOver()) {
                wait(millis);
            }
            asked = System.nanoTime();
            return version;
        }

        boolean isOver() {
            return exchanges.stream().allMatch(exchange -> exchange.log().isOver());
        }

        long millis() {
            return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
        }

        private synchronized boolean isAbandoned(int leaseMillis) {
            return System.nanoTime() - asked > TimeUnit.MILLISECONDS.toNanos(leaseMillis);
        }

        void stop() {
            exchanges.forEach(Exchange::stop);
        }
    }

    private final Recorder recorder;
    private final Rules rules;
    final int limitMillis;
    private final int leaseMillis;
    private final AtomicLong lastId = new AtomicLong();
    private final Map<Long, Sending> sendings = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newCachedThreadPool(Sockets::daemon);
    private final ScheduledExecutorService watcher = Executors.newSingleThreadScheduledExecutor(Sockets::daemon);

    /**
     * Waits for nothing yet.
     *
     * @param limitMillis after which an exchange ends
     * @param leaseMillis after which somebody who does not ask has gone
     */
    Sendings(Recorder recorder, Rules rules, int limitMillis, int leaseMillis) {
        this.leaseMillis = leaseMillis;
        this.recorder = recorder;
        this.rules = rules;
        this.limitMillis = limitMillis;
        watcher.scheduleWithFixedDelay(this::stopAbandoned, 1, 1, TimeUnit.SECONDS);
    }

    synchronized Sending send(List<Targets.Target> targets, byte[] octets, Exchange.Pause pause) {
        long going = sendings.values().stream().flatMap(sending -> sending.exchanges.stream())
                .filter(exchange -> !exchange.log().isOver()).count();
        if (going + targets.size() > EXCHANGES) {
            throw new HttpException(Status.SERVICE_UNAVAILABLE,
                    EXCHANGES + " exchanges at once are the most; stop those that wait, or wait for them.");
        }
        var sending = new Sending(lastId.incrementAndGet(), octets);
        for (Targets.Target target : targets) {
            sending.exchanges.add(new Exchange(target, octets, rules.limits(), pause, recorder, limitMillis,
                    sending::changed));
        }
        sendings.put(sending.id, sending);
        sendings.keySet().removeIf(id -> id <= sending.id - KEPT && sendings.get(id).isOver());
        try {
            sending.exchanges.forEach(threads::execute);
        } catch (OutOfMemoryError noThread) {
            sendings.remove(sending.id);
            sending.stop();
            throw new HttpException(Status.SERVICE_UNAVAILABLE, "there is no thread left to send with; wait a while.");
        }
        return sending;
    }

    Sending get(long id) {
        return Optional.ofNullable(sendings.get(id)).orElseThrow(() -> new HttpException(Status.NOT_FOUND,
                "this is no longer held, or was never sent; send it again."));
    }

    void stop(long id) {
        Optional.ofNullable(sendings.get(id)).ifPresent(Sending::stop);
    }

    private void stopAbandoned() {
        sendings.values().stream().filter(sending -> !sending.isOver() && (sending.isAbandoned(leaseMillis)
                || sending.millis() > limitMillis + STUCK_MILLIS)).forEach(Sending::stop);
    }

    @Override
    public void close() {
        watcher.shutdownNow();
        sendings.values().forEach(Sending::stop);
        threads.shutdown();
    }
}
