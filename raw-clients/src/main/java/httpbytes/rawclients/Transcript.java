package httpbytes.rawclients;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Prints an exchange as it travels: {@code > } before each line that is sent, {@code < } before each that is received,
 * {@code * } before a remark, as {@code curl -v} does.
 */
final class Transcript {

    /** How many octets a sentence quotes. */
    static final int QUOTED = 60;

    private static final int AT_A_TIME = 8 * 1024;
    private static final HexFormat ESCAPED = HexFormat.of().withPrefix("\\x");
    private static final Pattern NO_ASCII = Pattern.compile("[^ -~]|\\\\");
    /**
     * What would move the cursor or colour the screen: a server must not be able to write on a terminal what looks like
     * our own words. And a backslash that would make four characters look like an octet.
     */
    private static final String UNSAFE = "[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}&&[^\t]]|\\\\(?=x)";
    private static final Pattern LINE_END = Pattern.compile("(\r?\n)?\\z");
    /** What cannot be shown before we know what follows: a CR, a backslash, the beginning of a character. */
    private static final Pattern WAITING = Pattern.compile("([\r\\\\]|[\u00c0-\u00ff][\u0080-\u00bf]{0,2})?\\z");

    private final PrintStream out;
    final boolean isRaw;
    private final Pattern unsafe;
    /** Octets of a line that are not written yet, and text that is written and not printed yet. */
    private final ByteArrayOutputStream octets = new ByteArrayOutputStream();
    private final StringBuilder text = new StringBuilder();
    private String mark;
    private boolean isInLine;

    /** @param isRaw whether CR and LF are drawn, and a chunked body is shown with its chunks */
    Transcript(PrintStream out, boolean isRaw) {
        this.out = out;
        this.isRaw = isRaw;
        // Where we draw line ends ourselves, a server must not draw them.
        unsafe = Pattern.compile(isRaw ? UNSAFE + "|[␍␊]" : UNSAFE);
    }

    /** @param direction {@code >} for what is sent, {@code <} for what is received */
    void show(String direction, int octet) {
        mark = direction;
        octets.write(octet);
        if (octet == '\n') {
            write(true);
        }
        if (text.length() + octets.size() > AT_A_TIME) {
            flush();
        }
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

    private void write(boolean whole) {
        String line = octets.toString(StandardCharsets.ISO_8859_1);
        Matcher tail = (whole ? LINE_END : WAITING).matcher(line);
        tail.find();
        String shown = visible(line.substring(0, tail.start()))
                + (whole && isRaw ? tail.group().replace('\r', '␍').replace('\n', '␊') : "");
        octets.reset();
        if (!whole) {
            octets.writeBytes(tail.group().getBytes(StandardCharsets.ISO_8859_1));
        }
        if (whole || !shown.isEmpty()) {
            text.append(isInLine ? "" : shown.isEmpty() ? mark : mark + " ").append(shown);
            text.append(whole ? System.lineSeparator() : "");
            isInLine = !whole;
        }
    }

    /** Text in UTF-8 as it is, and of what is none only ASCII: everything else is \xNN. */
    private String visible(String octets) {
        var bytes = ByteBuffer.wrap(octets.getBytes(StandardCharsets.ISO_8859_1));
        try {
            return escape(StandardCharsets.UTF_8.newDecoder().decode(bytes), unsafe, StandardCharsets.UTF_8);
        } catch (CharacterCodingException e) {
            return escape(octets, NO_ASCII, StandardCharsets.ISO_8859_1);
        }
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
