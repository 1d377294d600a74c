package httpbytes.rawclients;

import httpbytes.rawclients.Failure.Code;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads one answer, to its end and no further (RFC 9112, section 6.3): the end of an answer is known from its
 * fields, never from silence. Knows streams, not sockets.
 */
final class ResponseReader {

    /** Header and trailer sections: what curl takes is 300 KiB, what servers send is far below this. */
    private static final int SECTION_LIMIT = 64 * 1024;
    private static final int BODY_LIMIT = 16 * 1024 * 1024;
    private static final int CHUNK_LINE_LIMIT = 8 * 1024;
    private static final int INTERIM_LIMIT = 20;
    private static final int QUOTED = 60;
    /** RFC 9112, section 4. The reason phrase may be empty, as Tomcat's is. */
    private static final Pattern STATUS_LINE = Pattern.compile("HTTP/1\\.[0-9] ([1-9][0-9][0-9])( [^\r\n]*)?");
    /** RFC 9112, section 5: no space before the colon, and no octet that could be taken for a line end. */
    private static final Pattern FIELD_LINE =
            Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+:[^\r\n\0]*");
    /** RFC 9112, section 7.1. */
    private static final Pattern CHUNK_LINE = Pattern.compile("([0-9A-Fa-f]{1,15})[ \t]*+(;[^\r\n]*)?");
    private static final int SWITCHING_PROTOCOLS = 101;
    private static final int TLS_ALERT = 0x15;
    private static final int TLS_HANDSHAKE = 0x16;

    private final InputStream in;
    private final boolean toHead;
    private final List<String> sections = new ArrayList<>();
    private final StringBuilder section = new StringBuilder();
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private final ByteArrayOutputStream content = new ByteArrayOutputStream();
    private final byte[] buffer = new byte[8 * 1024];
    private String expected = "";
    private String ending;

    /** @param toHead whether the request was a HEAD, whose answer has no content whatever its fields say */
    ResponseReader(InputStream in, boolean toHead) {
        this.in = in;
        this.toHead = toHead;
    }

    /**
     * Reads the whole answer.
     *
     * @throws Failure     where it is none, or not complete
     * @throws IOException where the connection fails
     */
    void read() throws Failure, IOException {
        int status = readSection();
        while (status < 200) {
            if (status == SWITCHING_PROTOCOLS) {
                throw new Failure(Code.NOT_HTTP,
                        "The server switches to another protocol, which nobody asked for (RFC 9110, section 15.2.2).");
            }
            if (sections.size() > INTERIM_LIMIT) {
                throw tooLarge("more than " + INTERIM_LIMIT + " interim answers");
            }
            status = readSection();
        }
        readBody(status);
    }

    /** What came, whether or not {@link #read} got to the end. */
    Answer answer() {
        List<String> all = new ArrayList<>(sections);
        if (!section.isEmpty()) {
            all.add(section.toString());
        }
        return new Answer(all, body.toByteArray(), content.toByteArray(), ending);
    }

    /** How much came, for the case that the rest does not. */
    String progress() {
        return section.isEmpty() ? content.size() + expected + " octets of content came"
                : section.length() + " octets of a header section came";
    }

    private int readSection() throws Failure, IOException {
        while (!endsWith(section, "\r\n\r\n")) {
            int octet = in.read();
            if (octet < 0) {
                throw endedInSection();
            }
            section.append((char) octet);
            checkStart();
            if (octet == '\n' && !endsWith(section, "\r\n")) {
                throw bareLf();
            }
            if (section.length() > SECTION_LIMIT) {
                throw tooLarge("a header section of more than " + SECTION_LIMIT + " octets");
            }
        }
        List<String> lines = lines(section.toString());
        Matcher statusLine = STATUS_LINE.matcher(lines.get(0));
        if (!statusLine.matches()) {
            throw notHttp();
        }
        checkFieldLines(lines.subList(1, lines.size()));
        sections.add(section.toString());
        section.setLength(0);
        return Integer.parseInt(statusLine.group(1));
    }

    /** The lines of a header section; a line that begins with a space continues the one before it (section 5.2). */
    private static List<String> lines(String section) {
        return List.of(section.replaceAll("\r\n[ \t]", " ").split("\r\n"));
    }

