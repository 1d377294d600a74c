package httpbytes.docs.contract;

import static httpbytes.docs.parties.WireClient.wire;

import httpbytes.docs.parties.Servers;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * What both servers keep. What is valid gets the same 200 from both, octet for octet; what is not gets the same status,
 * and each says so in its own words. Rows in which they differ are in {@link Differences}.
 */
public final class Contract {

    static final int CONTENT_LIMIT = 1024 * 1024;
    static final int PARAMETER_LIMIT = 1_000;

    static final String CHUNKED = "Transfer-Encoding: chunked";
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String MULTIPART = "multipart/form-data; boundary=AaB03x";
    private static final String NO_TYPE = error("415 Unsupported Media Type",
            "no Content-Type says what the content is; name application/x-www-form-urlencoded or "
                    + "multipart/form-data (RFC 9110, section 8.3).");
    private static final String TOO_LARGE =
            error("413 Content Too Large", "the content of a request may have at most 1048576 octets.");

    /**
     * A request and its answer.
     *
     * @param name    what the row shows
     * @param content where the status is 200, of both servers; elsewhere, of the socket server; null where there is none
     * @param fields  field lines that the answers of both servers have, as they are written
     */
    public record Row(String name, byte[] request, int status, String content, List<String> fields) {

        Row(String name, byte[] request, int status, String content) {
            this(name, request, status, content, List.of());
        }

        /** Whether this server has to answer with that content. */
        public boolean isContentOf(Servers server) {
            return status < 400 || server == Servers.SOCKET_SERVER;
        }

        public boolean isHead() {
            return new String(request, StandardCharsets.ISO_8859_1).startsWith("HEAD ");
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private Contract() {
    }

    /** Of {@code /api}, and of paths where nothing is. */
    public static List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        queries(rows);
        forms(rows);
        multipart(rows);
        chunked(rows);
        methodsAndPaths(rows);
        undecodable(rows);
        notForms(rows);
        tooMuch(rows);
        connections(rows);
        return rows;
    }

    /** What stands beside {@code /api}: the rungs of the ladder do not have it. */
    static List<Row> rowsBesideApi() {
        List<Row> rows = new ArrayList<>();
        answers(rows);
        visits(rows);
        return rows;
    }

    private static void queries(List<Row> rows) {
        rows.add(get("two parameters", "/api?param1=value1&param2=value2", "param1 = value1", "param2 = value2"));
        rows.add(get("no query", "/api"));
        rows.add(get("an empty query", "/api?"));
        rows.add(get("nothing but separators", "/api?&&&"));
        rows.add(get("empty pairs are skipped", "/api?&a=1&&b=2&", "a = 1", "b = 2"));
        rows.add(get("a name without =", "/api?flag", "flag = "));
        rows.add(get("an empty value", "/api?a=", "a = "));
        rows.add(get("more than one =", "/api?a=b=c", "a = b=c"));
        rows.add(get("a repeated name", "/api?a=1&b=2&a=3", "a = 1", "a = 3", "b = 2"));
        rows.add(get("a name repeated with the same value", "/api?a=1&a=1", "a = 1", "a = 1"));
        rows.add(get("names differ by case", "/api?a=1&A=2", "a = 1", "A = 2"));
        rows.add(get("+ is a space", "/api?a+b=c+d", "a b = c d"));
        rows.add(get("%20 is a space", "/api?a%20b=c%20d", "a b = c d"));
        rows.add(get("%2B is a plus", "/api?a=1%2B1", "a = 1+1"));
        rows.add(get("%26 and %3D separate nothing", "/api?a%26b%3D=c%3Dd%26e", "a&b= = c=d&e"));
        rows.add(get("%25 is a percent sign", "/api?a=100%25", "a = 100%"));
        rows.add(get("an escape is decoded once", "/api?a=%2541", "a = %41"));
        rows.add(get("é in UTF-8", "/api?stadt=Orl%C3%A9ans", "stadt = Orléans"));
        rows.add(get("é in lower-case hexadecimal", "/api?stadt=Orl%c3%a9ans", "stadt = Orléans"));
        rows.add(get("a character of four octets", "/api?a=%F0%9F%8C%8D", "a = 🌍"));
        rows.add(get("the replacement character itself", "/api?a=%EF%BF%BD", "a = \uFFFD"));
        rows.add(get("NUL", "/api?a=%00", "a = \u0000"));
        rows.add(get("a line end in a value", "/api?a=1%0D%0Ab", "a = 1\r\nb"));
        rows.add(get("markup stays text", "/api?a=%3Cscript%3Ealert(1)%3C/script%3E", "a = <script>alert(1)</script>"));
        rows.add(get("; separates nothing", "/api?a=1;b=2", "a = 1;b=2"));
        rows.add(get("? may stand in a query", "/api?a=?b", "a = ?b"));
        rows.add(get("as many parameters as there may be", "/api?" + "a=1&".repeat(PARAMETER_LIMIT),
                "a = 1\n".repeat(PARAMETER_LIMIT).split("\n")));
    }

