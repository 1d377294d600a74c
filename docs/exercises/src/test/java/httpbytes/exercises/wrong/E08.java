package httpbytes.exercises.wrong;

import httpbytes.exercises.Tasks;
import httpbytes.exercises.Wrong;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Wrong answers to exercise 08. */
final class E08 {

    private E08() {
    }

    @Wrong("one read is not one message")
    public static final class OneRead implements Tasks.ReadSection {

        @Override
        public byte[] read(InputStream in) throws IOException {
            var buffer = new byte[1024];
            return Arrays.copyOf(buffer, Math.max(0, in.read(buffer)));
        }
    }

    @Wrong("if you read it here, it is missing there")
    public static final class ReadsTooFar implements Tasks.ReadSection {

        @Override
        public byte[] read(InputStream in) throws IOException {
            String all = new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
            int end = all.indexOf("\r\n\r\n");
            if (end < 0) {
                throw new IOException("no empty line");
            }
            return all.substring(0, end + 4).getBytes(StandardCharsets.ISO_8859_1);
        }
    }

    @Wrong("incomplete, and not a shorter message")
    public static final class NeverEnds implements Tasks.ReadSection {

        @Override
        public byte[] read(InputStream in) throws IOException {
            var section = new ByteArrayOutputStream();
            while (!section.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
                int octet = in.read();
                if (octet < 0) {
                    return section.toByteArray();
                }
                section.write(octet);
            }
            return section.toByteArray();
        }
    }
}
