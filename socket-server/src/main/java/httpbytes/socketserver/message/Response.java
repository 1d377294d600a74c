package httpbytes.socketserver.message;

import static java.util.stream.Stream.concat;

import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

/**
 * A response as its author means it (RFC 9110, section 3.4). Date, Content-Length and Connection are not
 * among the fields: they belong to the message on the wire and are added there.
 *
 * @param fields  chosen by the server alone; nothing that a client sent may stand here
 * @param content the whole of it, in octets; as with a {@link Request}, equal records hold the same array
 */
public record Response(Status status, Fields fields, byte[] content) {

    /** The second keeps a browser from taking an echo for a page, and what it holds for a script. */
    private static final Fields TEXT_FIELDS = Fields.of(
            new Field("Content-Type", "text/plain;charset=utf-8"), new Field("X-Content-Type-Options", "nosniff"));

    /** 200 with this text, in UTF-8. */
    public static Response text(String text) {
        return new Response(Status.OK, TEXT_FIELDS, text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * An error as one line: the status, the reason phrase, and a sentence on what was wrong and what would be
     * right.
     */
    public static Response error(Status status, String sentence, Field... more) {
        var line = status.code() + " " + status.reason() + ": " + sentence + "\n";
        return new Response(status, TEXT_FIELDS, line.getBytes(StandardCharsets.UTF_8)).with(more);
    }

    /** An answer that is said by its fields alone. */
    public static Response empty(Status status, Field... fields) {
        return new Response(status, Fields.of(fields), new byte[0]);
    }

    /** This answer with more fields. */
    public Response with(Field... more) {
        return new Response(status, new Fields(concat(fields.lines().stream(), Stream.of(more)).toList()), content);
    }
}