    private static void checkFieldLines(List<String> lines) throws Failure {
        for (String line : lines) {
            if (!FIELD_LINE.matcher(line).matches()) {
                throw new Failure(Code.NOT_HTTP, "The header section holds \"" + quote(line)
                        + "\", which is no field line: a name, a colon right after it, a value (RFC 9112, section 5).");
            }
        }
    }

    private static boolean endsWith(StringBuilder text, String end) {
        return text.length() >= end.length() && text.indexOf(end, text.length() - end.length()) >= 0;
    }

    private Failure bareLf() throws IOException {
        String last = lastOfSection();
        takeWhatIsHere();
        return new Failure(Code.NOT_HTTP, "A line of the header section ends with LF alone, after \"" + last
                + "\"; every line ends with CR LF, \\r\\n in most languages (RFC 9112, section 2.1).");
    }

    /** What cannot become a status-line is told at once, not at a line end that may never come. */
    private void checkStart() throws Failure, IOException {
        String expected = "HTTP/1.";
        int compared = Math.min(expected.length(), section.length());
        if (!section.substring(0, compared).equals(expected.substring(0, compared))) {
            throw notHttp();
        }
    }

    private Failure endedInSection() {
        if (section.isEmpty() && sections.isEmpty()) {
            return new Failure(Code.EMPTY_REPLY,
                    "The server closed the connection without an answer; its log may say why. A port of TLS may "
                            + "do this too.");
        }
        return incomplete("in the middle of a header section, after \"" + lastOfSection() + "\"");
    }

    private String lastOfSection() {
        return quote(section.substring(Math.max(0, section.length() - QUOTED)));
    }

    private Failure notHttp() throws IOException {
        takeWhatIsHere();
        char first = section.charAt(0);
        if (first == TLS_ALERT || first == TLS_HANDSHAKE) {
            return new Failure(Code.TLS, "The server speaks TLS on this port, and this client only plain HTTP; "
                    + "ask for the port of its plain HTTP, and give it with --port.");
        }
        return new Failure(Code.NOT_HTTP, "The answer is not HTTP/1.1; it begins with \"" + quote(section.toString())
                + "\". Is another program listening on this port?");
    }

    /** So that what cannot be understood can still be shown; does not wait for more. */
    private void takeWhatIsHere() throws IOException {
        while (section.length() < SECTION_LIMIT && in.available() > 0) {
            section.append((char) in.read());
        }
    }

    private void readBody(int status) throws Failure, IOException {
        String length = field("Content-Length");
        String coding = field("Transfer-Encoding");
        if (toHead || status == 204 || status == 304) {
            ending = toHead ? "there is none in the answer to a HEAD" : "there is none in a " + status;
        } else if (coding != null) {
            checkCoding(coding, length);
            readChunks();
            ending = "ended by the chunk of size 0";
        } else if (length != null) {
            String octets = checkLength(length);
            readFixed(octets);
            ending = "ended by Content-Length: " + octets;
        } else {
            readToTheEnd();
            ending = "ended by the close of the connection, because no field says how long it is";
        }
    }

    private void checkCoding(String coding, String length) throws Failure {
        String all = "Transfer-Encoding: " + coding;
        if (length != null) {
            throw ambiguous(all + ", Content-Length: " + length);
        }
        if (sections.get(sections.size() - 1).startsWith("HTTP/1.0")) {
            throw ambiguous(all + " in HTTP/1.0, which has none");
        }
        if (!coding.equalsIgnoreCase("chunked")) {
            throw new Failure(Code.NOT_HTTP, "The answer has " + quote(all)
                    + ", and a server may not send what nobody asked for: chunked alone (RFC 9112, section 7.4).");
        }
    }

    /** A length that is said twice, alike, is one length. */
    private static String checkLength(String lengths) throws Failure {
        List<String> different = Arrays.stream(lengths.split(",", -1)).map(ResponseReader::trimOws).distinct().toList();
        if (different.size() > 1 || !different.get(0).matches("[0-9]{1,18}")) {
            throw ambiguous("Content-Length: " + lengths);
        }
        return different.get(0);
    }

    private void readFixed(String length) throws Failure, IOException {
        long octets = Long.parseLong(length);
        if (octets > BODY_LIMIT) {
            throw tooLarge("a content of " + length + " octets");
        }
        expected = " of " + length;
        copy((int) octets, body, content);
        if (content.size() < octets) {
            throw incomplete("after " + content.size() + " of " + length + " octets of content");
        }
    }

