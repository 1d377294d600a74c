package httpbytes.rawclients;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Prints an exchange as it travels: {@code > } before each line that is sent, {@code < } before each that is received,
 * {@code * } before a remark, as {@code curl -v} does.
 */
final class Transcript {

    private static final int AT_A_TIME = 8 * 1024;
    private static final int QUOTED = 60;
    private static final HexFormat ESCAPED = HexFormat.of().withPrefix("\\x");
    private static final Pattern NO_ASCII = Pattern.compile("[^ -~]|\\\\");
    /**
     * What would move the cursor or colour the screen: a server must not be able to write on a terminal what looks like
     * our own words. And a backslash that would make four characters look like an octet.
     */
    private static final String UNSAFE = "[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}&&[^\t]]|\\\\(?=x)";

    private final PrintStream out;
    private final boolean raw;
    private final Pattern unsafe;
    /** Octets of a line that are not written yet, and text that is written and not printed yet. */
    private final ByteArrayOutputStream octets = new ByteArrayOutputStream();
    private final StringBuilder text = new StringBuilder();
    private String mark;
    private boolean isInLine;

    /** @param raw whether CR and LF are drawn, and a chunked body is shown with its chunks */
    Transcript(PrintStream out, boolean raw) {
        this.out = out;
        this.raw = raw;
        // Where we draw line ends ourselves, a server must not draw them.
        unsafe = Pattern.compile(raw ? UNSAFE + "|[␍␊]" : UNSAFE);
    }

    boolean isRaw() {
        return raw;
    }

    void sent(byte[] request) {
        for (byte octet : request) {
            add(">", octet);
        }
        end();
    }

    void received(int octet) {
        add("<", octet);
    }

    void remark(String sentence) {
        end();
        text.append("* ").append(sentence).append(System.lineSeparator());
        flush();
    }

    /** Ends a line that has no end, and prints all. */
    void end() {
        if (isInLine || octets.size() > 0) {
            write(true);
        }
        flush();
    }

    /** Prints all that came, and of a line that goes on all but what depends on its next octet. */
    void flush() {
        write(false);
        out.print(text);
        out.flush();
        text.setLength(0);
    }

    private void add(String direction, int octet) {
        mark = direction;
        octets.write(octet);
        if (octet == '\n') {
            write(true);
        }
        if (text.length() + octets.size() > AT_A_TIME) {
            flush();
        }
    }

    /** @param whole whether the line ends here; if not, half a character, a CR or a backslash waits for what follows */
    private void write(boolean whole) {
        byte[] all = octets.toByteArray();
        octets.reset();
        int last = all.length - 1;
        boolean hasLf = last >= 0 && all[last] == '\n';
        boolean hasCr = hasLf && last >= 1 && all[last - 1] == '\r';
        boolean waits = !whole && last >= 0 && (all[last] == '\r' || all[last] == '\\');
        var in = ByteBuffer.wrap(all, 0, all.length - (hasCr ? 2 : hasLf || waits ? 1 : 0));
        String shown = visible(in, whole) + (raw && hasCr ? "␍" : "") + (raw && hasLf ? "␊" : "");
        octets.write(all, in.position(), whole ? 0 : all.length - in.position());
        if (!isInLine && (whole || !shown.isEmpty())) {
            text.append(mark).append(shown.isEmpty() ? "" : " ");
        }
        text.append(shown).append(whole ? System.lineSeparator() : "");
        isInLine = !whole && (isInLine || !shown.isEmpty());
    }

    /** Text in UTF-8 as it is, and everything else as \xNN. */
    private String visible(ByteBuffer in, boolean whole) {
        var visible = new StringBuilder();
        var characters = CharBuffer.allocate(in.remaining());
        var decoder = StandardCharsets.UTF_8.newDecoder();
        CoderResult result;
        do {
            result = decoder.decode(in, characters.clear(), whole);
            visible.append(escape(characters.flip(), unsafe, StandardCharsets.UTF_8));
            for (int i = result.isError() ? result.length() : 0; i > 0; i--) {
                visible.append("\\x").append(ESCAPED.toHexDigits(in.get()));
            }
        } while (result.isError());
        return visible.toString();
    }

    private static String escape(CharSequence text, Pattern unsafe, Charset charset) {
        return unsafe.matcher(text).replaceAll(found ->
                Matcher.quoteReplacement(ESCAPED.formatHex(found.group().getBytes(charset))));
    }

    /** The first octets, each a char: ASCII as it is, and everything else as \xNN. */
    static String quote(CharSequence octets) {
        return escape(octets.subSequence(0, Math.min(QUOTED, octets.length())), NO_ASCII, StandardCharsets.ISO_8859_1)
                + (octets.length() > QUOTED ? "…" : "");
    }
}