    private static void forms(List<Row> rows) {
        rows.add(form("two parameters", "param1453=value1&param500=value250",
                "param1453 = value1", "param500 = value250"));
        rows.add(form("an empty form", ""));
        rows.add(form("nothing but a separator", "&"));
        rows.add(new Row("a form without a word on its length",
                wire("POST /api HTTP/1.1\nHost: localhost\nContent-Type: " + FORM + "\n\n"), 200, content("POST")));
        rows.add(form("a repeated name", "a=1&b=2&a=3", "a = 1", "a = 3", "b = 2"));
        rows.add(form("escapes and plus", "a+b=%26%3D%2B%25", "a b = &=+%"));
        rows.add(form("octets of UTF-8 as they are", "stadt=Orléans", "stadt = Orléans"));
        rows.add(form("line ends as they are", "a=1\r\n2", "a = 1\r\n2"));
        rows.add(form("a ; separates nothing", "a=1;b=2", "a = 1;b=2"));
        rows.add(new Row("the query of a POST is not its content",
                post("/api?q=1", FORM, "a=2"), 200, content("POST", "a = 2")));
        rows.add(new Row("the query of an empty POST neither", post("/api?q=1", FORM, ""), 200, content("POST")));
        for (String type : List.of("Application/X-WWW-Form-Urlencoded", FORM + ";charset=UTF-8",
                FORM + "; charset=iso-8859-1", FORM + " ; x=\"y;z\"")) {
            rows.add(new Row("Content-Type: " + type, post("/api", type, "a=%C3%A9"), 200, content("POST", "a = é")));
        }
        String large = "x".repeat(CONTENT_LIMIT - "a=".length());
        rows.add(form("as much content as there may be", "a=" + large, "a = " + large));
        rows.add(form("as many parameters as there may be", "a=1&".repeat(PARAMETER_LIMIT),
                "a = 1\n".repeat(PARAMETER_LIMIT).split("\n")));
        rows.add(new Row("Content-Encoding: identity",
                withField(post("/api", FORM, "a=1"), "Content-Encoding: identity"), 200, content("POST", "a = 1")));
    }

