package httpbytes.docs.contract;

import static httpbytes.docs.parties.WireClient.wire;

import httpbytes.docs.parties.Servers;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What the two servers answer differently: because Tomcat or Spring judges a request by other rules, or because each
 * refuses in its own words. The requests are chosen here; what became of them is found out by sending them.
 */
final class Differences {

    private static final String NEXT = "GET /api?next=1 HTTP/1.1\nHost: localhost\nConnection: close\n\n";
    private static final String FORM = "Content-Type: application/x-www-form-urlencoded\n";
    private static final String NAME = "Content-Disposition: form-data; name=\"a\"\n";
    private static final int SHOWN = 90;
    private static final int SHOWN_LINES = 12;
    private static final int SHOWN_OF_AN_ECHO = 40;
    /** What a cell cannot break would push the servers apart: the same again and again, and octet behind octet. */
    private static final Pattern RUN = Pattern.compile("(.{1,6}?)\\1{7,}");
    private static final Pattern OCTETS = Pattern.compile("((?:\\\\x[0-9a-f]{2}){4})(?:\\\\x[0-9a-f]{2})+");
    private static final int SHOWN_OF_A_SENTENCE = 180;
    private static final Pattern DETAIL = Pattern.compile("\"detail\":\"((?:[^\"\\\\]|\\\\.)*)\"");

    private record Case(String name, byte[] request) {
    }

    /** What came back: the status-line, what a refusal says, and whether the next request was answered. */
    private record Outcome(String statusLine, String sentence, boolean kept) {

        /** Whether the status, or the content of a 200, is another. */
        boolean differsFrom(Outcome other) {
            return !code().equals(other.code()) || isOk() && !sentence.equals(other.sentence);
        }

        boolean isOk() {
            return code().equals("200");
        }

        private String code() {
            return statusLine.replaceFirst("^HTTP/1.1 ([0-9]+).*", "$1");
        }

