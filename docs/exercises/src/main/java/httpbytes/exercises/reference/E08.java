package httpbytes.exercises.reference;

import httpbytes.exercises.Tasks;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** One way to solve exercise 08. */
public final class E08 implements Tasks.ReadSection {

    private static final byte[] END = "\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    @Override
    public byte[] read(InputStream in) throws IOException {
        var section = new ByteArrayOutputStream();
        int matched = 0;
        while (matched < END.length) {
            int octet = in.read();
            if (octet < 0) {
                throw new EOFException("the stream ended before the header section did");
            }
            section.write(octet);
            // After a mismatch, a CR may begin the end anew.
            matched = octet == END[matched] ? matched + 1 : octet == END[0] ? 1 : 0;
        }
        return section.toByteArray();
    }
}
