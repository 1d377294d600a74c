package httpbytes.socketserver;

import httpbytes.socketserver.message.Field;
import httpbytes.socketserver.message.Request;
import httpbytes.socketserver.message.Response;
import httpbytes.socketserver.message.Status;
import httpbytes.socketserver.route.Route;

/** Three answers that say more by their status and fields than by their content. */
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
}
