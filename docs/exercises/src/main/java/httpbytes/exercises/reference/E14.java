package httpbytes.exercises.reference;

import httpbytes.exercises.Tasks;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** One way to solve exercise 14. */
public final class E14 implements Tasks.TakeAnswer {

    @Override
    public byte[] take(InputStream in) throws IOException {
        var answer = new ByteArrayOutputStream();
        while (!endsWithEmptyLine(answer.toByteArray())) {
            int octet = in.read();
            if (octet < 0) {
                throw new EOFException("the connection ended within a header section");
            }
            answer.write(octet);
        }
        int length = contentLength(answer.toString(StandardCharsets.ISO_8859_1));
        byte[] content = in.readNBytes(length);
        if (content.length < length) {
            throw new EOFException("the connection ended within the content");
        }
        answer.writeBytes(content);
        return answer.toByteArray();
    }

    private static boolean endsWithEmptyLine(byte[] octets) {
        return new String(octets, StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n");
    }

    private static int contentLength(String section) {
        for (String line : section.split("\r\n")) {
            if (line.regionMatches(true, 0, "Content-Length:", 0, 15)) {
                return Integer.parseInt(line.substring(15).strip());
            }
        }
        return 0;
    }
}