    private static void multipart(List<Row> rows) {
        rows.add(parts("a text field", field("a", "1"), "a = 1"));
        rows.add(parts("an empty text field", field("a", ""), "a = "));
        rows.add(parts("line ends in a text field", field("a", "1\n\n2\n"), "a = 1\r\n\r\n2\r\n"));
        rows.add(parts("what looks like a delimiter in a text field", field("a", "--AaB03\n-AaB03x"),
                "a = --AaB03\r\n-AaB03x"));
        rows.add(parts("a text field in UTF-8", field("straße", "Zürich"), "straße = Zürich"));
        rows.add(parts("nothing is percent-decoded", field("a%41", "1+%42"), "a%41 = 1+%42"));
        rows.add(parts("a file", file("f", "note.txt", "hello"), "f = note.txt (5 bytes)"));
        rows.add(parts("an empty file", file("f", "empty", ""), "f = empty (0 bytes)"));
        rows.add(parts("a file's length is in octets", file("f", "ä.txt", "äöü"), "f = ä.txt (6 bytes)"));
        rows.add(parts("fields and files in their order",
                field("a", "1") + file("f", "x", "12") + field("b", "2") + field("a", "3"),
                "a = 1", "a = 3", "f = x (2 bytes)", "b = 2"));
        rows.add(parts("a part with more field lines", """
                --AaB03x
                X-Note: hello
                content-disposition: form-data; name="a"
                Content-Type: text/plain;charset=utf-8

                1
                """, "a = 1"));
        rows.add(parts("a folded field line",
                "--AaB03x\nContent-Disposition: form-data;\n name=\"a\"\n\n1\n", "a = 1"));
        rows.add(parts("a backslash as it is", field("price\\usd", "1"), "price\\usd = 1"));
        rows.add(parts("a name without quotes", "--AaB03x\nContent-Disposition: form-data; name=a\n\n1\n", "a = 1"));
        rows.add(parts("text before the first delimiter", "preamble\n" + field("a", "1"), "a = 1"));
        rows.add(new Row("text after the last delimiter",
                post("/api", MULTIPART, (field("a", "1") + "--AaB03x--\nepilogue").replace("\n", "\r\n")),
                200, content("POST", "a = 1")));
        rows.add(new Row("a boundary in quotes",
                post("/api", "multipart/form-data; boundary=\"AaB03x\"", closed(field("a", "1"))),
                200, content("POST", "a = 1")));
        rows.add(new Row("Multipart/Form-Data in odd case", post("/api", "Multipart/Form-Data; Boundary=AaB03x",
                closed(field("a", "1"))), 200, content("POST", "a = 1")));
    }

    private static void chunked(List<Row> rows) {
        rows.add(chunks("a form in one chunk", FORM, "3\r\na=1\r\n0\r\n\r\n", "a = 1"));
        rows.add(chunks("a form in chunks of one octet", FORM, "1\r\na\r\n1\r\n=\r\n1\r\n1\r\n0\r\n\r\n", "a = 1"));
        rows.add(chunks("chunk-sizes with zeros and in capital letters", FORM,
                "000A\r\na=12345678\r\n0\r\n\r\n", "a = 12345678"));
        rows.add(chunks("a chunk extension", FORM, "3;note=\"x\"\r\na=1\r\n0;last\r\n\r\n", "a = 1"));
        rows.add(chunks("a trailer section", FORM, "3\r\na=1\r\n0\r\nX-Sum: 1\r\n\r\n", "a = 1"));
        rows.add(chunks("an empty form in chunks", FORM, "0\r\n\r\n"));
        String part = closed(field("a", "1"));
        rows.add(chunks("a multipart form in chunks", MULTIPART,
                Integer.toHexString(part.length()) + "\r\n" + part + "\r\n0\r\n\r\n", "a = 1"));
    }

    private static void methodsAndPaths(List<Row> rows) {
        rows.add(new Row("HEAD", request("HEAD /api?a=1"), 200, content("GET", "a = 1")));
        rows.add(new Row("HEAD of another path", request("HEAD /nope"), 404, notFound()));
        rows.add(new Row("OPTIONS", request("OPTIONS /api"), 200, null));
        rows.add(new Row("an escaped path", request("GET /%61pi"), 200, content("GET")));
        for (String path : List.of("/", "/nope", "/API", "/api/", "/api/x", "/favicon.ico", "/error", "/nope?a=1")) {
            rows.add(new Row("GET " + path, request("GET " + path), 404, notFound()));
        }
        rows.add(new Row("POST to another path", post("/nope", FORM, "a=1"), 404, notFound()));
        rows.add(new Row("DELETE of another path", request("DELETE /nope"), 404, notFound()));
        for (String method : List.of("PUT", "DELETE", "PATCH")) {
            rows.add(new Row(method, request(method + " /api"), 405, notAllowed()));
        }
        rows.add(new Row("TRACE", request("TRACE /api"), 405, notAllowed()));
        rows.add(new Row("PUT with a form", with("PUT", "/api", FORM, "a=1"), 405, notAllowed()));
        rows.add(new Row("GET with content", with("GET", "/api?a=1", FORM, "b=2"), 200, content("GET", "a = 1")));
        rows.add(new Row("OPTIONS with content", with("OPTIONS", "/api", FORM, "b=2"), 200, null));
        for (String field : List.of("Accept: application/json", "Accept: text/html", "Accept: */*;q=0", "Accept: x",
                "Accept-Encoding: gzip", "Accept-Language: de", "Range: bytes=0-1", "If-None-Match: *",
                "If-Modified-Since: Mon, 23 Nov 2026 10:41:07 GMT", "If-Match: \"x\"", "Origin: http://example.org",
                "Upgrade: h2c", "X-HTTP-Method-Override: DELETE", "X-Forwarded-For: 192.0.2.1")) {
            rows.add(new Row(field + " changes nothing", withField(request("GET /api?a=1"), field), 200,
                    content("GET", "a = 1")));
        }
    }

