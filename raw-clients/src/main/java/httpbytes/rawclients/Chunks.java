package httpbytes.rawclients;

import java.io.IOException;

/** The content out of its chunks (RFC 9112, section 7.1); what a chunk extension says is passed over. */
final class Chunks {

    private final Received in;

    Chunks(Received in) {
        this.in = in;
    }

    /** To the last chunk, whose size is 0; the trailer section follows it. */
    void read() throws Failure, IOException {
        for (long size = size(); size > 0; size = size()) {
            in.content(size, " of the " + size + " octets of a chunk");
            Refusal.CHUNK.unless(in.take() == '\r' && in.take() == '\n', in.here());
        }
    }

    private long size() throws Failure, IOException {
        Refusal.CHUNK.unless(Character.digit(in.take(), 16) >= 0, in.here());
        String line = in.line(Refusal.CHUNK);
        // A number of so many digits does not overflow. White space behind it has no rule, and old servers write it.
        Refusal.CHUNK.unless(line.matches("(?s)0*[0-9A-Fa-f]{1,15}[ \t]*(;.*)?"), line);
        return Long.parseLong(line.replaceFirst("(?s)[ \t;].*", ""), 16);
    }
}
