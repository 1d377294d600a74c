package httpbytes.exercises.lessons;

import httpbytes.exercises.Exercise;
import httpbytes.exercises.Tasks;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Exercise 14. */
public final class TakeAnswer extends Exercise<Tasks.TakeAnswer> {

    public TakeAnswer() {
        super("14", "take one answer, leave the next", "14-persistence.md",
                "The answer itself says where it ends.",
                "Read its header section up to the empty line, find Content-Length, and read that many octets more.",
                "readNBytes(length) reads exactly as many; compare the name of the field without regard to case.");
        expect("one answer", "an answer ends where its Content-Length says (RFC 9112, section 6.3).",
                A, solution -> solution.take(stream(A)));
        expect("an answer without content", "a length of 0 is an end too (RFC 9112, section 6.3).",
                EMPTY, solution -> solution.take(stream(EMPTY)));
        expect("two answers, one after the other",
                "on a persistent connection the next answer follows at once: if you read too far, its beginning is "
                + "missing (RFC 9112, section 9.3).",
                List.of(A, B), solution -> {
                    InputStream in = stream(A + B);
                    return List.of(text(solution.take(in)), text(solution.take(in)));
                });
        expect("an answer that comes octet by octet",
                "a read brings what is there, not what was asked for (RFC 9112, section 8).",
                A, solution -> solution.take(ReadSection.slowly(A)));
        expect("content that looks like an answer", "content is octets of any kind; only its length says where it ends "
                + "(RFC 9112, section 6.3).", TRICKY, solution -> solution.take(stream(TRICKY + A)));
        expect("an answer that is cut off",
                "content that is shorter than its length is incomplete (RFC 9112, section 8).",
                "IOException", solution -> {
                    try {
                        return solution.take(stream(A.substring(0, A.length() - 1)));
                    } catch (IOException expected) {
                        return "IOException";
                    }
                });
    }

    private static final String A = "HTTP/1.1 200 OK\r\ncontent-length:5\r\n\r\nhello";
    private static final String B = "HTTP/1.1 404 Not Found\r\nContent-Length: 2\r\n\r\nno";
    private static final String EMPTY = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n";
    private static final String TRICKY = "HTTP/1.1 200 OK\r\nContent-Length: 21\r\n\r\nx\r\n\r\nHTTP/1.1 500 y\r\n";

    private static InputStream stream(String octets) {
        return new ByteArrayInputStream(octets.getBytes(StandardCharsets.ISO_8859_1));
    }
}
