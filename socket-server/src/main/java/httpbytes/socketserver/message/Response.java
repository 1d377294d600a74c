package httpbytes.socketserver.message;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A response as its author means it (RFC 9110, section 3.4). Date, Content-Length and Connection are not
 * among the fields: they belong to the message on the wire and are added there.
 *
 * @param fields  chosen by the server alone; nothing that a client sent may stand here
 * @param content the whole of it, in octets
 */
public record Response(Status status, Fields fields, byte[] content) {

    private static final Field PLAIN_TEXT = new Field("Content-Type", "text/plain;charset=utf-8");
    /** Keeps a browser from taking an echo for a page, and what it holds for a script. */
    private static final Field NO_SNIFFING = new Field("X-Content-Type-Options", "nosniff");
    private static final byte[] NO_CONTENT = {};

    /** 200 with this text, in UTF-8. */
    public static Response text(String text) {
        return text(Status.OK, text);
    }

    /**
     * An error as one line: the status, the reason phrase, and a sentence on what was wrong and what would be
     * right.
     */
    public static Response error(Status status, String sentence, Field... more) {
        var line = status.code() + " " + status.reason() + ": " + sentence + "\n";
        return text(status, line, more);
    }

    /** An answer that is said by its fields alone. */
    public static Response empty(Status status, Field... fields) {
        return new Response(status, Fields.of(fields), NO_CONTENT);
    }

    private static Response text(Status status, String text, Field... more) {
        var lines = new ArrayList<>(List.of(PLAIN_TEXT, NO_SNIFFING));
        lines.addAll(List.of(more));
        return new Response(status, new Fields(lines), text.getBytes(StandardCharsets.UTF_8));
    }

    /** By value, the content too: a record would compare the array by identity. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Response that
                && status == that.status
                && fields.equals(that.fields)
                && Arrays.equals(content, that.content);
    }

    @Override
    public int hashCode() {
        return 31 * status.hashCode() + Arrays.hashCode(content);
    }
}
