package httpbytes.socketserver.server;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A client for tests: sends octets as they are written, and reads answers by their framing. */
final class Client implements AutoCloseable {

    /** A test that waits longer has failed. */
    private static final int GIVE_UP_MILLIS = 20_000;

    private final Socket socket;
    private final InputStream in;

    Client(HttpServer server) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
        socket.setSoTimeout(GIVE_UP_MILLIS);
        socket.setTcpNoDelay(true);
        in = socket.getInputStream();
    }

    /** An answer, each octet of its content one char. */
    record Answer(String statusLine, String fields, String content) {

        String field(String name) {
            return fields.lines().filter(line -> line.startsWith(name + ": "))
                    .map(line -> line.substring(name.length() + 2)).findFirst().orElse(null);
        }
    }

    /** A text block: each line end becomes CR LF. */
    Client send(String lines) throws IOException {
        return sendRaw(lines.replace("\n", "\r\n").getBytes(StandardCharsets.ISO_8859_1));
    }

    Client sendRaw(byte[] octets) throws IOException {
        socket.getOutputStream().write(octets);
        return this;
    }

    Client endOutput() throws IOException {
        socket.shutdownOutput();
        return this;
    }

    Answer answer() throws IOException {
        String section = headerSection();
        int end = section.indexOf("\r\n");
        var head = new Answer(section.substring(0, end), section.substring(end + 2), "");
        String length = head.field("Content-Length");
        byte[] content = length == null ? new byte[0] : in.readNBytes(Integer.parseInt(length));
        return new Answer(head.statusLine, head.fields, new String(content, StandardCharsets.ISO_8859_1));
    }

    /** The answer to HEAD: the length that it gives is that of a content which does not come. */
    Answer answerToHead() throws IOException {
        String section = headerSection();
        int end = section.indexOf("\r\n");
        return new Answer(section.substring(0, end), section.substring(end + 2), "");
    }

    private String headerSection() throws IOException {
        var section = new StringBuilder();
        while (section.indexOf("\r\n\r\n") < 0) {
            int octet = in.read();
            if (octet < 0) {
                throw new EOFException("The connection ended after \"" + section + "\".");
            }
            section.append((char) octet);
        }
        return section.toString();
    }

    /** What comes until the server closes. */
    String rest() throws IOException {
        return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
    }

    int available() throws IOException {
        return in.available();
    }

    /** Ends the connection as a crash would: with a reset instead of a FIN. */
    void reset() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