    private static void answers(List<Row> rows) {
        String location = "Location: /api?from=moved";
        rows.add(beside("a redirect", request("GET /moved?a=1"), 308, "", location));
        rows.add(beside("a redirect of a POST", post("/moved", FORM, "a=1"), 308, "", location));
        rows.add(beside("a redirect of a HEAD", request("HEAD /moved"), 308, "", location));
        rows.add(beside("nothing to say", request("GET /nothing"), 204, ""));
        rows.add(beside("nothing to say to a HEAD", request("HEAD /nothing"), 204, ""));

        rows.add(beside("an answer in chunks", request("GET /count"), 200, "three\ntwo\none\n", CHUNKED));

        String tag = "ETag: \"note-1\"";
        String note = "A note that stays.\n";
        rows.add(beside("a note", request("GET /note"), 200, note, tag));
        rows.add(beside("the fields of a note", request("HEAD /note"), 200, note, tag));
        for (String known : List.of("\"note-1\"", "W/\"note-1\"", "\"a\", \"note-1\"", "\"a\",W/\"note-1\"")) {
            String field = "If-None-Match: " + known;
            rows.add(beside("a note that the client has, " + field,
                    withField(request("GET /note"), field), 304, "", tag));
        }
        rows.add(beside("a HEAD of a note that the client has",
                withField(request("HEAD /note"), "If-None-Match: \"note-1\""), 304, "", tag));
        rows.add(beside("a note that the client has in another state",
                withField(request("GET /note"), "If-None-Match: \"note-2\", W/\"NOTE-1\""), 200, note, tag));
    }

    private static void visits(List<Row> rows) {
        rows.add(visit("the first visit", request("GET /visits"), 1));
        rows.add(visit("a HEAD of the first visit", request("HEAD /visits"), 1));
        for (String cookie : List.of("visits=1", "a=7; visits=1", "visits=1; visits=5", "visits=001; a=b=c")) {
            rows.add(visit("a cookie, " + cookie, withField(request("GET /visits"), "Cookie: " + cookie), 2));
        }
        rows.add(visit("a cookie in the second line",
                withField(withField(request("GET /visits"), "Cookie: visits=41"), "Cookie: a=7"), 42));
        for (String cookie : List.of("visits=", "visits", "visits=many", "visits=-1", "visits=0x10", "Visits=7",
                "visits=1000000000", "visits=many; visits=7", "visits=\"5\"", "a=1, visits=5", "")) {
            rows.add(visit("a cookie that counts nothing, " + cookie,
                    withField(request("GET /visits"), "Cookie: " + cookie), 1));
        }
    }

    private static void undecodable(List<Row> rows) {
        rows.add(badEscape("an escape without digits", "/api?a=%zz", "%zz", 2));
        rows.add(badEscape("an escape with one digit", "/api?a=%4", "%4", 2));
        rows.add(badEscape("a percent sign alone", "/api?%", "%", 0));
        rows.add(badEscape("an escape in a name", "/api?a=1&%4x=1", "%4x", 4));
        rows.add(badEscape("an escape that ends at &", "/api?a=%4&b=1", "%4", 2));
        rows.add(badText("a value that is not UTF-8", "/api?a=%ff", 2));
        rows.add(badText("a name that is not UTF-8", "/api?b=1&%C3=1", 4));
        rows.add(badText("an overlong form of UTF-8", "/api?a=%C0%AF", 2));
        rows.add(badText("a surrogate in UTF-8", "/api?a=%ED%A0%80", 2));
        rows.add(new Row("a form with an escape without digits", post("/api", FORM, "a=1&b=%zz"), 400,
                noEscape("%zz", 6, "form")));
        rows.add(new Row("a form that is not UTF-8",
                join(head("POST", "/api", FORM, 3), (byte) 'a', (byte) '=', (byte) 0xff), 400, notUtf8(2, "form")));
        String part = closed(field("a", "?"));
        rows.add(new Row("multipart without a boundary",
                post("/api", "multipart/form-data", part), 400, error("400 Bad Request",
                        "Content-Type says no boundary of 1 to 70 octets; write multipart/form-data; boundary=x7, or "
                                + "leave the field to the program that makes the form (RFC 7578, section 4.1).")));
        rows.add(new Row("multipart without its last delimiter", post("/api", MULTIPART, part.replace("x--", "x")), 400,
                error("400 Bad Request", "the content ends after 67 octets without its last line: --, the boundary and "
                        + "--; a Content-Length that counts characters instead of octets cuts it off like this "
                        + "(RFC 2046, section 5.1.1).")));
    }