        String shown() {
            return (statusLine.isEmpty() ? sentence.isEmpty() ? "no answer" : "no status-line" : "`" + statusLine + "`")
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
                new Case("an empty Host", wire("GET /api HTTP/1.1\nHost:\n\n")),
                new Case("a port that TCP does not have", wire("GET /api HTTP/1.1\nHost: localhost:65536\n\n")),
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
                new Case("white space behind a delimiter", parts("--b \n" + NAME + "\n1\n--b--")),
                new Case("a line that only begins like a delimiter", parts("--b\n" + NAME + "\n1\n--bc\n2\n--b--")),
                new Case("a part with white space in its name",
                        parts("--b\nContent-Disposition: form-data; name=\" a \"\n\n1\n--b--")),
                new Case("a part with a file name in the extended notation",
                        parts("--b\nContent-Disposition: form-data; name=\"a\"; filename*=UTF-8''x\n\n1\n--b--")),
                new Case("a part with two names",
                        parts("--b\nContent-Disposition: form-data; name=\"a\"; name=\"b\"\n\n1\n--b--")),
                new Case("a part with two dispositions", parts("--b\n" + NAME + NAME + "\n1\n--b--")),
                new Case("a part with a line that has no colon", parts("--b\n" + NAME + "X\n\n1\n--b--")),
                new Case("a part without a name", parts("--b\n" + NAME + "\n1\n--b\n\n2\n--b--")),
                new Case("a boundary of more than 70 octets", multipart("b".repeat(71), "--" + "b".repeat(71) + "\n"
                        + NAME + "\n1\n--" + "b".repeat(71) + "--")),
                new Case("a boundary given twice", multipart("b; boundary=b", "--b\n" + NAME + "\n1\n--b--")),
                new Case("a note in any state that the client has",
                        wire("GET /note HTTP/1.1\n" + host + "If-None-Match: *\n\n")),
                new Case("a cookie with white space around its name",
                        wire("GET /visits HTTP/1.1\n" + host + "Cookie: a=1;visits = 5\n\n")),
                new Case("an empty name", wire("GET /api?=v HTTP/1.1\n" + host + "\n")),
                new Case("an empty name in a form", form("", "=&a&=b")),
                new Case("content that is no multipart form", parts("hello")),
                new Case("a text field that is not UTF-8", raw(new String(parts("--b\n" + NAME
                        + "\n~\n--b--"), StandardCharsets.ISO_8859_1).replace('~', '\u00ff'))),
                new Case("a form with a Content-Encoding", form("Content-Encoding: gzip\n", "a=1")),
                new Case("a charset that does not exist", formOf("/api", ";charset=nope", "a=1")),
                new Case("a charset that is not UTF-8, and text that is", formOf("/api", ";charset=iso-8859-1", "a=€")),
                new Case("a query in the target, and a form that is not UTF-8", formOf("/api?q=1", "", "a=%ff")),
                new Case("a query in the target, and spaces at the ends of the form", formOf("/api?q=1", "", " a=1 ")),
                new Case("a query in the target, and too large a form",
                        formOf("/api?q=1", "", "a=" + "x".repeat(Contract.CONTENT_LIMIT))),
                new Case("a GET with a multipart form", content("GET /api?q=1",
                        "multipart/form-data; boundary=b", "--b\n" + NAME + "\n1\n--b--")),
                new Case("a parameter too many in a form",
                        form("", "a=1&".repeat(Contract.PARAMETER_LIMIT + 1))),
                new Case("a parameter too many in a query",
                        wire("GET /api?" + "a=1&".repeat(Contract.PARAMETER_LIMIT + 1) + " HTTP/1.1\n" + host + "\n")),
                new Case("the health of the server", wire("GET /health HTTP/1.1\n" + host + "\n")),
                new Case("its readiness alone", wire("GET /health/readiness HTTP/1.1\n" + host + "\n")),
                new Case("another path", wire("GET /nope HTTP/1.1\n" + host + "\n")),
                new Case("another method", wire("PUT /api HTTP/1.1\n" + host + "\n")),
                new Case("a trace", wire("TRACE /api HTTP/1.1\n" + host + "\n")),
                new Case("an escape without digits", wire("GET /api?a=%zz HTTP/1.1\n" + host + "\n")),
                new Case("a value that is not UTF-8", wire("GET /api?a=%ff HTTP/1.1\n" + host + "\n")),
                new Case("a charset that Java can only decode", formOf("/api", ";charset=ISO-2022-CN", "a=1")),
                new Case("an empty charset", formOf("/api", ";charset=", "a=1")),
                new Case("Content-Type given twice", wire("POST /api HTTP/1.1\n" + host + FORM + FORM
                        + "Content-Length: 3\n\na=1")),
                new Case("two hundred and one cookies",
                        wire("GET /api HTTP/1.1\n" + host + "Cookie: " + "a=b; ".repeat(200) + "a=b\n\n")),
                new Case("an expectation that is empty", post("Content-Length: 3\nExpect:\n", "a=1")),
                new Case("a chunk-size of nine digits", post("Transfer-Encoding: chunked\n", "000000003\na=1\n0\n\n")),
                new Case("a space before a chunk extension", post("Transfer-Encoding: chunked\n", "3 ;x\na=1\n0\n\n")),
                new Case("a folded trailer", post("Transfer-Encoding: chunked\n", "3\na=1\n0\nX: 1\n 2\n\n")),
                new Case("two hundred trailers",
                        post("Transfer-Encoding: chunked\n", "3\na=1\n0\n" + "X: 1\n".repeat(200) + "\n")),
                new Case("a port in the target alone", wire("GET http://localhost:80/api HTTP/1.1\n" + host + "\n")),
                new Case("a user in the target", wire("GET http://u@localhost/api HTTP/1.1\n" + host + "\n")),
                new Case("a host that is no name of DNS", wire("GET /api HTTP/1.1\nHost: a..b\n\n")),
                new Case("the preface of HTTP/2", wire("PRI * HTTP/2.0\n\nSM\n\n")),
                new Case("a user and a password in the target",
                        wire("GET http://u:p@localhost/api HTTP/1.1\n" + host + "\n")),
                new Case("the port of http in Host alone",
                        wire("GET http://localhost/api HTTP/1.1\nHost: localhost:80\n\n")),
                new Case("a trace of another path", wire("TRACE /nope HTTP/1.1\n" + host + "\n")),
                new Case("options of an absolute form without a path",
                        wire("OPTIONS http://localhost HTTP/1.1\n" + host + "\n")),
                new Case("a host that begins with a hyphen", wire("GET /api HTTP/1.1\nHost: -a\n\n")),
                new Case("a port without a host", wire("GET /api HTTP/1.1\nHost: :80\n\n")),
                new Case("an encoded backslash", wire("GET /api%5C HTTP/1.1\n" + host + "\n")),
                new Case("a length of twenty digits",
                        post("Content-Length: 10000000000000000000\n", "a=1")),
                new Case("an empty path", wire("GET // HTTP/1.1\n" + host + "\n")),
                new Case("a GET that announces a multipart form without a boundary", wire("GET /api HTTP/1.1\n" + host
                        + "Content-Type: multipart/form-data\n\n")),
                new Case("a quotation mark in the name of a part", part("name=\"a\\\"b\"")),
                new Case("an empty name of a part", part("name=\"\"")),
                new Case("an encoded word in the name of a part", part("name=\"=?UTF-8?B?4oKs?=\"")),
                new Case("a file name in both notations", part("name=\"a\"; filename=\"f\"; filename*=UTF-8''g")),
                new Case("a name in both notations", part("name=\"a\"; name*=UTF-8''b")),
                new Case("a file name with spaces at its ends", part("name=\"a\"; filename=\" f \"")),
                new Case("a file name without its value", part("name=\"a\"; filename")),
                new Case("a file name with a backslash", part("name=\"a\"; filename=\"C:\\me.txt\"")),
                new Case("a file name with an escaped quotation mark at its end",
                        part("name=\"a\"; filename=\"x\\\"")),
                new Case("an encoded word in a file name", part("name=\"a\"; filename=\"=?UTF-8?Q?f?=\"")),
                new Case("an encoded word that is none in a file name",
                        part("name=\"a\"; filename=\"=?UTF-8?B?!?=\"")),
                new Case("NUL in a file name", part("name=\"a\"; filename=\"f\u0000\"")),
                new Case("a file name twice", part("name=\"a\"; filename=\"f\"; filename=\"g\"")),
                new Case("a file name in the extended notation, with an escape that is none",
                        part("name=\"a\"; filename*=UTF-8''%zz")),
                new Case("a part with a name in the extended notation alone", part("name*=UTF-8''a")),
                new Case("a part whose disposition has no name", part("x=y")),
                new Case("a parameter without its value in a part", part("name=\"a\"; x")),
                new Case("a part without content whose delimiter ends the empty line",
                        parts("--b\n" + NAME + "\n--b\n" + NAME + "\n1\n--b--")),
                new Case("two delimiters, one behind the other", parts("--b\n--b\n" + NAME + "\n1\n--b--")),
                new Case("LF alone before the first delimiter", raw(new String(parts("~--b\n" + NAME
                        + "\n1\n--b--"), StandardCharsets.ISO_8859_1).replace('~', '\n'))),
                new Case("a first delimiter that does not begin a line", parts("x--b\n" + NAME + "\n1\n--b--")),
                new Case("another boundary than the one in Content-Type", parts("--c\n" + NAME + "\n1\n--c--")),
                new Case("a boundary in the extended notation", content("POST /api",
                        "multipart/form-data; boundary*=UTF-8''b", "--b\n" + NAME + "\n1\n--b--")),
                new Case("a charset given twice", formOf("/api", ";charset=utf-8;charset=utf-8", "a=1")),
                new Case("a part that is an attachment",
                        parts("--b\nContent-Disposition: attachment; name=\"a\"\n\n1\n--b--")),
                new Case("a part whose lines are longer than 512 octets",
                        part("name=\"a\"; filename=\"" + "f".repeat(500) + "\"")),
                new Case("a part made of parts", parts("--b\n" + NAME + "Content-Type: multipart/mixed; boundary=c\n\n--c\n"
                        + "Content-Disposition: attachment; filename=\"f\"\n\n1\n--c--\n--b--")),
                new Case("a part made of parts, without a boundary",
                        parts("--b\n" + NAME + "Content-Type: multipart/mixed\n\n1\n--b--")),
                new Case("a multipart form of no octets", parts("")),
                new Case("a boundary that wants quotes", multipart("a/b", "--a/b\n" + NAME + "\n1\n--a/b--")),
                new Case("a form with an escape without digits", form("", "a=%zz")),
                new Case("content of another type", content("POST /api", "application/json", "{}")),
                new Case("content of no type", wire("POST /api HTTP/1.1\n" + host + "Content-Length: 3\n\na=1")),
                new Case("a multipart form without a boundary", content("POST /api", "multipart/form-data", "--b--")),
                new Case("a multipart form that ends with a delimiter like the others", parts("--b\n" + NAME + "\n1\n--b")),
                new Case("too large a form", form("", "a=" + "x".repeat(Contract.CONTENT_LIMIT))),
                new Case("an encoded slash", wire("GET /%2fapi HTTP/1.1\n" + host + "\n")),
                new Case("an encoded NUL", wire("GET /api%00 HTTP/1.1\n" + host + "\n")),
                new Case("a path that is not UTF-8", wire("GET /api%c3 HTTP/1.1\n" + host + "\n")),
                new Case("too much content that is no form", content("POST /api", "text/plain",
                        "a".repeat(Contract.CONTENT_LIMIT + 1))),
                new Case("TLS", raw("\u0016\u0003\u0001\u0000\u0005\u0001\u0000\u0000\u0001\u0000")));
    }

