package httpbytes.socketserver.wire;

import httpbytes.socketserver.message.Field;
import httpbytes.socketserver.message.Response;
import httpbytes.socketserver.message.Status;
import httpbytes.socketserver.message.Version;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Responses to octets (RFC 9112, sections 4 to 6). Adds what belongs to the message on the wire: Date,
 * Content-Length and Connection.
 */
public final class ResponseEncoder {

    /**
     * IMF-fixdate (RFC 9110, section 5.6.7). {@link DateTimeFormatter#RFC_1123_DATE_TIME} would write the
     * third of June with one digit. Formatted for each answer: keeping the text for a second buys nothing
     * that a benchmark shows.
     */
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH);

    /** The interim answer that asks for the body: RFC 9110, section 15.2.1. */
    private static final byte[] CONTINUE = octets("HTTP/1.1 100 Continue\r\n\r\n");
    private static final byte[] CRLF = octets("\r\n");
    private static final byte[] SEPARATOR = octets(": ");
    private static final byte[][] STATUS_LINES = statusLines();

    private final Clock clock;

    public ResponseEncoder(Clock clock) {
        this.clock = clock;
    }

    private static byte[][] statusLines() {
        var lines = new byte[Status.values().length][];
        for (Status status : Status.values()) {
            // 1.1 even to a 1.0 client: the version says what the server can do (RFC 9110, section 6.2).
            lines[status.ordinal()] = octets("HTTP/1.1 " + status.code() + " " + status.reason() + "\r\n");
        }
        return lines;
    }

    public void encodeContinue(SendBuffer out) {
        out.append(CONTINUE);
    }

    /**
     * Appends the whole message, header section and content together, so that one write sends it.
     *
     * @param method   the method of the request, or null where not even that could be read
     * @param version  the version of the request, or null likewise
     * @param persists whether the connection stays open
     * @throws RuntimeException where the response cannot be sent, for example a field with a line end in it;
     *                          nothing is appended then
     */
    public void encode(Response response, String method, Version version, boolean persists, SendBuffer out) {
        int before = out.size();
        try {
            encodeMessage(response, method, version, persists, out);
        } catch (RuntimeException e) {
            out.truncate(before);
            throw e;
        }
    }

    private void encodeMessage(
            Response response, String method, Version version, boolean persists, SendBuffer out) {
        boolean hasContent = mayHaveContent(response.status());
        out.append(STATUS_LINES[response.status().ordinal()]);
        encodeField("Date", DATE.format(ZonedDateTime.ofInstant(clock.instant(), ZoneOffset.UTC)), out);
        for (Field field : response.fields()) {
            encodeField(field.name(), field.value(), out);
        }
        if (hasContent) {
            encodeField("Content-Length", Integer.toString(response.content().length), out);
        }
        if (!persists) {
            encodeField("Connection", "close", out);
        } else if (version == Version.HTTP_1_0) {
            encodeField("Connection", "keep-alive", out);
        }
        out.append(CRLF);
        // To HEAD the fields are those of a GET, and the content stays here (RFC 9110, section 9.3.2).
        if (hasContent && !"HEAD".equals(method)) {
            out.append(response.content());
        }
    }

    /** An interim answer, 204 and 304 end with their fields, and have no length (RFC 9112, section 6.3). */
    private static boolean mayHaveContent(Status status) {
        return status.code() >= 200 && status.code() != 204 && status.code() != 304;
    }

    private static void encodeField(String name, String value, SendBuffer out) {
        out.append(name);
        out.append(SEPARATOR);
        out.append(value);
        out.append(CRLF);
    }

    private static byte[] octets(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
