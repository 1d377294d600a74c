package httpbytes.socketserver.wire;

/**
 * The grammar of what may stand between a chunk-size and the end of its line (RFC 9112, section 7.1.1):
 *
 * <pre>*( BWS ";" BWS chunk-ext-name [ BWS "=" BWS ( token / quoted-string ) ] )</pre>
 *
 * Readers that skip over it carelessly have disagreed on where the line ends.
 */
final class ChunkExtensions {

    private final ReceiveBuffer buffer;
    private final int to;
    private int position;

    /** Those from one index of the buffer up to another, the end of the line. */
    ChunkExtensions(ReceiveBuffer buffer, int from, int to) {
        this.buffer = buffer;
        this.position = from;
        this.to = to;
    }

    boolean areValid() {
        while (position < to) {
            if (!skipDelimiter(';') || !skipToken()) {
                return false;
            }
            int nameEnd = position;
            if (!skipDelimiter('=')) {
                position = nameEnd; // A name without a value; the white space may belong to the next one.
            } else if (!skipQuotedString() && !skipToken()) {
                return false;
            }
        }
        return true;
    }

    /** This sign, with white space around it. */
    private boolean skipDelimiter(char sign) {
        skipWhitespace();
        if (position == to || buffer.at(position) != sign) {
            return false;
        }
        position++;
        skipWhitespace();
        return true;
    }

    private void skipWhitespace() {
        while (position < to && Syntax.isOws(buffer.at(position))) {
            position++;
        }
    }

    private boolean skipToken() {
        int from = position;
        while (position < to && Syntax.isTchar(buffer.at(position))) {
            position++;
        }
        return position > from;
    }

    /** RFC 9110, section 5.6.4. A line without its closing quotation mark is not one. */
    private boolean skipQuotedString() {
        if (position == to || buffer.at(position) != '"') {
            return false;
        }
        for (int i = position + 1; i < to; i++) {
            if (buffer.at(i) == '\\') {
                i++;
            } else if (buffer.at(i) == '"') {
                position = i + 1;
                return true;
            }
        }
        return false;
    }
}
