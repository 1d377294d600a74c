package httpbytes.exercises.lessons;

import httpbytes.exercises.Exercise;
import httpbytes.exercises.Tasks;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Exercise 07. */
public final class DecodeChunks extends Exercise<Tasks.DecodeChunks> {

    public DecodeChunks() {
        super("07", "decode chunks", "07-chunked.md",
                "A line with a size, so many octets, a line end; again, until the size is 0.",
                "The size is hexadecimal, and may have an extension after a semicolon; after the last chunk come "
                + "field lines and an empty line.",
                "Check that digits match [0-9A-Fa-f]+ before Integer.parseInt(digits, 16), and that exactly CR LF "
                + "follows the data.");
        expect("two chunks", "each chunk is its size in a line of its own, the data, and a line end; a size of 0 is "
                + "the last "
                + "(RFC 9112, section 7.1).", "hello world", decoded("5\r\nhello\r\n6\r\n world\r\n0\r\n\r\n"));
        expect("a chunk of sixteen octets", "sizes are hexadecimal: 10 is sixteen (RFC 9112, section 7.1).",
                "0123456789abcdef", decoded("10\r\n0123456789abcdef\r\n0\r\n\r\n"));
        expect("chunks that come octet by octet", "a read can also cut a size in two (RFC 9112, section 7.1).",
                "0123456789abcdef",
                        solution -> solution.decode(ReadSection.slowly("10\r\n0123456789abcdef\r\n0\r\n\r\n")));
        expect("a chunk extension", "what follows a semicolon is an extension, and ignored (RFC 9112, section 7.1.1).",
                "hello", decoded("5;note=any\r\nhello\r\n0\r\n\r\n"));
        expect("data with a line end in it", "data is octets of any kind; only the size says where it ends "
                + "(RFC 9112, section 7.1).", "a\r\nb", decoded("4\r\na\r\nb\r\n0\r\n\r\n"));
        expect("trailer fields, and the next message",
                "field lines may follow the last chunk; they end with an empty line, and only "
                + "then comes the next message (RFC 9112, section 7.1.2).", List.of("a", "next"), solution -> {
                    InputStream in = stream("1\r\na\r\n0\r\nT: u\r\n\r\nnext");
                    return List.of(text(solution.decode(in)), text(in.readAllBytes()));
                });
        for (String size : List.of("+5", "-1", "5 5", "", "0x5", "g")) {
            expect("the size \"" + size + "\"",
                    "a chunk-size is hexadecimal digits and nothing else; parseInt takes a sign "
                    + "(RFC 9112, section 7.1).", "IOException", refused(size + "\r\nhello\r\n0\r\n\r\n"));
        }
        expect("data that is longer than its size",
                "exactly CR LF follows the data; if you skip any two octets, you read the rest as something else "
                + "(RFC 9112, section 7.1).", "IOException",
                refused("5\r\nhelloXX6\r\n world\r\n0\r\n\r\n"));
        expect("a body that is cut off", "without its last chunk a body is incomplete (RFC 9112, section 8).",
                "IOException", refused("5\r\nhello\r\n"));
    }

    private static Attempt<Tasks.DecodeChunks> decoded(String octets) {
        return solution -> solution.decode(stream(octets));
    }

    private static Attempt<Tasks.DecodeChunks> refused(String octets) {
        return solution -> {
            try {
                return solution.decode(stream(octets));
            } catch (IOException expected) {
                return "IOException";
            }
        };
    }

    private static InputStream stream(String octets) {
        return new ByteArrayInputStream(octets.getBytes(StandardCharsets.ISO_8859_1));
    }
}
