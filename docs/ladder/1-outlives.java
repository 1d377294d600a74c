import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Rung 1 of the ladder: it outlives the ten requests. It reads until a message is complete, octets before text, decodes
 * names and values, and refuses in a sentence what it cannot read. But it answers any method as if it were a POST.
 *
 * <pre>java docs/ladder/1-outlives.java [port]</pre>
 */
final class Server {

    // Who listens

    public static void main(String[] args) {
        String port = args.length > 0 ? args[0] : "5000";
        try (var listener = new ServerSocket(Integer.parseInt(port), 50, InetAddress.getByName("127.0.0.1"))) {
            System.out.println("Rung 1 listens on http://127.0.0.1:" + listener.getLocalPort() + "/api?name=Ada");
            while (true) {
                Socket visitor = listener.accept();
                new Thread(() -> serve(visitor)).start();
            }
        } catch (IOException | IllegalArgumentException failure) {
            System.err.println("Rung 1 cannot listen on port " + port + "; try another one, such as 5001. " + failure);
            System.exit(1);
        }
    }

    /** Each visitor has a thread: it may wait for octets, and what goes wrong in it ends nobody else. */
    private static void serve(Socket visitor) {
        try (visitor) {
            var in = new BufferedInputStream(visitor.getInputStream());
            var out = new BufferedOutputStream(visitor.getOutputStream());
            if (!isOver(in)) {
                answer(in, out);
            }
        } catch (IOException gone) {
            // Nobody is left to tell.
        }
    }

    private static void answer(InputStream in, OutputStream out) throws IOException {
        try {
            write(route(read(in)), out);
        } catch (Refusal refusal) {
            write(refusal.response, out);
        }
    }

    /** Whether a visitor has nothing more to say: to leave without a word is no request. */
    private static boolean isOver(InputStream in) throws IOException {
        in.mark(1);
        int octet = in.read();
        in.reset();
        return octet < 0;
    }

    // What is said

    record Request(String method, String path, String query, Map<String, String> fields, byte[] content) {
    }

    record Response(String status, String content) {
    }

    /** Why a request is not answered as its author hoped. */
    private static final class Refusal extends RuntimeException {

        private final Response response;

        Refusal(String status, String sentence) {
            super(sentence);
            response = new Response(status, status + ": " + sentence + "\n");
        }
    }

    private static Refusal bad(String sentence) {
        return new Refusal("400 Bad Request", sentence);
    }

    // How it is spelled

    private static final String TOKEN = "[A-Za-z0-9!#$%&'*+.^_`|~-]+";
    private static final String HOST = "([A-Za-z0-9._~!$&'()*+,;=%-]+|\\[[0-9A-Fa-f:.]+])(:[0-9]*)?";
    private static final Pattern STRAY_PERCENT = Pattern.compile("%(?![0-9A-Fa-f]{2})");

    private static Request read(InputStream in) throws IOException {
        String[] parts = line(in).split(" ", -1);
        if (parts.length != 3 || !parts[0].matches(TOKEN)) {
            throw bad("a request-line is method, request-target and HTTP-version with one space between them.");
        }
        if (!parts[2].matches("HTTP/[0-9]\\.[0-9]")) {
            throw bad("the version is spelled HTTP/1.1: capital letters, digit, dot, digit.");
        }
        if (!parts[2].startsWith("HTTP/1.")) {
            throw new Refusal("505 HTTP Version Not Supported", "this server speaks HTTP/1.1 and HTTP/1.0.");
        }
        boolean isHttp11 = !parts[2].equals("HTTP/1.0");
        String[] target = parts[1].split("\\?", 2);
        var fields = fieldLines(in);
        String host = fields.get("Host");
        if (host == null ? isHttp11 : !host.matches(HOST)) {
            throw bad("a request of HTTP/1.1 has one Host field: a host and, at most, a port.");
        }
        byte[] content = body(fields, in);
        return new Request(parts[0], target[0], target.length > 1 ? target[1] : "", fields, content);
    }

    /** A line ends with CR LF and nothing else, and has no control octet but HTAB, a tab. Each octet becomes a char. */
    private static String line(InputStream in) throws IOException {
        var line = new StringBuilder();
        int octet = in.read();
        while (octet != '\r') {
            if (octet < 0) {
                throw bad("the connection ended before the request was complete.");
            }
            if (octet < ' ' && octet != '\t' || octet == 0x7f) {
                throw bad("a line ends with CR LF, and holds no other control octet but HTAB.");
            }
            line.append((char) octet);
            octet = in.read();
        }
        if (in.read() != '\n') {
            throw bad("a line ends with CR LF, and here is a CR without its LF.");
        }
        return line.toString();
    }