    private void readToTheEnd() throws Failure, IOException {
        for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
            body.write(buffer, 0, count);
            content.write(buffer, 0, count);
            if (body.size() > BODY_LIMIT) {
                throw tooLarge("a content of more than " + BODY_LIMIT + " octets");
            }
        }
    }

    /** RFC 9112, section 7.1; chunk extensions are passed over, a trailer section is read to its end. */
    private void readChunks() throws Failure, IOException {
        int size = chunkSize();
        while (size > 0) {
            int before = content.size();
            copy(size, body, content);
            int came = content.size() - before;
            if (came < size) {
                throw incomplete("after " + came + " of the " + size + " octets of a chunk");
            }
            if (!readLine().isEmpty()) {
                throw badChunk("a chunk is longer than its size");
            }
            size = chunkSize();
        }
        int trailers = body.size();
        while (!readLine().isEmpty()) {
            if (body.size() - trailers > SECTION_LIMIT) {
                throw tooLarge("a trailer section of more than " + SECTION_LIMIT + " octets");
            }
        }
    }

    private int chunkSize() throws Failure, IOException {
        String line = readLine();
        Matcher chunkLine = CHUNK_LINE.matcher(line);
        if (!chunkLine.matches()) {
            throw badChunk("\"" + quote(line) + "\" stands where a chunk-size should be");
        }
        long octets = Long.parseLong(chunkLine.group(1), 16);
        if (body.size() + octets > BODY_LIMIT) {
            throw tooLarge("chunks of more than " + BODY_LIMIT + " octets");
        }
        return (int) octets;
    }

    /** A line of the body, without its CR LF. */
    private String readLine() throws Failure, IOException {
        var line = new StringBuilder();
        while (!endsWith(line, "\r\n")) {
            int octet = in.read();
            if (octet < 0) {
                throw incomplete("in the middle of its chunks");
            }
            body.write(octet);
            line.append((char) octet);
            if (octet == '\n' && !endsWith(line, "\r\n")) {
                throw badChunk("\"" + quote(line.toString()) + "\" ends with LF alone, not with CR LF");
            }
            if (line.length() > CHUNK_LINE_LIMIT) {
                throw badChunk("a line between its chunks does not end");
            }
        }
        return line.substring(0, line.length() - 2);
    }

    private void copy(int octets, ByteArrayOutputStream... to) throws IOException {
        int remaining = octets;
        while (remaining > 0) {
            int count = in.read(buffer, 0, Math.min(buffer.length, remaining));
            if (count < 0) {
                return;
            }
            for (ByteArrayOutputStream out : to) {
                out.write(buffer, 0, count);
            }
            remaining -= count;
        }
    }

    /** The value of a field of the last header section; several lines joined by commas, or null. */
    private String field(String name) {
        String value = null;
        for (String line : lines(sections.get(sections.size() - 1))) {
            if (line.regionMatches(true, 0, name + ":", 0, name.length() + 1)) {
                String more = trimOws(line.substring(name.length() + 1));
                value = value == null ? more : value + ", " + more;
            }
        }
        return value;
    }

    /** OWS is SP and HTAB (RFC 9110, section 5.6.3); {@code strip} and {@code trim} take more. */
    private static String trimOws(String value) {
        int start = 0;
        int end = value.length();
        while (start < end && " \t".indexOf(value.charAt(start)) >= 0) {
            start++;
        }
        while (end > start && " \t".indexOf(value.charAt(end - 1)) >= 0) {
            end--;
        }
        return value.substring(start, end);
    }

    private static Failure ambiguous(String fields) {
        return new Failure(Code.NOT_HTTP, "Nobody can tell where this answer ends (RFC 9112, section 6.3): "
                + quote(fields) + ".");
    }

    private static Failure badChunk(String what) {
        return new Failure(Code.RECEIVE, "The chunked body is broken (RFC 9112, section 7.1): " + what + ".");
    }

    private static Failure incomplete(String where) {
        return new Failure(Code.INCOMPLETE, "The server closed the connection " + where + ".");
    }

    private static Failure tooLarge(String what) {
        return new Failure(Code.TOO_LARGE, "The server sends " + what + ", and this client reads no more.");
    }

    /** So written that it can be shown: control characters and octets beyond ASCII as \xNN. */
    static String quote(String octets) {
        return Transcript.escape(octets.getBytes(StandardCharsets.ISO_8859_1), QUOTED);
    }
}
