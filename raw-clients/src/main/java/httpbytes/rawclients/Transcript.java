package httpbytes.rawclients;

import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Prints an exchange as it travelled: {@code > } before each line that was sent, {@code < } before each that
 * was received, {@code * } before a remark, as {@code curl -v} does.
 */
final class Transcript {

    private static final String CR = "␍";
    private static final String LF = "␊";
    private static final int LONGEST_UTF_8 = 4;

    private final PrintStream out;
    private final boolean raw;

    /** @param raw whether CR and LF are drawn, and a chunked body is shown with its chunks */
    Transcript(PrintStream out, boolean raw) {
        this.out = out;
        this.raw = raw;
    }

    void sent(byte[] octets) {
        print(">", octets);
    }

    void received(Answer answer) {
        for (String section : answer.sections()) {
            print("<", section.getBytes(StandardCharsets.ISO_8859_1));
        }
        print("<", raw ? answer.body() : answer.content());
        if (answer.ending() != null) {
            remark("%d octets of content; %s (RFC 9112, section 6.3).".formatted(
                    answer.content().length, answer.ending()));
        }
    }

    void remark(String sentence) {
        out.println("* " + sentence);
    }

    private void print(String mark, byte[] octets) {
        for (int start = 0; start < octets.length; ) {
            int end = start;
            while (end < octets.length && octets[end] != '\n') {
                end++;
            }
            String line = line(octets, start, end, end < octets.length);
            out.println(line.isEmpty() ? mark : mark + " " + line);
            start = end + 1;
        }
    }

    private String line(byte[] octets, int start, int end, boolean hasLf) {
        boolean hasCr = hasLf && end > start && octets[end - 1] == '\r';
        String text = shown(octets, start, hasCr ? end - 1 : end);
        return raw ? text + (hasCr ? CR : "") + (hasLf ? LF : "") : text;
    }

    /** The first so many octets, ASCII as it is and everything else as \xNN. */
    static String escape(byte[] octets, int limit) {
        var shown = new StringBuilder();
        for (int i = 0; i < Math.min(octets.length, limit); i++) {
            shown.append(octets[i] >= 0x20 && octets[i] < 0x7f ? String.valueOf((char) octets[i]) : hex(octets[i]));
        }
        return shown.toString();
    }

    /**
     * Text in UTF-8 as it is, and what is none, or would move the cursor or colour the screen, as \xNN: a
     * server must not be able to write on a terminal what looks like our own words.
     */
    private static String shown(byte[] octets, int start, int end) {
        var shown = new StringBuilder();
        for (int i = start; i < end; ) {
            int length = lengthOfVisible(octets, i, end);
            if (length == 0) {
                shown.append(hex(octets[i++]));
            } else {
                shown.append(new String(octets, i, length, StandardCharsets.UTF_8));
                i += length;
            }
        }
        return shown.toString();
    }

    /** How many octets make one visible character here, or 0. */
    private static int lengthOfVisible(byte[] octets, int start, int end) {
        for (int length = 1; length <= LONGEST_UTF_8 && start + length <= end; length++) {
            try {
                var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(octets, start, length));
                int character = text.toString().codePointAt(0);
                return character == '\t' || isVisible(character) ? length : 0;
            } catch (CharacterCodingException oneMoreMayHelp) {
                // A character of several octets is read to its end, if it has one.
            }
        }
        return 0;
    }

    private static boolean isVisible(int character) {
        int type = Character.getType(character);
        return type != Character.CONTROL && type != Character.FORMAT
                && type != Character.LINE_SEPARATOR && type != Character.PARAGRAPH_SEPARATOR;
    }

    private static String hex(byte octet) {
        return "\\x%02x".formatted(octet & 0xff);
    }
}
