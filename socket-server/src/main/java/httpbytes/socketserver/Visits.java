package httpbytes.socketserver;

import httpbytes.socketserver.message.Field;
import httpbytes.socketserver.message.Request;
import httpbytes.socketserver.message.Response;
import httpbytes.socketserver.route.Route;
import java.util.stream.Stream;

/** Counts visits in a cookie (RFC 6265), and believes what the cookie says: its client can change it. */
public final class Visits {

    @Route(path = "/visits", methods = "GET")
    public Response visits(Request request) {
        String before = cookie(request, "visits");
        int visit = before.matches("[0-9]{1,9}") ? Integer.parseInt(before) + 1 : 1;
        return Response.text("This is your visit number " + visit + ".\n")
                .with(new Field("Set-Cookie", "visits=" + visit + "; HttpOnly; SameSite=Lax"));
    }

    /** The value of the first cookie of this name, or an empty one. */
    private static String cookie(Request request, String name) {
        return request.fields().lines().stream().filter(line -> line.is("Cookie"))
                .flatMap(line -> Stream.of(line.value().split("; *"))).filter(pair -> pair.startsWith(name + "="))
                .findFirst().map(pair -> pair.substring(name.length() + 1)).orElse("");
    }
}
