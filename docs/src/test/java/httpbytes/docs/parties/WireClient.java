package httpbytes.docs.parties;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A client for tests: sends octets as they are, and reads answers by their framing (RFC 9112, section 6.3).
 */
public final class WireClient implements AutoCloseable {

    /** A test that waits longer has failed. */
    private static final int GIVE_UP_MILLIS = 20_000;

    private static final int SILENCE_MILLIS = 50;
    private static final int PAUSE_MILLIS = 500;
    private static final Pattern DRAWN = Pattern.compile("\\\\x([0-9a-f]{2})|(?s:.[^\\\\]*)");

    private final Socket socket;
    private final InputStream in;

    public WireClient(int port) throws IOException {
        this(new Socket(InetAddress.getLoopbackAddress(), port));
    }

    /** @param own the address of the client, one of this machine's */
    public WireClient(int port, InetAddress own) throws IOException {
        this(new Socket(InetAddress.getLoopbackAddress(), port, own, 0));
    }

    private WireClient(Socket socket) throws IOException {
        this.socket = socket;
        socket.setSoTimeout(GIVE_UP_MILLIS);
        socket.setTcpNoDelay(true);
        in = new BufferedInputStream(socket.getInputStream());
    }

    /** An answer; each char of the header section is one octet, the content is UTF-8. */
    public record Answer(String statusLine, List<String> fieldLines, String content) {

        public int status() {
            return Integer.parseInt(statusLine.substring("HTTP/1.1 ".length(), "HTTP/1.1 200".length()));
        }

        /** The value of a field, in lower case; empty where the field is missing. */
        public String field(String name) {
            return fieldLines.stream().filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
                    .map(line -> line.substring(name.length() + 1).strip().toLowerCase(Locale.ROOT)).findFirst()
                    .orElse("");
        }

        public boolean saysClose() {
            return field("Connection").equals("close");
        }
    }

    /** A text block as octets of UTF-8: each line end becomes CR LF. */
    public static byte[] wire(String lines) {
        return lines.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
    }

    /** Octets as they are drawn: {@code \r} and {@code \n}, {@code \xNN} for any octet, the rest is UTF-8. */
    public static byte[] drawn(String text) {
        var octets = new ByteArrayOutputStream();
        Matcher parts = DRAWN.matcher(text);
        while (parts.find()) {
            octets.writeBytes(parts.group(1) != null ? new byte[] {(byte) Integer.parseInt(parts.group(1), 16)}
                    : parts.group().replace("\\r", "\r").replace("\\n", "\n").getBytes(StandardCharsets.UTF_8));
        }
        return octets.toByteArray();
    }

    public WireClient send(byte[] octets) throws IOException {
        socket.getOutputStream().write(octets);
        return this;
    }

    public WireClient send(String lines) throws IOException {
        return send(wire(lines));
    }

    public WireClient endOutput() throws IOException {
        socket.shutdownOutput();
        return this;
    }

    /** The same on a connection that may be gone. */
    public WireClient endOutputIfPossible() {
        try {
            endOutput();
        } catch (IOException gone) {
            // Then there is nothing left to end.
        }
        return this;
    }

    public Answer answer() throws IOException {
        return answer(true);
    }

    /** The answer to HEAD: the length that it gives is that of a content which does not come. */
    public Answer answerToHead() throws IOException {
        return answer(false);
    }

    private Answer answer(boolean hasContent) throws IOException {
        Optional<String> section = headerSection();
        while (section.isPresent() && section.get().startsWith("HTTP/1.1 100")) {
            section = headerSection();
        }
        List<String> lines = section.orElseThrow(() -> new IOException("no answer")).lines().toList();
        var head = new Answer(lines.get(0), lines.subList(1, lines.size()), "");
        String length = head.field("Content-Length");
        if (!hasContent || length.isEmpty() && !head.field("Transfer-Encoding").equals("chunked")) {
            return head;
        }
        byte[] content = length.isEmpty() ? chunks() : in.readNBytes(Integer.parseInt(length));
        return new Answer(head.statusLine, head.fieldLines, new String(content, StandardCharsets.UTF_8));
    }

    private byte[] chunks() throws IOException {
        var content = new ByteArrayOutputStream();
        for (int size = chunkSize(); size > 0; size = chunkSize()) {
            content.writeBytes(in.readNBytes(size));
            line();
        }
        line();
        return content.toByteArray();
    }

    private int chunkSize() throws IOException {
        return Integer.parseInt(line(), 16);
    }

    private String line() throws IOException {
        var line = new StringBuilder();
        while (line.indexOf("\r\n") < 0) {
            line.append((char) in.read());
        }
        return line.substring(0, line.length() - 2);
    }

    /** Status-line and field lines, or nothing where the connection ends before them. */
    private Optional<String> headerSection() throws IOException {
        var section = new StringBuilder();
        while (section.indexOf("\r\n\r\n") < 0) {
            int octet = in.read();
            if (octet < 0) {
                return Optional.empty();
            }
            section.append((char) octet);
        }
        return Optional.of(section.toString());
    }

    /** What comes until the server closes, each octet one char. */
    public String rest() throws IOException {
        return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
    }

    /** What one read brings: the beginning of an answer, at the least. Empty where the server closed. */
    public String some() throws IOException {
        var octets = new byte[64 * 1024];
        int count = in.read(octets);
        return count < 0 ? "" : new String(octets, 0, count, StandardCharsets.ISO_8859_1);
    }

    /** What one read brings within this time; nothing where the server closed or said nothing. */
    public Optional<String> someWithin(int millis) throws IOException {
        socket.setSoTimeout(millis);
        try {
            return Optional.of(some()).filter(octets -> !octets.isEmpty());
        } catch (SocketTimeoutException silence) {
            return Optional.empty();
        } finally {
            socket.setSoTimeout(GIVE_UP_MILLIS);
        }
    }

    /** Whether nothing comes for a moment, not even the end. */
    public boolean awaitSilence() throws IOException {
        return awaitSilence(SILENCE_MILLIS);
    }

    /** Waits for as long as a server may need, on a busy machine, to read what was sent, unless it answers or closes. */
    public void pause() throws IOException {
        awaitSilence(PAUSE_MILLIS);
    }

    private boolean awaitSilence(int millis) throws IOException {
        socket.setSoTimeout(millis);
        try {
            in.mark(1);
            in.read();
            in.reset();
            return false;
        } catch (SocketTimeoutException silence) {
            return true;
        } finally {
            socket.setSoTimeout(GIVE_UP_MILLIS);
        }
    }

    /** Whether the server closes within this time, and says nothing before that. */
    public boolean endsWithin(int millis) throws IOException {
        socket.setSoTimeout(millis);
        try {
            return in.read() < 0;
        } catch (SocketTimeoutException stillOpen) {
            return false;
        } finally {
            socket.setSoTimeout(GIVE_UP_MILLIS);
        }
    }

    /** Sends to a server that may have closed. */
    public WireClient sendIfPossible(String lines) {
        return sendIfPossible(wire(lines));
    }

    public WireClient sendIfPossible(byte[] octets) {
        try {
            send(octets);
        } catch (IOException closed) {
            // Then nothing more will come, which is what the caller looks for.
        }
        return this;
    }

    /** What else comes from a server that may reset the connection. */
    public String restIfAny() throws IOException {
        var rest = new ByteArrayOutputStream();
        try {
            in.transferTo(rest);
        } catch (SocketException reset) {
            // What came before it counts.
        }
        return rest.toString(StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
