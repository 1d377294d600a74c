package httpbytes.socketserver.server;

import httpbytes.socketserver.wire.MessageLimits;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * How much and how long, beyond a single message. Each of them bounds what one client, or all of them, can take.
 * {@link Usual} says what they are, and why.
 */
public record Limits(MessageLimits message, int connections, Duration firstOctet, Duration headerSection, Duration body,
        int bodyRate, Duration idle, Duration write, Duration lingering, Duration lastRequest, Duration stop) {

    /** What a server keeps to that is told nothing else. */
    public static final Limits DEFAULT = with(asUsual -> { });

    /** The usual limits, but for those that are set otherwise here. */
    public static Limits with(Consumer<Usual> changes) {
        var limits = new Usual();
        changes.accept(limits);
        return new Limits(limits.message, limits.connections, limits.firstOctet, limits.headerSection, limits.body,
                limits.bodyRate, limits.idle, limits.write, limits.lingering, limits.lastRequest, limits.stop);
    }

    /** Each limit as it usually is, with its reason. Times are kept in whole seconds. */
    public static final class Usual {

        /** How large one request may be. */
        public MessageLimits message = MessageLimits.DEFAULT;

        /**
         * Connections that are open at once; for a further one an idle one gives way, or it gets a 503. 16,384 on
         * virtual threads are above Envoy's advice for an edge (10,000); 2,000 platform threads with a stack of 256
         * KiB each are half a gigabyte of addresses.
         */
        public int connections = Threads.AFFORDABLE;

        /** Until a new connection says something; then it is closed without a word. */
        public Duration firstOctet = Duration.ofSeconds(10);

        /**
         * For a whole header section, from its first octet on; then 408. In all, so that one octet a second does not go
         * on for ever, as it does where each read has its own timeout. Kestrel and hyper give 30 s, Apache 20 s: 10 s
         * are enough on loopback.
         */
        public Duration headerSection = Duration.ofSeconds(10);

        /** For a body before its rate counts; then 408. */
        public Duration body = Duration.ofSeconds(10);

        /** Octets a second that a body must bring after that: stricter than Kestrel (240) and Apache (500). */
        public int bodyRate = 2_000;

        /** Between two requests on a persistent connection: Tomcat's number; nginx has 75 s. */
        public Duration idle = Duration.ofSeconds(60);

        /** In which a client must take the next {@link Connection#WRITE_SIZE} octets of an answer. */
        public Duration write = Duration.ofSeconds(10);

        /** In which a client may go on sending after the last answer: Apache's MAX_SECS_TO_LINGER. */
        public Duration lingering = Duration.ofSeconds(2);

        /**
         * In which persistent connections may bring one more request when the server stops. Somebody who pressed Ctrl-C
         * hardly notices a second; a proxy that keeps connections for longer wants more.
         */
        public Duration lastRequest = Duration.ofSeconds(1);

        /**
         * After that, in which what has begun may finish. Eight seconds, and the one before, are less than the ten that
         * Docker waits before it kills.
         */
        public Duration stop = Duration.ofSeconds(8);

        private Usual() {
        }
    }
}