    private static void notForms(List<Row> rows) {
        for (String type : List.of("text/plain", "application/json", "multipart/mixed; boundary=AaB03x", "x", "*/*",
                FORM + "x")) {
            rows.add(new Row("Content-Type: " + type, post("/api", type, "a=1"), 415, notAForm(type)));
        }
        rows.add(new Row("content without Content-Type",
                wire("POST /api HTTP/1.1\nHost: localhost\nContent-Length: 3\n\na=1"), 415, NO_TYPE));
        rows.add(new Row("a POST of nothing", request("POST /api"), 415, NO_TYPE));
    }

    private static void tooMuch(List<Row> rows) {
        String large = "x".repeat(CONTENT_LIMIT - 1);
        rows.add(new Row("an octet of form too many", post("/api", FORM, "a=" + large), 413, TOO_LARGE));
        rows.add(new Row("a multipart form that is too large", post("/api", MULTIPART, closed(field("a", large))), 413,
                TOO_LARGE));
        rows.add(new Row("a chunked form that is too large",
                chunkedRequest(FORM, "100001\r\na=" + large + "\r\n0\r\n\r\n"), 413, TOO_LARGE));
        rows.add(new Row("a part too many", post("/api", MULTIPART, closed(field("a", "1").repeat(51))), 413,
                error("413 Content Too Large", "a form may have at most 50 parts; at offset 2850 of the form: "
                        + "\"--AaB03x\\x0d\\x0aContent-Disposition: form-data; name=\\x22a\\x22\\x0d\\x0a\\x0d\\x0a1"
                        + "\\x0d\\x0a--AaB03x--\\x0d\\x0a\" (RFC 9110, section 15.5.14).")));
    }

    private static void connections(List<Row> rows) {
        rows.add(new Row("HTTP/1.0", wire("GET /api?a=1 HTTP/1.0\n\n"), 200, content("GET", "a = 1")));
        rows.add(new Row("HTTP/1.0 that stays open", wire("GET /api?a=1 HTTP/1.0\nConnection: keep-alive\n\n"), 200,
                content("GET", "a = 1")));
        rows.add(new Row("Connection: close", withField(request("GET /api?a=1"), "Connection: close"), 200,
                content("GET", "a = 1")));
        rows.add(new Row("Expect: 100-continue", withField(post("/api", FORM, "a=1"), "Expect: 100-continue"), 200,
                content("POST", "a = 1")));
        rows.add(new Row("an absolute request-target",
                wire("GET http://localhost/api?a=1 HTTP/1.1\nHost: localhost\n\n"), 200, content("GET", "a = 1")));
        rows.add(new Row("an empty line before the request", wire("\nGET /api?a=1 HTTP/1.1\nHost: localhost\n\n"), 200,
                content("GET", "a = 1")));
        rows.add(new Row("field names in any case", wire("GET /api?a=1 HTTP/1.1\nhOST:localhost\n\n"), 200,
                content("GET", "a = 1")));
    }

    // Requests

    private static Row get(String name, String target, String... lines) {
        return new Row("query: " + name, request("GET " + target), 200, content("GET", lines));
    }

    private static Row form(String name, String form, String... lines) {
        return new Row("form: " + name, post("/api", FORM, form), 200, content("POST", lines));
    }

