package httpbytes.rawclients;

import static httpbytes.rawclients.Transcript.quote;
import static java.util.stream.Collectors.joining;

import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Reads one answer, to its end and no further (RFC 9112, section 6.3): where it ends is known from its fields, never
 * from silence. Of chunks it knows only that there are some.
 */
final class ResponseReader {

    private final Received in;
    private final Transcript transcript;
    private String statusLine;
    private List<String> fieldLines;

    ResponseReader(Received in, Transcript transcript) {
        this.in = in;
        this.transcript = transcript;
    }

    /**
     * @param method of the request: to HEAD there is no content, whatever the fields say
     * @return of a redirect, the status code and Location, with a space between them; of anything else null
     */
    String read(String method) throws Failure, IOException {
        int status = readSection();
        while (status / 100 == 1) {
            Refusal.SWITCHED.unless(status != 101, statusLine);
            in.startAgain();
            status = readSection();
        }
        String ending = readContent(method, status);
        String to = List.of(301, 302, 303, 307, 308).contains(status)
                ? status + " " + values("Location").collect(joining(",")) : null;
        transcript.remark(in.content + (in.content == 1 ? " octet" : " octets") + " of content; " + ending
                + " (RFC 9112, section 6.3)." + (to == null ? "" : " It leads to \"" + quote(to.substring(4)) + "\"."));
        return to;
    }

    /** The members of a field, in however many lines; white space is SP and HTAB (RFC 9110, section 5.6.3). */
    private Stream<String> values(String name) {
        return fieldLines.stream().filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
                .flatMap(line -> Stream.of(line.substring(name.length() + 1).split(",", -1)))
                .map(value -> value.replaceAll("^[ \t]+|[ \t]+$", ""));
    }

    /** The status-line (RFC 9112, section 4) and the field lines. Many servers leave out the space behind the code. */
    private int readSection() throws Failure, IOException {
        for (char expected : "HTTP".toCharArray()) {
            // Told at once, not at a line end that may never come.
            if (Character.toUpperCase(in.take()) != expected) {
                String here = in.here();
                // TLS begins with an alert, or a handshake.
                throw (here.matches("(?s)[\u0015\u0016].*") ? Refusal.TLS : here.matches("(?is).*HTTP/[0-9].*")
                        ? Refusal.BEFORE_STATUS_LINE : Refusal.NOT_HTTP).at(here);
            }
        }
        statusLine = in.line(Refusal.LINE);
        Refusal.VERSION.unless(statusLine.matches("HTTP/1\\.[0-9]([ \t].*)?"), statusLine);
        Refusal.VERSION_SPACE.unless(!statusLine.matches("[^ \t]+( ?\t|  ).*"), statusLine);
        Refusal.STATUS_CODE.unless(statusLine.matches("[^ ]+ [0-9]{3}( .*)?"), statusLine);
        fieldLines = readFieldLines();
        return Integer.parseInt(statusLine.substring("HTTP/1.1 ".length(), "HTTP/1.1 200".length()));
    }

    /** To the empty line; a line that begins with white space continues the one before it (RFC 9112, section 5.2). */
    private List<String> readFieldLines() throws Failure, IOException {
        List<String> lines = new ArrayList<>();
        for (String line = in.line(Refusal.LINE); !line.isEmpty(); line = in.line(Refusal.LINE)) {
            boolean goesOn = line.matches("(?s)[ \t].*") && !lines.isEmpty();
            Refusal.FIELD_LINE.unless(goesOn || line.matches("(?s)[!#$%&'*+.^_`|~0-9A-Za-z-]+:.*"), line);
            lines.add(goesOn ? lines.remove(lines.size() - 1) + line : line);
        }
        return lines;
    }

    /** RFC 9112, section 6.3, in its steps. What ended the content is returned, in words. */
    private String readContent(String method, int status) throws Failure, IOException {
        boolean isTunnel = method.equals("CONNECT") && status / 100 == 2;
        if (method.equals("HEAD") || isTunnel || status == 204 || status == 304) {
            return "there is none in " + (status == 204 || status == 304 ? "a " + status : "the answer to a " + method);
        }
        String coding = String.join(", ", values("Transfer-Encoding").toList());
        // Zeros in front change nothing.
        List<String> lengths = values("Content-Length").map(length -> length.replaceFirst("^0+(?=[0-9])", ""))
                .distinct().toList();
        String length = String.join(", ", lengths);
        if (values("Transfer-Encoding").findAny().isPresent()) {
            Refusal.LENGTH_AND_CODING.unless(lengths.isEmpty(), "Content-Length: " + length);
            Refusal.CODING_IN_1_0.unless(!statusLine.startsWith("HTTP/1.0"), "Transfer-Encoding: " + coding);
            // A list may have empty members (RFC 9110, section 5.6.1.2).
            Refusal.CODING.unless(coding.matches("(?i)[, ]*chunked[, ]*"), "Transfer-Encoding: " + coding);
            // Without --raw, a chunked body is shown without the lines of its chunks.
            in.areLinesShown = transcript.isRaw;
            new Chunks(in).read();
            for (String trailer : readFieldLines()) {
                transcript.remark("A trailer field came after the chunks: " + Transcript.quote(trailer));
            }
            return "ended by the chunk of size 0";
        }
        if (lengths.isEmpty()) {
            try {
                in.content(Long.MAX_VALUE, " octets of content, which the close of the connection would end");
            } catch (EOFException e) {
                // As it has to be.
            }
            return "ended by the close of the connection, because no field says how long it is";
        }
        Refusal.LENGTH.unless(length.matches("[0-9]+(, [0-9]+)*"), "Content-Length: " + length);
        Refusal.LENGTHS_DIFFER.unless(lengths.size() == 1, "Content-Length: " + length);
        // More digits than fit are more than anybody waits for.
        in.content(length.length() > 18 ? Long.MAX_VALUE : Long.parseLong(length),
                " of " + Transcript.quote(length) + " octets of content");
        return "ended by Content-Length: " + length;
    }
}
