package httpbytes.exercises.wrong;

import httpbytes.exercises.Tasks;
import httpbytes.exercises.Wrong;
import java.nio.charset.StandardCharsets;

/** Wrong answers to exercise 06. */
final class E06 {

    private E06() {
    }

    @Wrong("é is one character of two octets")
    public static final class CountsChars implements Tasks.MeasureContent {

        @Override
        public byte[] message(String content) {
            return ("Content-Length: " + content.length() + "\r\n\r\n" + content).getBytes(StandardCharsets.UTF_8);
        }
    }

    @Wrong("é is one character of two octets")
    public static final class CountsCodePoints implements Tasks.MeasureContent {

        @Override
        public byte[] message(String content) {
            return ("Content-Length: " + content.codePointCount(0, content.length()) + "\r\n\r\n" + content)
                    .getBytes(StandardCharsets.UTF_8);
        }
    }

    @Wrong("an empty line separates it")
    public static final class NoEmptyLine implements Tasks.MeasureContent {

        @Override
        public byte[] message(String content) {
            byte[] octets = content.getBytes(StandardCharsets.UTF_8);
            return ("Content-Length: " + octets.length + "\r\n" + content).getBytes(StandardCharsets.UTF_8);
        }
    }
}
