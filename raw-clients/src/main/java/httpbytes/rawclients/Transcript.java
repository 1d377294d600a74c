package httpbytes.rawclients;

import java.io.BufferedOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Prints an exchange as it travels: {@code > } before each line that is sent, {@code < } before each that is received,
 * {@code * } before a remark, as {@code curl -v} does. What cannot be printed is spelled {@code \r}, {@code \n} or
 * {@code \xNN}, and a backslash {@code \x5c}, so that nothing else looks like that.
 */
final class Transcript {

    private static final int QUOTED = 60;
    private static final Pattern NO_ASCII = Pattern.compile("[^ -~]+|\\\\");
    /**
     * What would move the cursor or colour the screen: a server must not be able to write on a terminal what looks like
     * our own words.
     */
    private static final Pattern UNSAFE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\\\&&[^\t]]+");
    private static final Pattern LINE_END = Pattern.compile("(\r?\n)?\\z");
    /** What cannot be shown before we know what follows: a CR, the beginning of a character. */
    private static final Pattern WAITING = Pattern.compile("(\r|[\u00c0-\u00ff][\u0080-\u00bf]{0,2})?\\z");

    private final PrintStream out;
    final boolean isRaw;
    /** What is not printed yet of a line, each char one octet. */
    private final StringBuilder line = new StringBuilder();
    private String mark;
    private boolean isInLine;

    /** @param isRaw whether CR and LF are shown, and a chunked body with its chunks */
    Transcript(PrintStream out, boolean isRaw) {
        this.out = new PrintStream(new BufferedOutputStream(out), false, StandardCharsets.UTF_8);
        this.isRaw = isRaw;
    }

    /** @param direction {@code >} for what is sent, {@code <} for what is received */
    void show(String direction, int octet) {
        mark = direction;
        line.append((char) (octet & 0xff));
        if (octet == '\n') {
            print(true);
        }
    }

    void remark(String sentence) {
        end();
        out.println("* " + sentence);
    }

    /** Ends a line that has no end, and prints all. */
    void end() {
        print(isInLine || line.length() > 0);
        out.flush();
    }

    /** Prints all that came, and of a line that goes on all but what depends on its next octet. */
    void flush() {
        print(false);
        out.flush();
    }

    private void print(boolean isWhole) {
        Matcher tail = (isWhole ? LINE_END : WAITING).matcher(line);
        tail.find();
        String shown = visible(line.substring(0, isWhole && isRaw ? line.length() : tail.start()));
        line.delete(0, isWhole ? line.length() : tail.start());
        if (isWhole || !shown.isEmpty()) {
            out.print((isInLine ? "" : shown.isEmpty() ? mark : mark + " ") + shown
                    + (isWhole ? System.lineSeparator() : ""));
            isInLine = !isWhole;
        }
    }

    /** Text in UTF-8 as it is, and of what is none only ASCII. */
    private String visible(String octets) {
        // What is no UTF-8 would become U+FFFD.
        String text = new String(octets.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
        return text.contains("\ufffd") ? escape(octets, NO_ASCII, StandardCharsets.ISO_8859_1)
                : escape(text, UNSAFE, StandardCharsets.UTF_8);
    }

    private static String escape(CharSequence text, Pattern unsafe, Charset charset) {
        HexFormat hex = HexFormat.of().withPrefix("\\\\x");
        return unsafe.matcher(text).replaceAll(found -> hex.formatHex(found.group().getBytes(charset)))
                .replace("\\x0d", "\\r").replace("\\x0a", "\\n");
    }

    /** The first octets, each a char: ASCII as it is, and everything else spelled. */
    static String quote(CharSequence octets) {
        return escape(octets.subSequence(0, Math.min(QUOTED, octets.length())), NO_ASCII, StandardCharsets.ISO_8859_1)
                + (octets.length() > QUOTED ? "..." : "");
    }
}