    private static byte[] post(String fieldLines, String body) {
        return wire("POST /api HTTP/1.1\n" + fieldLines + "Host: localhost\n" + FORM + "\n" + body);
    }

    private static byte[] form(String fieldLines, String form) {
        return post(fieldLines + "Content-Length: " + form.length() + "\n", form);
    }

    private static byte[] formOf(String target, String parameters, String form) {
        return content("POST " + target, "application/x-www-form-urlencoded" + parameters, form);
    }

    private static byte[] content(String methodAndTarget, String type, String content) {
        return wire(methodAndTarget + " HTTP/1.1\nHost: localhost\nContent-Length: " + wire(content).length
                + "\nContent-Type: " + type + "\n\n" + content);
    }

    private static byte[] parts(String content) {
        return multipart("b", content);
    }

    /** A form of one part, of which these are the parameters. */
    private static byte[] part(String parameters) {
        return parts("--b\nContent-Disposition: form-data; " + parameters + "\n\n1\n--b--");
    }

    private static byte[] multipart(String boundary, String content) {
        return content("POST /api", "multipart/form-data; boundary=" + boundary, content);
    }

    private static byte[] raw(String octets) {
        return octets.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** The tables of the page, found out by sending every request to both servers. */
    static String tables() throws IOException {
        var others = new StringBuilder();
        var words = new StringBuilder();
        List<String> alike = new ArrayList<>();
        for (Case sent : cases()) {
            Outcome framework = outcome(Servers.FLASK_EQUIVALENT, sent.request());
            Outcome ours = outcome(Servers.SOCKET_SERVER, sent.request());
            if (!framework.differsFrom(ours) && ours.isOk()) {
                alike.add(sent.name() + ": " + ours.shown());
            }
            (framework.differsFrom(ours) ? others : words).append("| **%s**<br>%s | %s | %s |\n".formatted(
                    sent.name(), shown(sent.request()), framework.shown(), ours.shown()));
        }
        if (!alike.isEmpty()) {
            throw new AssertionError("Both servers answer these alike; take them out of Differences: " + alike);
        }
        String head = "| sent | flask-equivalent | socket-server |\n|---|---|---|\n";
        return "## Another status, or another content\n\n" + head + others
                + "\n## The same status, each in its own words\n\n" + head + words;
    }

    private static Outcome outcome(Servers server, byte[] request) throws IOException {
        try (var client = server.connect()) {
            String octets = client.send(request).some() + client.sendIfPossible(NEXT).restIfAny();
            String all = new String(octets.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
            String statusLine = all.startsWith("HTTP/1.1 ") ? all.lines().findFirst().orElse("") : "";
            return new Outcome(statusLine, sentence(all), all.contains("next = 1\n"));
        }
    }

    /** What a refusal says in its own words, or which pairs an echo holds; escaped for a table. */
    private static String sentence(String answer) {
        if (answer.isEmpty()) {
            return "";
        }
        int content = answer.indexOf("\r\n\r\n") + 4;
        List<String> lines = answer.substring(content).lines().toList();
        if (lines.isEmpty() || lines.get(0).startsWith("HTTP/")) {
            return "";
        }
        if (lines.get(0).matches("[45][0-9][0-9] .*")) {
            return narrow(lines.get(0)).replaceFirst("^[^:]*: ", "").replace("|", "\\|");
        }
        if (lines.get(0).startsWith("<!doctype html>")) {
            return "a page of HTML";
        }
        Matcher detail = DETAIL.matcher(answer);
        if (detail.find()) {
            return cut(detail.group(1).replaceAll("\\\\(.)", "$1"), SHOWN_OF_A_SENTENCE).replace("|", "\\|");
        }
        return lines.stream().takeWhile(line -> !line.contains("HTTP/"))
                .filter(line -> !line.endsWith(" request received with the following parameters:"))
                .filter(line -> !line.matches("[0-9a-f]*")) // The sizes of chunks.
                .map(line -> "`" + cut(narrow(drawn(line)), SHOWN_OF_AN_ECHO) + "`").collect(Collectors.joining(" "));
    }

    /** The beginning of a message, line below line; of one with parts, what makes them. */
    private static String shown(byte[] request) {
        String text = new String(request, StandardCharsets.UTF_8);
        int boundary = text.indexOf("boundary=");
        List<String> lines = List.of((boundary < 0 ? text : "…" + text.substring(boundary)).split("(?<=\n)"));
        return lines.stream().limit(SHOWN_LINES).map(line -> "`" + cut(narrow(drawn(line)), SHOWN) + "`")
                .collect(Collectors.joining("<br>", "", lines.size() > SHOWN_LINES ? "<br>…" : ""));
    }

    private static String narrow(String text) {
        return OCTETS.matcher(RUN.matcher(text).replaceAll("$1$1$1…")).replaceAll("$1…");
    }

    private static String cut(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length) + "…";
    }

    private static String drawn(String text) {
        return text.codePoints().mapToObj(Differences::drawn).collect(Collectors.joining());
    }

    private static String drawn(int character) {
        return switch (character) {
            case '\r' -> "\\r";
            case '\n' -> "\\n";
            default -> character < 0x20 ? "\\x%02x".formatted(character) : Character.toString(character);
        };
    }
}
