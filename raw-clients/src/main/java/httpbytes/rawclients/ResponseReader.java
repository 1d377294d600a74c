package httpbytes.rawclients;

import httpbytes.rawclients.Failure.Code;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
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
    private static final int TLS_ALERT = 0x15;
    private static final int TLS_HANDSHAKE = 0x16;

    private final InputStream in;
    private final boolean toHead;
    private final List<String> sections = new ArrayList<>();
    private final StringBuilder section = new StringBuilder();
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private final ByteArrayOutputStream content = new ByteArrayOutputStream();
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

    private int readSection() throws Failure, IOException {
        while (section.indexOf("\r\n\r\n") < 0) {
            int octet = in.read();
            if (octet < 0) {
                throw endedInSection();
            }
            section.append((char) octet);
            checkStart();
            if (section.length() > SECTION_LIMIT) {
                throw tooLarge("a header section of more than " + SECTION_LIMIT + " octets");
            }
        }
        Matcher statusLine = STATUS_LINE.matcher(section.substring(0, section.indexOf("\r\n")));
        if (!statusLine.matches()) {
            throw notHttp();
        }
        sections.add(section.toString());
        section.setLength(0);
        return Integer.parseInt(statusLine.group(1));
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
                    "The server closed the connection without an answer; its log may say why.");
        }
        String last = section.substring(Math.max(0, section.length() - QUOTED));
        return incomplete("in the middle of a header section, after \"" + quote(last) + "\"");
    }

    private Failure notHttp() throws IOException {
        while (section.length() < QUOTED && in.available() > 0) {
            section.append((char) in.read());
        }
        char first = section.charAt(0);
        if (first == TLS_ALERT || first == TLS_HANDSHAKE) {
            return new Failure(Code.TLS, "The server speaks TLS on this port, and this client only plain HTTP; "
                    + "ask for the port of its plain HTTP, and give it with --port.");
        }
        return new Failure(Code.NOT_HTTP, "The answer is not HTTP/1.1; it begins with \"" + quote(section.toString())
                + "\". Is another program listening on this port?");
    }

    private void readBody(int status) throws Failure, IOException {
        String length = field("Content-Length");
        String coding = field("Transfer-Encoding");
        if (toHead || status == 204 || status == 304) {
            ending = toHead ? "there is none in the answer to a HEAD" : "there is none in a " + status;
        } else if (coding != null) {
            if (length != null || !coding.equalsIgnoreCase("chunked")) {
                throw ambiguous("Transfer-Encoding: " + coding + (length == null ? "" : ", Content-Length: " + length));
            }
            readChunks();
            ending = "ended by the chunk of size 0";
        } else if (length != null) {
            readFixed(length);
            ending = "ended by Content-Length: " + length;
        } else {
            readToTheEnd();
            ending = "ended by the close of the connection, because no field says how long it is";
        }
    }

    private void readFixed(String length) throws Failure, IOException {
        if (!length.matches("[0-9]{1,18}")) {
            throw ambiguous("Content-Length: " + length);
        }
        long octets = Long.parseLong(length);
        if (octets > BODY_LIMIT) {
            throw tooLarge("a content of " + length + " octets");
        }
        copy((int) octets, body, content);
        if (content.size() < octets) {
            throw incomplete("after " + content.size() + " of " + length + " octets of content");
        }
    }

    private void readToTheEnd() throws Failure, IOException {
        var octets = new byte[8 * 1024];
        for (int count = in.read(octets); count >= 0; count = in.read(octets)) {
            body.write(octets, 0, count);
            content.write(octets, 0, count);
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
        String size = line.replaceFirst("[ \t]*(;.*)?$", "");
        if (!size.matches("[0-9A-Fa-f]{1,15}")) {
            throw badChunk("\"" + quote(line) + "\" stands where a chunk-size should be");
        }
        long octets = Long.parseLong(size, 16);
        if (body.size() + octets > BODY_LIMIT) {
            throw tooLarge("chunks of more than " + BODY_LIMIT + " octets");
        }
        return (int) octets;
    }

    /** A line of the body, without its CR LF. */
    private String readLine() throws Failure, IOException {
        var line = new StringBuilder();
        while (line.length() < 2 || line.charAt(line.length() - 2) != '\r' || line.charAt(line.length() - 1) != '\n') {
            int octet = in.read();
            if (octet < 0) {
                throw incomplete("in the middle of its chunks");
            }
            body.write(octet);
            line.append((char) octet);
            if (line.length() > CHUNK_LINE_LIMIT) {
                throw badChunk("a line between its chunks does not end");
            }
        }
        return line.substring(0, line.length() - 2);
    }

    private void copy(int octets, ByteArrayOutputStream... to) throws IOException {
        var buffer = new byte[8 * 1024];
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
        for (String line : sections.get(sections.size() - 1).split("\r\n")) {
            if (line.regionMatches(true, 0, name + ":", 0, name.length() + 1)) {
                String more = line.substring(name.length() + 1).strip();
                value = value == null ? more : value + ", " + more;
            }
        }
        return value;
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
