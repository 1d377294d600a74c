package httpbytes.exercises.reference;

import httpbytes.exercises.Tasks;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/** One way to solve exercise 07. */
public final class E07 implements Tasks.DecodeChunks {

    @Override
    public byte[] decode(InputStream in) throws IOException {
        var content = new ByteArrayOutputStream();
        for (int size = size(line(in)); size > 0; size = size(line(in))) {
            byte[] data = in.readNBytes(size);
            if (data.length < size || !line(in).isEmpty()) {
                throw new IOException("a chunk is not as long as it says");
            }
            content.writeBytes(data);
        }
        while (!line(in).isEmpty()) {
            // Trailer fields: they end with an empty line, and are no content.
        }
        return content.toByteArray();
    }

    private static int size(String line) throws IOException {
        String digits = line.split(";", 2)[0].strip();
        if (!digits.matches("[0-9A-Fa-f]{1,7}")) {
            throw new IOException("\"" + digits + "\" is no chunk-size");
        }
        return Integer.parseInt(digits, 16);
    }

    /** One line without its CR LF. */
    private static String line(InputStream in) throws IOException {
        var line = new StringBuilder();
        while (line.length() < 2 || line.charAt(line.length() - 2) != '\r' || line.charAt(line.length() - 1) != '\n') {
            int octet = in.read();
            if (octet < 0) {
                throw new EOFException("the stream ended within the chunks");
            }
            line.append((char) octet);
        }
        return line.substring(0, line.length() - 2);
    }
}
