package httpbytes.exercises.wrong;

import httpbytes.exercises.Tasks;
import httpbytes.exercises.Wrong;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/** Wrong answers to exercise 07. */
final class E07 {

    private E07() {
    }

    /** Skips two octets behind the data, whatever they are, and takes any number for a size. */
    abstract static class Lax implements Tasks.DecodeChunks {

        @Override
        public byte[] decode(InputStream in) throws IOException {
            var content = new ByteArrayOutputStream();
            for (int size = sizeOf(line(in)); size > 0; size = sizeOf(line(in))) {
                content.writeBytes(in.readNBytes(size));
                in.skipNBytes(2);
            }
            readTrailers(in);
            return content.toByteArray();
        }

        private int sizeOf(String line) throws IOException {
            try {
                return size(line.split(";", 2)[0]);
            } catch (NumberFormatException e) {
                throw new IOException(e);
            }
        }

        int size(String digits) {
            return Integer.parseInt(digits, 16);
        }

        void readTrailers(InputStream in) throws IOException {
            String trailer = line(in);
            while (!trailer.isEmpty()) {
                trailer = line(in);
            }
        }

        private static String line(InputStream in) throws IOException {
            var line = new StringBuilder();
            while (!line.toString().endsWith("\r\n")) {
                int octet = in.read();
                if (octet < 0) {
                    throw new IOException("ended");
                }
                line.append((char) octet);
            }
            return line.substring(0, line.length() - 2);
        }
    }

    @Wrong("sizes are hexadecimal")
    public static final class Decimal extends Lax {

        @Override
        int size(String digits) {
            return Integer.parseInt(digits);
        }
    }

    @Wrong("parseInt takes a sign")
    public static final class TakesSigns extends Lax {
    }

    @Wrong("field lines may follow the last chunk")
    public static final class LeavesTheTrailers extends Lax {

        @Override
        void readTrailers(InputStream in) throws IOException {
            in.skipNBytes(2);
        }
    }

    @Wrong("if you skip any two octets")
    public static final class SkipsAnyTwoOctets extends Lax {

        @Override
        int size(String digits) {
            return digits.matches("[0-9A-Fa-f]+") ? super.size(digits) : Integer.parseInt("no size");
        }
    }
}
