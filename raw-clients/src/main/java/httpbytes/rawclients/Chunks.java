package httpbytes.rawclients;

import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The content out of its chunks (RFC 9112, section 7.1); what a chunk extension says is passed over. */
final class Chunks {

    /** A number of so many digits does not overflow. White space behind it has no rule, and old servers write it. */
    private static final Pattern LINE = Pattern.compile("0*([0-9A-Fa-f]{1,15})[ \t]*(;.*)?", Pattern.DOTALL);

    private final Received in;

    Chunks(Received in) {
        this.in = in;
    }

    /** To the last chunk, whose size is 0; the trailer section follows it. */
    void read() throws Failure, IOException {
        for (long size = size(); size > 0; size = size()) {
            in.content(size, " of the " + size + " octets of a chunk");
            String end = in.chunkLine();
            Refusal.CHUNK.unless(end.isEmpty(), end);
        }
    }

    private long size() throws Failure, IOException {
        String line = in.chunkLine();
        Matcher parts = LINE.matcher(line);
        Refusal.CHUNK.unless(parts.matches(), line);
        return Long.parseLong(parts.group(1), 16);
    }
}
