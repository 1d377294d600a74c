package httpbytes.rawclients;

import httpbytes.rawclients.Failure.Code;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads one answer, to its end and no further (RFC 9112, section 6.3): where it ends is known from its fields, never
 * from silence. Of chunks it knows only that there are some.
 */
final class ResponseReader {

    private static final char TLS_ALERT = 0x15;
    private static final char TLS_HANDSHAKE = 0x16;
    /** Of a length that is more than anybody waits for, and no overflow. */
    private static final int MOST_DIGITS = 18;

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
        int status = readSection("without an answer; its log may say why. A port of TLS may do this too.");
        while (status / 100 == 1) {
            if (status == 101) {
                throw in.refused(Refusal.SWITCHED, statusLine);
            }
            status = readSection("after an interim answer, and no other came; its log may say why.");
        }
        String ending = readContent(method, status);
        transcript.remark(in.content() + (in.content() == 1 ? " octet" : " octets") + " of content; " + ending
                + " (RFC 9112, section 6.3).");
        if (values("Server").anyMatch(server -> server.startsWith("AirTunes"))) {
            transcript.remark("That was AirPlay Receiver of macOS: take another port, as with --port 5001.");
        }
        return persists();
    }

    /** RFC 9112, section 9.3. */
    private boolean persists() {
        boolean byDefault = !statusLine.startsWith("HTTP/1.0");
        return !endsByClose && values("Connection").noneMatch("close"::equalsIgnoreCase)
                && (byDefault || values("Connection").anyMatch("keep-alive"::equalsIgnoreCase));
    }

    /** The members of a field, in however many lines; white space is SP and HTAB (RFC 9110, section 5.6.3). */
    private Stream<String> values(String name) {
        return fieldLines.stream().filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
                .flatMap(line -> Stream.of(line.substring(name.length() + 1).split(",", -1)))
                .map(value -> value.replaceAll("^[ \t]+|[ \t]+$", ""));
    }

    private int readSection(String where) throws Failure, IOException {
        if (in.peek() < 0) {
            throw new Failure(Code.EMPTY_REPLY, "The server closed the connection " + where);
        }
        for (char expected : "HTTP/".toCharArray()) {
            // Told at once, not at a line end that may never come.
            if (in.peek() >= 0 && Character.toUpperCase(in.peek()) != expected) {
                throw notHttp();
            }
            in.take();
        }
        statusLine = in.line();
        Refusal wrong = wrongInStatusLine(statusLine);
        if (wrong != null) {
            throw in.refused(wrong, statusLine);
        }
        fieldLines = readFieldLines();
        return Integer.parseInt(statusLine.substring("HTTP/1.1 ".length(), "HTTP/1.1 200".length()));
    }

    private Failure notHttp() throws IOException {
        String octets = in.rest();
        return octets.matches("(?s)[" + TLS_ALERT + TLS_HANDSHAKE + "].*")
                ? new Failure(Code.TLS, "The server speaks TLS on this port, and this client only plain HTTP; "
                        + "ask for the port of its plain HTTP, and give it with --port.")
                : octets.matches("(?is).{0,60}HTTP/[0-9].*") ? Refusal.BEFORE_STATUS_LINE.at(octets)
                : new Failure(Code.NOT_HTTP, "The answer is not HTTP/1.1; it begins with \""
                        + Transcript.quote(octets) + "\". Is another program listening on this port?");
    }

    /** RFC 9112, section 4. Many servers leave out the space behind the code, and nobody minds. */
    private static Refusal wrongInStatusLine(String line) {
        return line.indexOf('\0') >= 0 ? Refusal.NUL
                : !line.startsWith("HTTP/") ? Refusal.VERSION_CASE
                : !is(line, "HTTP/[0-9]\\.[0-9]([ \t].*)?") ? Refusal.VERSION_FORM
                : !line.startsWith("HTTP/1.") ? Refusal.VERSION_MAJOR
                : !is(line, "HTTP/1\\.[0-9] [^ \t].*") ? Refusal.VERSION_SPACE
                : !is(line, "HTTP/1\\.[0-9] [0-9]{3}( .*)?") ? Refusal.STATUS_CODE : null;
    }

    private static boolean is(String line, String pattern) {
        return Pattern.compile(pattern, Pattern.DOTALL).matcher(line).matches();
    }

    /** To the empty line; a line that begins with white space continues the one before it (RFC 9112, section 5.2). */
    private List<String> readFieldLines() throws Failure, IOException {
        List<String> lines = new ArrayList<>();
        for (String line = in.line(); !line.isEmpty(); line = in.line()) {
            String whole = is(line, "[ \t].*") && !lines.isEmpty() ? lines.remove(lines.size() - 1) + line : line;
            Refusal wrong = wrongInFieldLine(whole, whole.indexOf(':'));
            if (wrong != null) {
                throw in.refused(wrong, whole);
            }
            lines.add(whole);
        }
        return lines;
    }

    /** RFC 9112, section 5. */
    private static Refusal wrongInFieldLine(String line, int colon) {
        return line.indexOf('\0') >= 0 ? Refusal.NUL
                : is(line, "[ \t].*") ? Refusal.SPACE_BEFORE_FIELDS
                : colon < 0 ? Refusal.NO_COLON
                : is(line.substring(0, colon), ".+[ \t]") ? Refusal.SPACE_BEFORE_COLON
                : !is(line.substring(0, colon), "[!#$%&'*+.^_`|~0-9A-Za-z-]+") ? Refusal.FIELD_NAME : null;
    }

    /** RFC 9112, section 6.3, in its steps. What ended the content is returned, in words. */
    private String readContent(String method, int status) throws Failure, IOException {
        boolean isTunnel = method.equals("CONNECT") && status / 100 == 2;
        if (method.equals("HEAD") || isTunnel || status == 204 || status == 304) {
            return "there is none in " + (status == 204 || status == 304 ? "a " + status : "the answer to a " + method);
        }
        if (values("Transfer-Encoding").findAny().isPresent()) {
            checkCoding(values("Transfer-Encoding").filter(coding -> !coding.isEmpty()).toList());
            readChunks();
            return "ended by the chunk of size 0";
        }
        List<String> lengths = values("Content-Length").distinct().toList();
        endsByClose = lengths.isEmpty();
        if (endsByClose) {
            in.content(Received.TO_THE_END, " octets of content");
            return "ended by the close of the connection, because no field says how long it is";
        }
        String length = lengths.get(0);
        if (lengths.size() > 1 || !length.matches("[0-9]+")) {
            throw in.refused(lengths.size() > 1 ? Refusal.LENGTHS_DIFFER : Refusal.LENGTH_FORM,
                    "Content-Length: " + String.join(", ", lengths));
        }
        String digits = length.replaceFirst("^0+", "0");
        in.content(digits.length() > MOST_DIGITS ? Received.TO_THE_END - 1 : Long.parseLong(digits),
                " of " + length + " octets of content");
        return "ended by Content-Length: " + length;
    }

    private void checkCoding(List<String> codings) throws Failure {
        String line = "Transfer-Encoding: " + String.join(", ", codings);
        Refusal wrong = values("Content-Length").findAny().isPresent() ? Refusal.LENGTH_AND_CODING
                : statusLine.startsWith("HTTP/1.0") ? Refusal.CODING_IN_1_0
                : codings.isEmpty() || !codings.stream().allMatch("chunked"::equalsIgnoreCase) ? Refusal.CODING_UNKNOWN
                : codings.size() > 1 ? Refusal.CHUNKED_TWICE : null;
        if (wrong != null) {
            throw in.refused(wrong, line);
        }
    }

    private void readChunks() throws Failure, IOException {
        new Chunks(in).read();
        if (!transcript.isRaw() && in.peek() == '\r') {
            in.chunkLine();
            return;
        }
        if (!transcript.isRaw()) {
            transcript.remark("Behind the last chunk come trailer fields (RFC 9112, section 7.1.2).");
        }
        readFieldLines();
    }
}
