package httpbytes.exercises.wrong;

import httpbytes.exercises.Tasks;
import httpbytes.exercises.Wrong;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/** Wrong answers to exercise 12. */
final class E12 {

    private E12() {
    }

    @Wrong("sizes are hexadecimal")
    public static final class Decimal implements Tasks.DecodeChunks {

        @Override
        public byte[] decode(InputStream in) throws IOException {
            var content = new ByteArrayOutputStream();
            for (int size = size(line(in)); size > 0; size = size(line(in))) {
                content.writeBytes(in.readNBytes(size));
                in.skipNBytes(2);
            }
            String trailer = line(in);
            while (!trailer.isEmpty()) {
                trailer = line(in);
            }
            return content.toByteArray();
        }

        private static int size(String line) throws IOException {
            String digits = line.split(";", 2)[0];
            try {
                return Integer.parseInt(digits);
            } catch (NumberFormatException e) {
                throw new IOException(e);
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

    @Wrong("parseInt takes a sign")
    public static final class TakesSigns implements Tasks.DecodeChunks {

        @Override
        public byte[] decode(InputStream in) throws IOException {
            var content = new ByteArrayOutputStream();
            for (int size = size(line(in)); size > 0; size = size(line(in))) {
                content.writeBytes(in.readNBytes(size));
                in.skipNBytes(2);
            }
            String trailer = line(in);
            while (!trailer.isEmpty()) {
                trailer = line(in);
            }
            return content.toByteArray();
        }

        private static int size(String line) throws IOException {
            String digits = line.split(";", 2)[0];
            try {
                return Integer.parseInt(digits, 16);
            } catch (NumberFormatException e) {
                throw new IOException(e);
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

    @Wrong("field lines may follow the last chunk")
    public static final class LeavesTheTrailers implements Tasks.DecodeChunks {

        @Override
        public byte[] decode(InputStream in) throws IOException {
            var content = new ByteArrayOutputStream();
            for (int size = size(line(in)); size > 0; size = size(line(in))) {
                content.writeBytes(in.readNBytes(size));
                in.skipNBytes(2);
            }
            in.skipNBytes(2);
            return content.toByteArray();
        }

        private static int size(String line) throws IOException {
            String digits = line.split(";", 2)[0];
            try {
                return Integer.parseInt(digits, 16);
            } catch (NumberFormatException e) {
                throw new IOException(e);
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

    @Wrong("whoever skips any two octets")
    public static final class SkipsAnyTwoOctets implements Tasks.DecodeChunks {

        @Override
        public byte[] decode(InputStream in) throws IOException {
            var content = new ByteArrayOutputStream();
            for (int size = size(line(in)); size > 0; size = size(line(in))) {
                content.writeBytes(in.readNBytes(size));
                in.skipNBytes(2);
            }
            String trailer = line(in);
            while (!trailer.isEmpty()) {
                trailer = line(in);
            }
            return content.toByteArray();
        }

        private static int size(String line) throws IOException {
            String digits = line.split(";", 2)[0];
            if (!digits.matches("[0-9A-Fa-f]+")) {
                throw new IOException("no size");
            }
            try {
                return Integer.parseInt(digits, 16);
            } catch (NumberFormatException e) {
                throw new IOException(e);
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
}
