package httpbytes.socketserver.wireview;

import httpbytes.socketserver.message.Field;
import httpbytes.socketserver.message.Fields;
import httpbytes.socketserver.message.Request;
import httpbytes.socketserver.message.Response;
import httpbytes.socketserver.message.Status;
import httpbytes.socketserver.route.Handler;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.IntSupplier;
import java.util.stream.Stream;

/**
 * Lets in this page's own requests, and nobody else's. Any page on the Web can make a browser send requests to this
 * machine; what it cannot do is change Host, Origin and Sec-Fetch-Site, or read the token in our page.
 *
 * <ul>
 *   <li>Host is one of the names of the loopback address, with our port: no other name was pointed here (DNS
 *       rebinding).
 *   <li>Origin and Sec-Fetch-Site, where there are any, say that our own page asks; what changes or sends something has
 *       at least one of them.
 *   <li>All but the page itself and its files need the token that stands in the page, made anew at each start.
 * </ul>
 */
final class Gate implements Handler {

    private static final String TOKEN_FIELD = "Wire-View-Token";
    private static final int TOKEN_OCTETS = 16;

    /** Nothing from elsewhere, nothing inline, in nobody's frame, kept by nobody. */
    private static final List<Field> FENCE = List.of(
            new Field("Content-Security-Policy", "default-src 'none'; script-src 'self'; style-src 'self'; "
                    + "connect-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors "
                    + "'none'"),
            new Field("Cache-Control", "no-store"),
            new Field("Cross-Origin-Resource-Policy", "same-origin"),
            new Field("Cross-Origin-Opener-Policy", "same-origin"),
            new Field("Referrer-Policy", "no-referrer"),
            new Field("X-Content-Type-Options", "nosniff"));

    private final Handler page;
    private final Handler files;
    private final Set<String> paths;
    private final IntSupplier port;
    private final String token;

    /**
     * @param files answers for the page and its files; null where a path is none of them
     * @param page  answers what the page asks
     * @param paths of what the page asks
     * @param token what the page says to be let in
     * @param port  the port that we listen on
     */
    Gate(Handler files, Handler page, Set<String> paths, String token, IntSupplier port) {
        this.files = files;
        this.page = page;
        this.paths = paths;
        this.token = token;
        this.port = port;
    }

    /** Nobody guesses it. */
    static String newToken() {
        var octets = new byte[TOKEN_OCTETS];
        new SecureRandom().nextBytes(octets);
        return HexFormat.of().formatHex(octets);
    }

    @Override
    public Response answer(Request request) throws Exception {
        return fenced(decide(request));
    }

    private Response decide(Request request) throws Exception {
        if (!isHere(request.authority()) || !isHere(request.fields().value("Host"))) {
            return Response.error(Status.MISDIRECTED_REQUEST,
                    "the wire view answers for " + String.join(", ", hosts()) + " alone; name one of them in Host.");
        }
        Response file = files.answer(request);
        if (file != null) {
            return file;
        }
        if (!paths.contains(request.target().path())) {
            return Response.error(Status.NOT_FOUND, "the wire view has nothing at this path; its page is at /.");
        }
        if (!isFromHere(request)) {
            return Response.error(Status.FORBIDDEN,
                    "only the wire view's own page may ask this; open http://127.0.0.1:" + port.getAsInt()
                    + "/ instead.");
        }
        if (!hasToken(request)) {
            return Response.error(Status.FORBIDDEN,
                    "this page is of an earlier start of the server, or none of its pages; load it again.");
        }
        return page.answer(request);
    }

    /** Compared whole: a name that only begins like one of them can be anybody's. */
    private boolean isHere(String authority) {
        return authority != null && hosts().contains(authority.toLowerCase(Locale.ROOT));
    }

    private Set<String> hosts() {
        return Set.of("127.0.0.1:" + port.getAsInt(), "localhost:" + port.getAsInt());
    }

    private boolean isFromHere(Request request) {
        String origin = request.fields().value("Origin");
        String site = request.fields().value("Sec-Fetch-Site");
        boolean reads = request.method().equals("GET") || request.method().equals("HEAD");
        return (origin == null || origin.startsWith("http://") && isHere(origin.substring("http://".length())))
                && (site == null || site.equals("same-origin"))
                && (reads || origin != null || site != null);
    }

    private boolean hasToken(Request request) {
        String given = request.fields().value(TOKEN_FIELD);
        // In the same time wherever they differ.
        return given != null && MessageDigest.isEqual(given.getBytes(StandardCharsets.ISO_8859_1),
                token.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static Response fenced(Response response) {
        Stream<Field> others = response.fields().lines().stream()
                .filter(field -> FENCE.stream().noneMatch(fence -> fence.is(field.name())));
        return new Response(response.status(), new Fields(Stream.concat(FENCE.stream(), others).toList()),
                response.content());
    }
}
