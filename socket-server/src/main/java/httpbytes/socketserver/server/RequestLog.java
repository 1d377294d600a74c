package httpbytes.socketserver.server;

import httpbytes.socketserver.message.Fields;
import httpbytes.socketserver.message.ForwardedFor;
import httpbytes.socketserver.message.Text;
import java.io.PrintStream;
import java.net.InetAddress;
import java.time.Clock;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Set;

/**
 * One line for each request, in the Common Log Format that most servers write:
 *
 * <pre>127.0.0.1 - - [23/Nov/2026:10:41:07 +0000] "GET /api?name=Ada HTTP/1.1" 200 57</pre>
 *
 * Of a request only its request-line is shown, escaped and cut, so that a client can neither forge a line,
 * nor colour the terminal, nor fill the disk with one request. The address is that of the client, behind a proxy too
 * if that is trusted (see {@link ForwardedFor}).
 */
public final class RequestLog {

    /** Writes nothing. */
    public static final RequestLog QUIET = new RequestLog(null, Clock.systemDefaultZone(), Set.of());

    private static final int REQUEST_LINE_LENGTH = 200;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ENGLISH);

    private final PrintStream out;
    private final Clock clock;
    private final Set<InetAddress> trustedProxies;

    /** @param trustedProxies whose word counts on for whom they ask */
    public RequestLog(PrintStream out, Clock clock, Set<InetAddress> trustedProxies) {
        this.out = out;
        this.clock = clock;
        this.trustedProxies = trustedProxies;
    }

    boolean isQuiet() {
        return out == null;
    }

    /**
     * @param fields      of the request, none where it was refused before its header section was complete
     * @param requestLine as it was received
     * @param octets      how many octets of content were sent
     */
    void request(InetAddress peer, Fields fields, String requestLine, int status, int octets) {
        if (!isQuiet()) {
            String time = TIME.format(ZonedDateTime.now(clock));
            InetAddress client = ForwardedFor.client(peer, fields, trustedProxies);
            out.println(client.getHostAddress() + " - - [" + time + "] \"" + shown(requestLine) + "\" " + status + " "
                    + (octets == 0 ? "-" : octets));
        }
    }

    /**
     * A fault in this program: the class and place of the exception, in one line, even when quiet. Does not fail
     * itself, because it is called where nothing may.
     */
    static void fault(String what, Throwable fault) {
        try {
            StackTraceElement[] trace = fault.getStackTrace();
            String place = trace.length == 0 ? "" : " at " + trace[0];
            System.err.println(what + ": " + Text.escape(String.valueOf(fault)) + place);
        } catch (Throwable nowhereToSayIt) {
            // Without memory for a line, to go on is worth more than the line.
        }
    }

    private static String shown(String requestLine) {
        String start = requestLine.substring(0, Math.min(requestLine.length(), REQUEST_LINE_LENGTH));
        return Text.escape(start) + (start.length() < requestLine.length() ? "..." : "");
    }
}
