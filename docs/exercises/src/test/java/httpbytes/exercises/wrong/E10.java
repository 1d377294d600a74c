package httpbytes.exercises.wrong;

import httpbytes.exercises.Tasks;
import httpbytes.exercises.Wrong;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Wrong answers to exercise 10. */
final class E10 {

    private E10() {
    }

    @Wrong("only the first equals sign separates")
    public static final class SplitsAtEveryEqualsSign implements Tasks.DecodeForm {

        @Override
        public List<String> decode(String form) {
            List<String> pairs = new ArrayList<>();
            for (String pair : form.split("&")) {
                String[] parts = pair.split("=");
                pairs.add(parts[0] + " = " + parts[1]);
            }
            return pairs;
        }
    }

    @Wrong("split first, and decode then")
    public static final class DecodesFirst implements Tasks.DecodeForm {

        @Override
        public List<String> decode(String form) {
            List<String> pairs = new ArrayList<>();
            String plain = URLDecoder.decode(form.replace("%2B", "\u0001"), StandardCharsets.UTF_8)
                    .replace("\u0001", "+");
            for (String pair : plain.split("&")) {
                int equals = pair.indexOf('=');
                if (!pair.isEmpty()) {
                    pairs.add(equals < 0 ? pair + " = " : pair.substring(0, equals) + " = "
                            + pair.substring(equals + 1));
                }
            }
            return pairs;
        }
    }

    @Wrong("in a form + is a space")
    public static final class DoesNotDecode implements Tasks.DecodeForm {

        @Override
        public List<String> decode(String form) {
            List<String> pairs = new ArrayList<>();
            for (String pair : form.split("&")) {
                int equals = pair.indexOf('=');
                if (!pair.isEmpty()) {
                    pairs.add(equals < 0 ? pair + " = " : pair.substring(0, equals) + " = "
                            + pair.substring(equals + 1));
                }
            }
            return pairs;
        }
    }
}
