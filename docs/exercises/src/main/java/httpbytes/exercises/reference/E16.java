package httpbytes.exercises.reference;

import httpbytes.exercises.Tasks;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** One way to solve exercise 16. */
public final class E16 implements Tasks.OutliveVisitors {

    private static final int HEADER_LIMIT = 16 * 1024;
    private static final int CONTENT_LIMIT = 1024 * 1024;
    private static final int SILENCE_MILLIS = 10_000;

    @Override
    public void serve(ServerSocket listener) throws IOException {
        while (!listener.isClosed()) {
            try {
                Socket visitor = listener.accept();
                new Thread(() -> welcome(visitor)).start();
            } catch (IOException closed) {
                return;
            }
        }
    }

    /** Whatever goes wrong here ends this connection, and nothing else. */
    private static void welcome(Socket visitor) {
        try (visitor) {
            visitor.setSoTimeout(SILENCE_MILLIS);
            visitor.getOutputStream().write(answer(visitor.getInputStream()));
        } catch (IOException gone) {
            // Nobody is left to tell.
        }
    }

    private static byte[] answer(InputStream in) throws IOException {
        try {
            String section = new String(section(in), StandardCharsets.ISO_8859_1);
            String[] lines = section.strip().split("\r\n");
            String[] parts = lines[0].split(" ", -1);
            if (parts.length != 3 || new E10().judge(section) != 200) {
                return message("400 Bad Request", "this is no request of HTTP/1.1.\n");
            }
            byte[] content = in.readNBytes(length(lines));
            String[] target = parts[1].split("\\?", 2);
            if (!target[0].equals("/api")) {
                return message("404 Not Found", "nothing is served at this path; try /api.\n");
            }
            String form = parts[0].equals("GET") ? target.length > 1 ? target[1] : "" : text(content);
            List<String> pairs = new E08().decode(form);
            return message("200 OK", parts[0] + " request received with the following parameters:\n"
                    + String.join("", pairs.stream().map(pair -> pair + "\n").toList()));
        } catch (IllegalArgumentException | CharacterCodingException unreadable) {
            return message("400 Bad Request", "that cannot be read.\n");
        }
    }

    private static byte[] section(InputStream in) throws IOException {
        var section = new ByteArrayOutputStream();
        while (!section.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
            int octet = in.read();
            boolean bareLf = octet == '\n' && !section.toString(StandardCharsets.ISO_8859_1).endsWith("\r");
            if (bareLf || section.size() > HEADER_LIMIT) {
                throw new IllegalArgumentException("no header section");
            }
            if (octet < 0) {
                throw new EOFException("gone");
            }
            section.write(octet);
        }
        return section.toByteArray();
    }

    private static int length(String[] lines) {
        for (String line : lines) {
            if (line.regionMatches(true, 0, "Content-Length:", 0, 15)) {
                String digits = line.substring(15).strip();
                if (!digits.matches("[0-9]{1,7}") || Integer.parseInt(digits) > CONTENT_LIMIT) {
                    throw new IllegalArgumentException("no length");
                }
                return Integer.parseInt(digits);
            }
        }
        return 0;
    }

    private static String text(byte[] octets) throws CharacterCodingException {
        return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(octets)).toString();
    }

    private static byte[] message(String status, String content) {
        byte[] octets = content.getBytes(StandardCharsets.UTF_8);
        var message = new ByteArrayOutputStream();
        message.writeBytes(("HTTP/1.1 " + status + "\r\nContent-Type: text/plain;charset=utf-8\r\nContent-Length: "
                + octets.length + "\r\nConnection: close\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
        message.writeBytes(octets);
        return message.toByteArray();
    }
}
