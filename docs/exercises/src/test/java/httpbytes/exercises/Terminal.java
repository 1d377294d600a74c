package httpbytes.exercises;

import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * What the terminal can show. A character that its charset lacks would come out as a question mark, and is spelled
 * as its octets in UTF-8, {@code \xNN}, instead.
 */
final class Terminal {

    static final Charset CHARSET = charset(System::getProperty);

    private Terminal() {
    }

    /**
     * The charset of standard output.
     *
     * @param property the system property of a name: newer JDKs have the first, older ones the second where output
     *                 goes to a terminal, and both the third
     */
    static Charset charset(UnaryOperator<String> property) {
        return Stream.of("stdout.encoding", "sun.stdout.encoding", "native.encoding").map(property)
                .filter(name -> name != null && !name.isEmpty() && Charset.isSupported(name))
                .map(Charset::forName).findFirst().orElse(Charset.defaultCharset());
    }

    static void print(String text) {
        new PrintStream(System.out, true, CHARSET).println(legible(text, CHARSET));
    }

    static String legible(String text, Charset charset) {
        CharsetEncoder encoder = charset.newEncoder();
        if (encoder.canEncode(text)) {
            return text;
        }
        var legible = new StringBuilder();
        text.codePoints().mapToObj(Character::toString)
                .forEach(character -> legible.append(encoder.canEncode(character) ? character : spelled(character)));
        return legible.toString();
    }

    private static String spelled(String character) {
        var octets = new StringBuilder();
        for (byte octet : character.getBytes(StandardCharsets.UTF_8)) {
            octets.append("\\x").append(HexFormat.of().toHexDigits(octet));
        }
        return octets.toString();
    }
}