    /** Reads up to the empty line. Lines of one name are one field, with a comma between the values. */
    private static Map<String, String> fieldLines(InputStream in) throws IOException {
        var fields = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            String[] halves = line.split(":", 2);
            if (halves.length != 2 || !halves[0].matches(TOKEN)) {
                throw bad("a field line is a name, a colon right after it, and a value.");
            }
            fields.merge(halves[0], halves[1].strip(), (one, other) -> one + ", " + other);
        }
        return fields;
    }

    /** The field lines say beforehand where the body ends: RFC 9112, section 6.3. */
    private static byte[] body(Map<String, String> fields, InputStream in) throws IOException {
        String length = fields.getOrDefault("Content-Length", "0");
        if (!length.matches("[0-9]{1,9}")) {
            throw bad("Content-Length is one number of at most nine decimal digits.");
        }
        return octets(Integer.parseInt(length), in);
    }

    /** Reads so many octets, and not one more: what follows is the next message. */
    private static byte[] octets(int count, InputStream in) throws IOException {
        byte[] octets = in.readNBytes(count);
        if (octets.length < count) {
            throw bad("the connection ended before the request was complete.");
        }
        return octets;
    }

    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH);

    private static void write(Response response, OutputStream out) throws IOException {
        byte[] content = response.content().getBytes(StandardCharsets.UTF_8);
        var head = new StringBuilder("HTTP/1.1 " + response.status() + "\r\n");
        head.append("Date: ").append(DATE.format(ZonedDateTime.now(ZoneOffset.UTC))).append("\r\n");
        head.append("Content-Type: text/plain;charset=utf-8\r\nX-Content-Type-Options: nosniff\r\n");
        head.append("Content-Length: ").append(content.length).append("\r\n"); // In octets, not in characters.
        head.append("Connection: close\r\n\r\n");
        out.write(head.toString().getBytes(StandardCharsets.US_ASCII));
        out.write(content);
        out.flush();
    }

    // Who answers

    private static Response route(Request request) {
        if (!request.path().equals("/api")) {
            throw new Refusal("404 Not Found", "nothing is served at this path; try /api.");
        }
        return request.method().equals("GET") ? get(request) : post(request);
    }

    private static Response get(Request request) {
        return echo("GET", decode(request.query()));
    }

    private static Response post(Request request) {
        String form = new String(request.content(), StandardCharsets.ISO_8859_1); // Each octet becomes a char.
        return echo("POST", decode(form));
    }

    private static Response echo(String method, Map<String, List<String>> parameters) {
        var text = new StringBuilder(method + " request received with the following parameters:\n");
        parameters.forEach((name, values) ->
                values.forEach(value -> text.append(name).append(" = ").append(value).append('\n')));
        return new Response("200 OK", text.toString());
    }

    // What a form says

    /** Names with values, of a form or of a query: both spell them in the same way. */
    private static Map<String, List<String>> decode(String pairs) {
        var parameters = new LinkedHashMap<String, List<String>>();
        for (String pair : pairs.split("&")) {
            if (!pair.isEmpty()) {
                String[] halves = pair.split("=", 2);
                String value = halves.length == 2 ? text(halves[1]) : "";
                parameters.computeIfAbsent(text(halves[0]), name -> new ArrayList<>()).add(value);
            }
        }
        return parameters;
    }

    /** Escapes become octets first, and octets then text: a character may take several of them. */
    private static String text(String encoded) {
        if (STRAY_PERCENT.matcher(encoded).find()) {
            throw bad("a percent-escape needs two hexadecimal digits; a literal % is written %25.");
        }
        var octets = new ByteArrayOutputStream();
        for (int i = 0; i < encoded.length(); i++) {
            char octet = encoded.charAt(i);
            if (octet == '%') {
                octets.write(Integer.parseInt(encoded.substring(i + 1, i + 3), 16));
                i += 2;
            } else {
                octets.write(octet == '+' ? ' ' : octet);
            }
        }
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(octets.toByteArray())).toString();
        } catch (CharacterCodingException notUtf8) {
            throw bad("names and values are UTF-8 after decoding.");
        }
    }
}
