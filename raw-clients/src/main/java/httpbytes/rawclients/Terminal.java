package httpbytes.rawclients;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Takes text in UTF-8, and shows it on a terminal that may know less: a character that its charset lacks would come
 * out as a question mark. The signs of CR and LF are spelled {@code \r} and {@code \n} then, and any other character
 * as its octets in UTF-8, {@code \xNN}.
 */
final class Terminal extends OutputStream {

    private final OutputStream out;
    private final Charset charset;
    private final ByteArrayOutputStream pending = new ByteArrayOutputStream();

    private Terminal(OutputStream out, Charset charset) {
        this.out = out;
        this.charset = charset;
    }

    /** @param name {@code stdout} or {@code stderr} */
    static PrintStream of(PrintStream stream, String name) {
        return printing(stream, charset(name, System::getProperty));
    }

    static PrintStream printing(OutputStream out, Charset charset) {
        boolean knowsAll = charset.equals(StandardCharsets.UTF_8);
        return new PrintStream(knowsAll ? out : new Terminal(out, charset), true, StandardCharsets.UTF_8);
    }

    /**
     * The charset of standard output or error.
     *
     * @param property the system property of a name: newer JDKs have the first, older ones the second where a terminal
     *                 is there, and both the third
     */
    static Charset charset(String name, UnaryOperator<String> property) {
        return Stream.of(name + ".encoding", "sun." + name + ".encoding", "native.encoding").map(property)
                .filter(charset -> charset != null && !charset.isEmpty() && Charset.isSupported(charset))
                .map(Charset::forName).findFirst().orElse(Charset.defaultCharset());
    }

    @Override
    public void write(int octet) {
        pending.write(octet);
    }

    @Override
    public void write(byte[] octets, int start, int length) {
        pending.write(octets, start, length);
    }

    /** A printer flushes behind a whole text, and so never within a character. */
    @Override
    public void flush() throws IOException {
        out.write(legible(pending.toString(StandardCharsets.UTF_8), charset).getBytes(charset));
        pending.reset();
        out.flush();
    }

    private static String legible(String text, Charset charset) {
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
        return switch (character) {
            case "␍" -> "\\r";
            case "␊" -> "\\n";
            default -> {
                var octets = new StringBuilder();
                for (byte octet : character.getBytes(StandardCharsets.UTF_8)) {
                    octets.append("\\x").append(HexFormat.of().toHexDigits(octet));
                }
                yield octets.toString();
            }
        };
    }
}
