package httpbytes.exercises.wrong;

import httpbytes.exercises.Tasks;
import httpbytes.exercises.Wrong;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Wrong answers to exercise 14. */
final class E14 {

    private E14() {
    }

    @Wrong("if you read too far, its beginning is missing")
    public static final class ToTheEnd implements Tasks.TakeAnswer {

        @Override
        public byte[] take(InputStream in) throws IOException {
            return in.readAllBytes();
        }
    }

    @Wrong("a read brings what is there, not what was asked for")
    public static final class OneReadOfContent implements Tasks.TakeAnswer {

        @Override
        public byte[] take(InputStream in) throws IOException {
            var answer = new ByteArrayOutputStream();
            while (!answer.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
                answer.write(in.read());
            }
            String section = answer.toString(StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
            var content = new byte[Integer.parseInt(section.split("content-length:")[1].split("\r\n")[0].strip())];
            answer.write(content, 0, Math.max(0, in.read(content)));
            return answer.toByteArray();
        }
    }

    @Wrong("only its length says where it ends")
    public static final class UpToTheNextStatusLine implements Tasks.TakeAnswer {

        @Override
        public byte[] take(InputStream in) throws IOException {
            in.mark(10_000);
            String all = new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
            int next = all.indexOf("HTTP/1.1", 1);
            String answer = next < 0 ? all : all.substring(0, next);
            in.reset();
            in.skipNBytes(answer.length());
            return answer.getBytes(StandardCharsets.ISO_8859_1);
        }
    }
}
