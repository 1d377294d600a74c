package httpbytes.socketserver.wireview;

import httpbytes.socketserver.message.Field;
import httpbytes.socketserver.message.Fields;
import httpbytes.socketserver.message.Request;
import httpbytes.socketserver.message.Response;
import httpbytes.socketserver.message.Status;
import httpbytes.socketserver.route.Handler;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The page and what it loads, out of the resources beside this class. */
final class Files implements Handler {

    private static final String PAGE = "index.html";
    /** One plain name: there is no way out of the folder. */
    private static final Pattern NAME = Pattern.compile("/([a-z][a-z-]*\\.(html|css|js|svg))");
    private static final Map<String, String> MEDIA_TYPES = Map.of(
            "html", "text/html;charset=utf-8",
            "css", "text/css;charset=utf-8",
            "js", "text/javascript;charset=utf-8",
            "svg", "image/svg+xml");

    private final String token;

    /** @param token what the page has to say to be let in */
    Files(String token) {
        this.token = token;
    }

    /** The file, or null where the path is none of them. */
    @Override
    public Response answer(Request request) throws IOException {
        String path = request.target().path().equals("/") ? "/" + PAGE : request.target().path();
        Matcher name = NAME.matcher(path);
        boolean reads = request.method().equals("GET") || request.method().equals("HEAD");
        if (!reads || !name.matches()) {
            return null;
        }
        byte[] content = read(name.group(1));
        if (content == null) {
            return null;
        }
        var type = new Field("Content-Type", MEDIA_TYPES.get(name.group(2)));
        return new Response(Status.OK, Fields.of(type), name.group(1).equals(PAGE) ? withToken(content) : content);
    }

    private static byte[] read(String name) throws IOException {
        try (InputStream in = Files.class.getResourceAsStream(name)) {
            return in == null ? null : in.readAllBytes();
        }
    }

    private byte[] withToken(byte[] page) {
        String text = new String(page, StandardCharsets.UTF_8);
        return text.replace("{{token}}", token).getBytes(StandardCharsets.UTF_8);
    }
}
