package httpbytes.socketserver.server;

import httpbytes.socketserver.wire.MessageLimits;

/**
 * How much and how long, beyond a single message. Each number bounds what one client, or all of them, can
 * take.
 *
 * @param message        how large one request may be
 * @param connections    open at once; for a further one an idle one gives way, or it gets a 503
 * @param firstOctet     seconds until a new connection says something; then it is closed without a word
 * @param headerSection  seconds for a whole header section, from its first octet on; then 408. In all, so
 *                       that one octet a second does not go on for ever, as it does where each read has its
 *                       own timeout
 * @param body           seconds that a body may take before its rate counts; then 408
 * @param bodyRate       octets a second that a body must bring after that
 * @param idle           seconds between two requests on a persistent connection
 * @param write          seconds in which a client must take the next {@link Connection#WRITE_SIZE} octets of
 *                       an answer
 * @param lingering      seconds in which a client may go on sending after the last answer, see {@link
 *                       Connection}
 * @param lastRequest    seconds that persistent connections get to send one more request when the server stops
 * @param stop           seconds after that in which what has begun may finish
 */
public record Limits(MessageLimits message, int connections, int firstOctet, int headerSection, int body,
        int bodyRate, int idle, int write, int lingering, int lastRequest, int stop) {

    /**
     * 16,384 connections on virtual threads is above Envoy's advice for an edge (10,000); 2,000 platform
     * threads of 256 KiB stack is half a gigabyte of addresses. Kestrel gives a header section 30 s, hyper 30
     * s, Apache 20 s: 10 s is enough on loopback. 10 s and then 2,000 octets a second for a body is stricter
     * than Kestrel (240) and Apache (500). 60 s between requests is Tomcat's number, nginx has 75. Two
     * seconds of lingering is Apache's MAX_SECS_TO_LINGER. One second for a last request, because somebody who
     * pressed Ctrl-C hardly notices it; a proxy that keeps connections longer than that wants more. With that, eight
     * seconds to stop are less than the ten that Docker waits before it kills.
     */
    public static final Limits DEFAULT =
            new Limits(MessageLimits.DEFAULT, Threads.AFFORDABLE, 10, 10, 10, 2_000, 60, 10, 2, 1, 8);
}
