package httpbytes.exercises.lessons;

import httpbytes.exercises.Exercise;
import httpbytes.exercises.Tasks;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Exercise 08. */
public final class ReadSection extends Exercise<Tasks.ReadSection> {

    public ReadSection() {
        super("08", "read a header section, one octet at a time", "08-until-it-is-complete.md",
                "One read is not one message.",
                "Read octet by octet, and stop after the first CR LF CR LF.",
                "Keep what you read in a ByteArrayOutputStream, and remember how many octets of the end have matched "
                + "so far.");
        expect("a section that comes at once",
                "it ends with its empty line, which belongs to it (RFC 9112, section 2.1).",
                "GET / HTTP/1.1\r\nHost: a\r\n\r\n", solution ->
                solution.read(stream("GET / HTTP/1.1\r\nHost: a\r\n\r\n")));
        expect("a section that comes octet by octet",
                "TCP carries a stream: a read brings what is there, and one read is not one "
                + "message (RFC 9112, section 2.2).",
                "GET / HTTP/1.1\r\nHost: a\r\n\r\n", solution ->
                solution.read(slowly("GET / HTTP/1.1\r\nHost: a\r\n\r\n")));
        expect("two sections, one after the other",
                "what follows the empty line belongs to the content, or to the next message: if you read it here, it "
                + "is missing there (RFC 9112, section 6.3).",
                List.of("a\r\n\r\n", "b\r\n\r\n"), solution -> {
                    InputStream in = stream("a\r\n\r\nb\r\n\r\n");
                    return List.of(text(solution.read(in)), text(solution.read(in)));
                });
        expect("an empty line of LFs alone", "an LF without its CR ends no line here (RFC 9112, section 2.2).",
                "X: a\n\nb\r\n\r\n", solution -> solution.read(stream("X: a\n\nb\r\n\r\n")));
        expect("a stray CR before the end",
                "after a CR that ended nothing, the next CR can begin the end (RFC 9112, section 2.2).",
                "a\r\r\n\r\n", solution -> solution.read(stream("a\r\r\n\r\nb")));
        expect("a stream that ends too early", "a message that is cut off is incomplete, and not a shorter message "
                + "(RFC 9112, section 8).", "IOException", solution -> {
                    try {
                        return solution.read(stream("GET / HTTP/1.1\r\n"));
                    } catch (IOException expected) {
                        return "IOException";
                    }
                });
    }

    private static InputStream stream(String octets) {
        return new ByteArrayInputStream(octets.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** A stream whose reads bring one octet each, as a slow network does. */
    static InputStream slowly(String octets) {
        return new FilterInputStream(stream(octets)) {
            @Override
            public int read(byte[] target, int from, int length) throws IOException {
                return super.read(target, from, Math.min(1, length));
            }
        };
    }
}
