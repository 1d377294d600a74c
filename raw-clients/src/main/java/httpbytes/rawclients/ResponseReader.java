package httpbytes.rawclients;

import httpbytes.rawclients.Failure.Code;
import java.io.EOFException;
import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Reads one answer, to its end and no further (RFC 9112, section 6.3): where it ends is known from its fields, never
 * from silence. Of chunks it knows only that there are some.
 */
final class ResponseReader {

    /** More than anybody waits for. */
    private static final BigInteger TO_THE_END = BigInteger.valueOf(Long.MAX_VALUE);

    private final Received in;
    private final Transcript transcript;
    private String statusLine;
    private List<String> fieldLines;
    private boolean endsByClose;

    ResponseReader(Received in, Transcript transcript) {
        this.in = in;
        this.transcript = transcript;
    }

    /**
     * Reads it, and says whether the connection may bring another one.
     *
     * @param method of the request: to HEAD there is no content, whatever the fields say
     */
    boolean read(String method) throws Failure, IOException {
        int status = readSection();
        while (status / 100 == 1) {
            Refusal.SWITCHED.unless(status != 101, statusLine);
            in.startAgain();
            status = readSection();
        }
        String ending = readContent(method, status);
        transcript.remark(in.content() + (in.content() == 1 ? " octet" : " octets") + " of content; " + ending
                + " (RFC 9112, section 6.3).");
        return persists();
    }

    /** RFC 9112, section 9.3. */
    private boolean persists() {
        List<String> options = values("Connection").stream()
                .map(option -> option.toLowerCase(Locale.ROOT)).toList();
        return !endsByClose && !options.contains("close")
                && (!statusLine.startsWith("HTTP/1.0") || options.contains("keep-alive"));
    }

    /** The members of a field, in however many lines; white space is SP and HTAB (RFC 9110, section 5.6.3). */
    private List<String> values(String name) {
        return fieldLines.stream().filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
                .flatMap(line -> List.of(line.substring(name.length() + 1).split(",", -1)).stream())
                .map(value -> value.replaceAll("^[ \t]+|[ \t]+$", "")).toList();
    }

    /** The status-line (RFC 9112, section 4) and the field lines. Many servers leave out the space behind the code. */
    private int readSection() throws Failure, IOException {
        for (char expected : "HTTP/".toCharArray()) {
            // Told at once, not at a line end that may never come.
            if (Character.toUpperCase(in.take()) != expected) {
                throw notHttp(in.here());
            }
        }
        statusLine = in.line(true);
        Refusal.VERSION.unless(statusLine.matches("(?s)HTTP/1\\.[0-9]([ \t].*)?"), statusLine);
        Refusal.VERSION_SPACE.unless(statusLine.matches("(?s)[^ \t]+ [^ \t].*"), statusLine);
        Refusal.STATUS_CODE.unless(statusLine.matches("(?s)[^ ]+ [0-9]{3}( .*)?"), statusLine);
        fieldLines = readFieldLines(true);
        return Integer.parseInt(statusLine.substring("HTTP/1.1 ".length(), "HTTP/1.1 200".length()));
    }

    private static Failure notHttp(String octets) {
        return octets.matches("(?s)[\u0015\u0016].*") // An alert, or a handshake.
                ? new Failure(Code.TLS, "The server speaks TLS on this port, and this client only plain HTTP; "
                        + "ask for the port of its plain HTTP, and give it with --port.")
                : octets.matches("(?is).*HTTP/[0-9].*") ? Refusal.BEFORE_STATUS_LINE.at(octets)
                : new Failure(Code.NOT_HTTP, "The answer is not HTTP/1.1; it begins with \""
                        + Transcript.quote(octets) + "\". Is another program listening on this port?");
    }

    /** To the empty line; a line that begins with white space continues the one before it (RFC 9112, section 5.2). */
    private List<String> readFieldLines(boolean areShown) throws Failure, IOException {
        List<String> lines = new ArrayList<>();
        for (String line = in.line(areShown); !line.isEmpty(); line = in.line(areShown)) {
            boolean goesOn = line.matches("(?s)[ \t].*") && !lines.isEmpty();
            lines.add(goesOn ? lines.remove(lines.size() - 1) + line : line);
            Refusal.FIELD_LINE.unless(goesOn || line.matches("(?s)[!#$%&'*+.^_`|~0-9A-Za-z-]+:.*"), line);
        }
        return lines;
    }

    /** RFC 9112, section 6.3, in its steps. What ended the content is returned, in words. */
    private String readContent(String method, int status) throws Failure, IOException {
        boolean isTunnel = method.equals("CONNECT") && status / 100 == 2;
        if (method.equals("HEAD") || isTunnel || status == 204 || status == 304) {
            return "there is none in " + (status == 204 || status == 304 ? "a " + status : "the answer to a " + method);
        }
        List<String> codings = values("Transfer-Encoding");
        List<String> lengths = values("Content-Length").stream().distinct().toList();
        if (!codings.isEmpty()) {
            String line = "Transfer-Encoding: " + String.join(", ", codings);
            Refusal.LENGTH_AND_CODING.unless(lengths.isEmpty(), line);
            Refusal.CODING_IN_1_0.unless(!statusLine.startsWith("HTTP/1.0"), line);
            // A list may have empty members (RFC 9110, section 5.6.1.2).
            Refusal.CODING.unless(line.matches("(?i).*: [, ]*chunked[, ]*"), line);
            new Chunks(in).read();
            for (String trailer : readFieldLines(transcript.isRaw)) {
                transcript.remark("A trailer field came behind the chunks: " + Transcript.quote(trailer));
            }
            return "ended by the chunk of size 0";
        }
        endsByClose = lengths.isEmpty();
        if (endsByClose) {
            try {
                in.content(TO_THE_END.longValue(), " octets of content");
            } catch (EOFException e) {
                // As it has to be.
            }
            return "ended by the close of the connection, because no field says how long it is";
        }
        String length = String.join(", ", lengths);
        Refusal.LENGTHS_DIFFER.unless(lengths.size() == 1, "Content-Length: " + length);
        Refusal.LENGTH.unless(length.matches("[0-9]+"), "Content-Length: " + length);
        in.content(new BigInteger(length).min(TO_THE_END).longValue(), " of " + length + " octets of content");
        return "ended by Content-Length: " + length;
    }
}
