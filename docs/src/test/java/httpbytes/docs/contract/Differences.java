package httpbytes.docs.contract;

import static httpbytes.docs.parties.WireClient.wire;

import httpbytes.docs.parties.Servers;
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
    private static final String NAME = "Content-Disposition: form-data; name=\"a\"\n";
    private static final int SHOWN = 90;
    private static final int SHOWN_OF_PARTS = 160;

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
                new Case("white space behind a delimiter", parts("--b \n" + NAME + "\n1\n--b--")),
                new Case("a line that only begins like a delimiter", parts("--b\n" + NAME + "\n1\n--bc\n2\n--b--")),
                new Case("a part with white space in its name",
                        parts("--b\nContent-Disposition: form-data; name=\" a \"\n\n1\n--b--")),
                new Case("a part with a file name in the extended notation",
                        parts("--b\nContent-Disposition: form-data; name=\"a\"; filename*=UTF-8''x\n\n1\n--b--")),
                new Case("a part with two names",
                        parts("--b\nContent-Disposition: form-data; name=\"a\"; name=\"b\"\n\n1\n--b--")),
                new Case("a part with two dispositions", parts("--b\n" + NAME + NAME + "\n1\n--b--")),
                new Case("a part with a folded line",
                        parts("--b\nContent-Disposition: form-data;\n name=\"a\"\n\n1\n--b--")),
                new Case("a part with a line that has no colon", parts("--b\n" + NAME + "X\n\n1\n--b--")),
                new Case("a part without a name", parts("--b\n" + NAME + "\n1\n--b\n\n2\n--b--")),
                new Case("a boundary of more than 70 octets", multipart("b".repeat(71), "--" + "b".repeat(71) + "\n"
                        + NAME + "\n1\n--" + "b".repeat(71) + "--")),
                new Case("a boundary given twice", multipart("b; boundary=b", "--b\n" + NAME + "\n1\n--b--")),
                new Case("an encoded slash", wire("GET /%2fapi HTTP/1.1\n" + host + "\n")),
                new Case("an encoded NUL", wire("GET /api%00 HTTP/1.1\n" + host + "\n")),
                new Case("a path that is not UTF-8", wire("GET /api%c3 HTTP/1.1\n" + host + "\n")),
                new Case("too much content that is no form", wire("POST /api HTTP/1.1\n" + host
                        + "Content-Type: text/plain\nContent-Length: 1048577\n\n" + "a".repeat(1_048_577))),
                new Case("TLS", raw("\u0016\u0003\u0001\u0000\u0005\u0001\u0000\u0000\u0001\u0000")));
    }

    private static byte[] post(String fieldLines, String body) {
        return wire("POST /api HTTP/1.1\n" + fieldLines + "Host: localhost\n" + FORM + "\n" + body);
    }

    private static byte[] parts(String content) {
        return multipart("b", content);
    }

    private static byte[] multipart(String boundary, String content) {
        return wire("POST /api HTTP/1.1\nHost: localhost\nContent-Length: " + wire(content).length
                + "\nContent-Type: multipart/form-data; boundary=" + boundary + "\n\n" + content);
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

    /** What a refusal says in its one line, or which pairs an echo holds; escaped for a table. */
    private static String sentence(String answer) {
        int content = answer.indexOf("\r\n\r\n") + 4;
        List<String> lines = answer.substring(content).lines().toList();
        if (lines.isEmpty() || lines.get(0).startsWith("HTTP/")) {
            return "";
        }
        if (lines.get(0).matches("[45][0-9][0-9] .*")) {
            return lines.get(0).replaceFirst("^[^:]*: ", "").replace("|", "\\|");
        }
        return lines.stream().skip(1).takeWhile(line -> !line.contains("HTTP/"))
                .map(line -> "`" + cut(line, SHOWN) + "`").collect(Collectors.joining(" "));
    }

    /** The beginning of a message; of one with parts, what makes them. */
    private static String shown(byte[] request) {
        String drawn = new String(request, StandardCharsets.UTF_8).chars()
                .mapToObj(Differences::drawn).collect(Collectors.joining());
        int boundary = drawn.indexOf("boundary=");
        return boundary < 0 ? cut(drawn, SHOWN) : "…" + cut(drawn.substring(boundary), SHOWN_OF_PARTS);
    }

    private static String cut(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length) + "…";
    }

    private static String drawn(int character) {
        return switch (character) {
            case '\r' -> "␍";
            case '\n' -> "␊";
            default -> character < 0x20 ? "\\x%02x".formatted(character) : Character.toString(character);
        };
    }
}
