package httpbytes.rawclients;

import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * Prints an exchange as it travelled: {@code > } before each line that was sent, {@code < } before each that
 * was received, {@code * } before a remark, as {@code curl -v} does.
 */
final class Transcript {

    private static final String CR = "␍";
    private static final String LF = "␊";

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
            int octets = answer.content().length;
            remark(octets + (octets == 1 ? " octet" : " octets") + " of content; " + answer.ending()
                    + " (RFC 9112, section 6.3).");
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
    private String shown(byte[] octets, int start, int end) {
        var shown = new StringBuilder();
        var in = ByteBuffer.wrap(octets, start, end - start);
        var text = CharBuffer.allocate(end - start);
        var decoder = StandardCharsets.UTF_8.newDecoder();
        CoderResult result = decoder.decode(in, text, true);
        while (!result.isUnderflow()) {
            appendVisible(text.flip(), shown);
            for (int i = 0; i < result.length(); i++) {
                shown.append(hex(in.get()));
            }
            result = decoder.decode(in, text.clear(), true);
        }
        appendVisible(text.flip(), shown);
        return shown.toString();
    }

    private void appendVisible(CharBuffer text, StringBuilder shown) {
        text.codePoints().forEach(character -> {
            if (character == '\t' || isVisible(character)) {
                shown.appendCodePoint(character);
            } else {
                for (byte octet : Character.toString(character).getBytes(StandardCharsets.UTF_8)) {
                    shown.append(hex(octet));
                }
            }
        });
    }

    private boolean isVisible(int character) {
        // Where we draw line ends ourselves, a server must not draw them.
        if (raw && (character == CR.charAt(0) || character == LF.charAt(0))) {
            return false;
        }
        int type = Character.getType(character);
        return type != Character.CONTROL && type != Character.FORMAT
                && type != Character.LINE_SEPARATOR && type != Character.PARAGRAPH_SEPARATOR;
    }

    private static String hex(byte octet) {
        return "\\x" + HexFormat.of().toHexDigits(octet);
    }
}
