package httpbytes.docs;

import static httpbytes.docs.WireClient.wire;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What the two servers answer differently: messages that Tomcat judges before any controller runs, or judges more
 * kindly. The requests are chosen here; what became of them is found out by sending them.
 */
final class Differences {

    private static final String NEXT = "GET /api?next=1 HTTP/1.1\nHost: localhost\nConnection: close\n\n";
    private static final String FORM = "Content-Type: application/x-www-form-urlencoded\n";
    private static final int SHOWN = 90;

    private record Case(String name, byte[] request) {
    }

    /** What came back: the status-line, what a refusal says, and whether the next request was answered. */
    private record Outcome(String statusLine, String sentence, boolean kept) {

        boolean differsFrom(Outcome other) {
            return !code().equals(other.code()) || !sentence.equals(other.sentence) || kept != other.kept;
        }

        private String code() {
            return statusLine.replaceFirst("^HTTP/1.1 ([0-9]+).*", "$1");
        }

        String shown() {
            return (statusLine.isEmpty() ? "no status-line" : "`" + statusLine + "`")
                    + (kept ? ", stays open" : ", closes") + (sentence.isEmpty() ? "" : ":<br>" + sentence);
        }
    }

    private Differences() {
    }

    private static List<Case> cases() {
        String host = "Host: localhost\n";
        return List.of(
                new Case("lines end with LF alone", raw("GET /api HTTP/1.1\nHost: localhost\n\n")),
                new Case("a folded field line", wire("GET /api HTTP/1.1\n" + host + "X: a\n b\n\n")),
                new Case("two spaces in the request-line", wire("GET  /api HTTP/1.1\n" + host + "\n")),
                new Case("a request of HTTP/0.9", wire("GET /api?name=Ada\n\n")),
                new Case("a method that HTTP does not define", wire("get /api HTTP/1.1\n" + host + "\n")),
                new Case("a method of WebDAV", wire("PROPFIND /api HTTP/1.1\n" + host + "\n")),
                new Case("a later minor version", wire("GET /api HTTP/1.2\n" + host + "\n")),
                new Case("a parameter of the path", wire("GET /api;x=1 HTTP/1.1\n" + host + "\n")),
                new Case("dot segments", wire("GET /x/../api HTTP/1.1\n" + host + "\n")),
                new Case("dot segments that lead outside", wire("GET /../api HTTP/1.1\n" + host + "\n")),
                new Case("an https URI", wire("GET https://localhost/api HTTP/1.1\n" + host + "\n")),
                new Case("a fragment", wire("GET /api#top HTTP/1.1\n" + host + "\n")),
                new Case("a raw é in the target", wire("GET /api?é HTTP/1.1\n" + host + "\n")),
                new Case("no Host", wire("GET /api HTTP/1.1\n\n")),
                new Case("a space before the colon", wire("GET /api HTTP/1.1\nHost : localhost\n\n")),
                new Case("a field line without a colon", wire("GET /api HTTP/1.1\n" + host + "X\n\n")),
                new Case("a field name that is no token", wire("GET /api HTTP/1.1\n" + host + "X(Y): 1\n\n")),
                new Case("a control octet in a field value", wire("GET /api HTTP/1.1\n" + host + "X: a\u0001b\n\n")),
                new Case("too many field lines", wire("GET /api HTTP/1.1\n" + host + "X: 1\n".repeat(100) + "\n")),
                new Case("too large a header section",
                        wire("GET /api HTTP/1.1\n" + host + "X: " + "a".repeat(17_000) + "\n\n")),
                new Case("too long a request-line",
                        wire("GET /api?a=" + "a".repeat(9_000) + " HTTP/1.1\n" + host + "\n")),
                new Case("Content-Length with a sign", post("Content-Length: +3\n", "a=1")),
                new Case("Content-Length given twice", post("Content-Length: 3\nContent-Length: 3\n", "a=1")),
                new Case("Content-Length and chunked",
                        post("Content-Length: 3\nTransfer-Encoding: chunked\n", "3\na=1\n0\n\n")),
                new Case("a transfer coding that is not known",
                        post("Transfer-Encoding: gzip, chunked\n", "3\na=1\n0\n\n")),
                new Case("chunked in HTTP/1.0",
                        wire("POST /api HTTP/1.0\nTransfer-Encoding: chunked\n" + FORM + "\n3\na=1\n0\n\n")),
                new Case("a chunk-size that is none", post("Transfer-Encoding: chunked\n", "three\na=1\n0\n\n")),
                new Case("a chunk longer than its size", post("Transfer-Encoding: chunked\n", "2\na=1\n0\n\n")),
                new Case("an expectation that is not known",
                        post("Content-Length: 3\nExpect: a-miracle\n", "a=1")),
                new Case("an empty multipart form", wire("POST /api HTTP/1.1\n" + host
                        + "Content-Type: multipart/form-data; boundary=b\nContent-Length: 5\n\n--b--")),
                new Case("too much content that is no form", wire("POST /api HTTP/1.1\n" + host
                        + "Content-Type: text/plain\nContent-Length: 1048577\n\n" + "a".repeat(1_048_577))),
                new Case("TLS", raw("\u0016\u0003\u0001\u0000\u0005\u0001\u0000\u0000\u0001\u0000")));
    }

