package httpbytes.exercises.wrong;

import httpbytes.exercises.Tasks;
import httpbytes.exercises.Wrong;
import java.nio.charset.StandardCharsets;

/** Wrong answers to exercise 01. */
final class E01 {

    private E01() {
    }

    @Wrong("an LF alone is what text files have")
    public static final class LfAlone implements Tasks.SpellAGet {

        @Override
        public byte[] request(String host, String target) {
            return ("GET " + target + " HTTP/1.1\nHost: " + host + "\n\n").getBytes(StandardCharsets.US_ASCII);
        }
    }

    @Wrong("an HTTP/1.1 request has a Host field")
    public static final class NoHost implements Tasks.SpellAGet {

        @Override
        public byte[] request(String host, String target) {
            return ("GET " + target + " HTTP/1.1\r\n\r\n").getBytes(StandardCharsets.US_ASCII);
        }
    }

    @Wrong("an empty line ends the field lines")
    public static final class NoEmptyLine implements Tasks.SpellAGet {

        @Override
        public byte[] request(String host, String target) {
            return ("GET " + target + " HTTP/1.1\r\nHost: " + host + "\r\n").getBytes(StandardCharsets.US_ASCII);
        }
    }
}
