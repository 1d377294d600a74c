package httpbytes.socketserver.server;

import httpbytes.socketserver.message.Fields;
import httpbytes.socketserver.message.Text;
import java.io.PrintStream;
import java.net.InetAddress;
import java.time.Clock;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One line for each request, in the Common Log Format that most servers write:
 *
 * <pre>127.0.0.1 - - [23/Nov/2026:10:41:07 +0000] "GET /api?name=Ada HTTP/1.1" 200 57</pre>
 *
 * Of a request only its request-line is shown, escaped and cut, so that a client can neither forge a line,
 * nor colour the terminal, nor fill the disk with one request. Whose address stands there is decided by whoever starts
 * the server: behind a proxy the other end of the connection is not the client.
 */
public final class RequestLog {

    /** Writes nothing. */
    public static final RequestLog QUIET = new RequestLog(null, null, null);

    private static final int REQUEST_LINE_LENGTH = 200;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ENGLISH);

    private final PrintStream out;
    private final Clock clock;
    private final BiFunction<InetAddress, Fields, InetAddress> client;

    /** @param client the client of a request, from the other end of the connection and the request's fields */
    public RequestLog(PrintStream out, Clock clock, BiFunction<InetAddress, Fields, InetAddress> client) {
        this.out = out;
        this.clock = clock;
        this.client = client;
    }

    /**
     * @param fields      of the request, none where it was refused before its header section was complete
     * @param requestLine as it was received
     * @param octets      how many octets of content were sent
     */
    void request(InetAddress peer, Fields fields, String requestLine, int status, int octets) {
        if (out != null) {
            String time = TIME.format(ZonedDateTime.now(clock));
            out.println(client.apply(peer, fields).getHostAddress() + " - - [" + time + "] \"" + shown(requestLine)
                    + "\" " + status + " " + (octets == 0 ? "-" : octets));
        }
    }

    /**
     * A fault in this program, in one line, even when quiet: the exception, where it was thrown, and, where that is
     * in the JDK, the line outside it that asked for this. Does not fail itself, because it is called where nothing
     * may.
     */
    static void fault(String what, Throwable fault) {
        try {
            StackTraceElement[] trace = fault.getStackTrace();
            Stream<StackTraceElement> asked = Stream.of(trace).filter(RequestLog::isOurs).limit(1);
            String places = Stream.concat(Stream.of(trace).limit(1), asked).distinct()
                    .map(frame -> " at " + frame).collect(Collectors.joining(", called"));
            // Quotes end no quotation here.
            String shown = Stream.of(fault.toString().split("\"", -1)).map(Text::escape)
                    .collect(Collectors.joining("\""));
            System.err.println(what + ": " + shown + places);
        } catch (Throwable nowhereToSayIt) {
            // Without memory for a line, to go on is worth more than the line.
        }
    }

    private static boolean isOurs(StackTraceElement frame) {
        return frame.getModuleName() == null || !frame.getModuleName().matches("(java|jdk)\\..*");
    }

    private static String shown(String requestLine) {
        String start = requestLine.substring(0, Math.min(requestLine.length(), REQUEST_LINE_LENGTH));
        return Text.escape(start) + (start.length() < requestLine.length() ? "..." : "");
    }
}