    private static byte[] post(String fieldLines, String body) {
        return wire("POST /api HTTP/1.1\n" + fieldLines + "Host: localhost\n" + FORM + "\n" + body);
    }

    private static byte[] raw(String octets) {
        return octets.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** The table of the page, found out by sending every request to both servers. */
    static String table() throws IOException {
        var table = new StringBuilder("""
                | sent | flask-equivalent (Tomcat) | socket-server |
                |---|---|---|
                """);
        List<String> alike = new ArrayList<>();
        for (Case sent : cases()) {
            Outcome tomcat = outcome(Servers.FLASK_EQUIVALENT, sent.request());
            Outcome ours = outcome(Servers.SOCKET_SERVER, sent.request());
            if (!tomcat.differsFrom(ours)) {
                alike.add(sent.name() + ": " + ours.shown());
            }
            table.append("| %s<br>`%s` | %s | %s |\n".formatted(
                    sent.name(), shown(sent.request()), tomcat.shown(), ours.shown()));
        }
        if (!alike.isEmpty()) {
            throw new AssertionError("Both servers answer these alike; take them out of Differences: " + alike);
        }
        return table.toString();
    }

    private static Outcome outcome(Servers server, byte[] request) throws IOException {
        try (var client = server.connect()) {
            String all = client.send(request).some() + client.sendIfPossible(NEXT).restIfAny();
            String statusLine = all.startsWith("HTTP/1.1 ") ? all.lines().findFirst().orElse("") : "";
            return new Outcome(statusLine, sentence(all), all.contains("next = 1\n"));
        }
    }

    /** What a refusal says in its one line; escaped for a table. */
    private static String sentence(String answer) {
        int content = answer.indexOf("\r\n\r\n") + 4;
        String line = answer.substring(content).lines().findFirst().orElse("");
        return line.matches("[45][0-9][0-9] .*") ? line.replaceFirst("^[^:]*: ", "").replace("|", "\\|") : "";
    }

    private static String shown(byte[] request) {
        String drawn = new String(request, StandardCharsets.UTF_8).chars()
                .mapToObj(Differences::drawn).collect(Collectors.joining());
        return drawn.length() <= SHOWN ? drawn : drawn.substring(0, SHOWN) + "…";
    }

    private static String drawn(int character) {
        return switch (character) {
            case '\r' -> "␍";
            case '\n' -> "␊";
            default -> character < 0x20 ? "\\x%02x".formatted(character) : Character.toString(character);
        };
    }
}
