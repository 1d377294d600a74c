package httpbytes.socketserver;

import httpbytes.socketserver.message.Field;
import httpbytes.socketserver.message.Request;
import httpbytes.socketserver.message.Response;
import httpbytes.socketserver.message.Status;
import httpbytes.socketserver.message.Version;
import httpbytes.socketserver.route.Route;
import java.util.List;

/** Answers that say more by their status and fields than by their content. */
public final class Answers {

    private static final Field TAG = new Field("ETag", "\"note-1\"");

    /** Elsewhere, for good, and to be asked there with the same method (RFC 9110, section 15.4.9). */
    @Route(path = "/moved", methods = {"GET", "POST"})
    public Response moved(Request request) {
        return Response.empty(Status.PERMANENT_REDIRECT, new Field("Location", "/api?from=moved"));
    }

    /** Done, and there is nothing to show (RFC 9110, section 15.3.5). */
    @Route(path = "/nothing", methods = "GET")
    public Response nothing(Request request) {
        return Response.empty(Status.NO_CONTENT);
    }

    /** The note, or no more than a word to a client that has it already (RFC 9110, section 13.1.2). */
    @Route(path = "/note", methods = "GET")
    public Response note(Request request) {
        boolean isKnown = request.fields().members("If-None-Match").stream()
                .anyMatch(tag -> tag.equals("*") || tag.replaceFirst("^W/", "").equals(TAG.value()));
        return isKnown ? Response.empty(Status.NOT_MODIFIED, TAG) : Response.text("A note that stays.\n").with(TAG);
    }

    /** Each line in a chunk of its own; an empty chunk is the last one (RFC 9112, section 7.1). HTTP/1.0 has no chunks. */
    @Route(path = "/count", methods = "GET")
    public Response count(Request request) {
        if (request.version() == Version.HTTP_1_0) {
            return Response.text("three\ntwo\none\n");
        }
        var chunks = new StringBuilder();
        for (String line : List.of("three\n", "two\n", "one\n", "")) {
            chunks.append(Integer.toHexString(line.length())).append("\r\n").append(line).append("\r\n");
        }
        return Response.text(chunks.toString()).with(new Field("Transfer-Encoding", "chunked"));
    }
}