    private static Row parts(String name, String parts, String... lines) {
        return new Row("multipart: " + name, post("/api", MULTIPART, closed(parts)), 200, content("POST", lines));
    }

    private static Row chunks(String name, String type, String chunks, String... lines) {
        return new Row(name, chunkedRequest(type, chunks), 200, content("POST", lines));
    }

    private static Row beside(String name, byte[] request, int status, String content, String... fields) {
        return new Row(name, request, status, content, List.of(fields));
    }

    private static Row visit(String name, byte[] request, int number) {
        return beside(name, request, 200, "This is your visit number " + number + ".\n",
                "Set-Cookie: visits=" + number + "; HttpOnly; SameSite=Lax");
    }

    private static Row badEscape(String name, String target, String escape, int offset) {
        return new Row(name, request("GET " + target), 400, noEscape(escape, offset, "query"));
    }

    private static Row badText(String name, String target, int offset) {
        return new Row(name, request("GET " + target), 400, notUtf8(offset, "query"));
    }

    private static byte[] request(String methodAndTarget) {
        return wire(methodAndTarget + " HTTP/1.1\nHost: localhost\n\n");
    }

    private static byte[] post(String target, String type, String content) {
        return with("POST", target, type, content);
    }

    private static byte[] with(String method, String target, String type, String content) {
        int length = content.getBytes(StandardCharsets.UTF_8).length;
        return join(head(method, target, type, length), content.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] head(String method, String target, String type, int length) {
        return wire(method + " " + target + " HTTP/1.1\nHost: localhost\nContent-Type: " + type + "\nContent-Length: "
                + length + "\n\n");
    }

    private static byte[] chunkedRequest(String type, String chunks) {
        return join(wire("POST /api HTTP/1.1\nHost: localhost\nContent-Type: " + type
                + "\nTransfer-Encoding: chunked\n\n"), chunks.getBytes(StandardCharsets.UTF_8));
    }

    /** The same request with one more field line behind Host. */
    private static byte[] withField(byte[] request, String fieldLine) {
        String octets = new String(request, StandardCharsets.ISO_8859_1);
        String host = "Host: localhost\r\n";
        return octets.replace(host, host + fieldLine + "\r\n").getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String field(String name, String value) {
        return "--AaB03x\nContent-Disposition: form-data; name=\"" + name + "\"\n\n" + value + "\n";
    }

    private static String file(String name, String filename, String content) {
        return "--AaB03x\nContent-Disposition: form-data; name=\"" + name + "\"; filename=\"" + filename
                + "\"\nContent-Type: application/octet-stream\n\n" + content + "\n";
    }

    private static String closed(String parts) {
        return (parts + "--AaB03x--\n").replace("\n", "\r\n");
    }

    private static byte[] join(byte[] head, byte... rest) {
        var all = new ByteArrayOutputStream();
        all.writeBytes(head);
        all.writeBytes(rest);
        return all.toByteArray();
    }

    // Answers

    private static String content(String method, String... lines) {
        var content = new StringBuilder(method + " request received with the following parameters:\n");
        for (String line : lines) {
            content.append(line).append('\n');
        }
        return content.toString();
    }

    private static String error(String status, String sentence) {
        return status + ": " + sentence + "\n";
    }

    private static String noEscape(String escape, int offset, String source) {
        return error("400 Bad Request",
                "the percent-escape \"" + escape + "\" at offset " + offset + " of the " + source
                + " needs two hexadecimal digits; a literal % is written %25.");
    }

    private static String notUtf8(int offset, String source) {
        return error("400 Bad Request", "the text at offset " + offset + " of the " + source
                + " is not UTF-8 after decoding; percent-encode the UTF-8 octets of each character.");
    }

    private static String notAForm(String type) {
        return error("415 Unsupported Media Type", "Content-Type is \"" + type + "\", and a form is "
                + "application/x-www-form-urlencoded or multipart/form-data; send one of them, and name it "
                + "(RFC 9110, section 15.5.16).");
    }

    private static String notFound() {
        return error("404 Not Found", "nothing is served at this path; try "
                + "/api or /count or /health or /moved or /note or /nothing or /visits.");
    }

    private static String notAllowed() {
        return error("405 Method Not Allowed", "this path answers GET, HEAD, OPTIONS, POST.");
    }
}
