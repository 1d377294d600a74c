package httpbytes.rawclients;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Takes text in UTF-8, and shows it on a terminal that may know less: a character that its charset lacks would come
 * out as a question mark. The signs of CR and LF are spelled {@code \r} and {@code \n} then, and any other character
 * as its octets in UTF-8, {@code \xNN}. Keeps what is written until it is flushed, which never is within a character.
 */
final class Terminal extends ByteArrayOutputStream {

    private static final HexFormat ESCAPED = HexFormat.of().withPrefix("\\x");

    private final OutputStream out;
    private final Charset charset;

    private Terminal(OutputStream out, Charset charset) {
        this.out = out;
        this.charset = charset;
    }

    /** @param name {@code stdout} or {@code stderr} */
    static PrintStream of(PrintStream stream, String name) {
        return printing(stream, charset(name, System::getProperty));
    }

    static PrintStream printing(OutputStream out, Charset charset) {
        return new PrintStream(new Terminal(out, charset), true, StandardCharsets.UTF_8);
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
    public void flush() throws IOException {
        String text = toString(StandardCharsets.UTF_8);
        reset();
        out.write((charset.newEncoder().canEncode(text) ? text : text.codePoints().mapToObj(Character::toString)
                .map(this::legible).collect(Collectors.joining())).getBytes(charset));
        out.flush();
    }

    private String legible(String character) {
        return charset.newEncoder().canEncode(character) ? character : character.equals("␍") ? "\\r"
                : character.equals("␊") ? "\\n" : ESCAPED.formatHex(character.getBytes(StandardCharsets.UTF_8));
    }
}
