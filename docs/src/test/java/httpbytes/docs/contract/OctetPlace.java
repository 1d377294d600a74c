package httpbytes.docs.contract;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/**
 * A place in a request at which any octet may be put, and why two servers may answer it differently.
 *
 * @param before       the lines before the one that holds the place
 * @param line         the line that holds it: ● is the place, {@code \r} is CR, {@code \n} is LF
 * @param after        the lines after it
 * @param explanations one for each pair of outcomes that differ here
 */
record OctetPlace(String name, String before, String line, String after, List<Explanation> explanations) {

    /** Why Tomcat and the socket server come to these outcomes. */
    record Explanation(String tomcat, String ours, String why) {
    }

    private static final String HOST = "Host: localhost\n";
    private static final String FORM = HOST + "Content-Type: application/x-www-form-urlencoded\n";
    private static final String GET = "GET /api HTTP/1.1\n";
    private static final String POST = "POST /api HTTP/1.1\n";
    private static final String CHUNKED = POST + FORM + "Transfer-Encoding: chunked\n\n";

    private static final Explanation EMPTY_LINE = why("`200`, stays open", "`400`, closes",
            "A server SHOULD<!-- empty-line-first --> ignore an empty line before the request-line (RFC 9112, section "
                    + "2.2), and both do. Tomcat ignores a lone LF too, as it MAY<!-- lone-lf -->, and a bare CR, "
                    + "which a recipient MUST<!-- bare-cr --> take for invalid or replace with SP.");
    private static final Explanation METHOD = why("`405`, stays open", "`501`, stays open",
            "It is still a token, so it is a method, and neither server knows it. Tomcat passes it on, and the "
                    + "application names the methods it has; but a method that is not recognized "
                    + "SHOULD<!-- method-unknown --> be answered with 501, and 405 is for one that is implemented (RFC "
                    + "9110, section 9.1).");
    private static final Explanation WHITE_SPACE = why("`200`, stays open", "`400`, closes",
            "The grammar has one SP here. A recipient MAY<!-- request-line-spaces --> take any white space (RFC 9112, "
                    + "section 3), and Tomcat takes SP and HTAB, as many as there are; the same section warns of "
                    + "request smuggling.");
    private static final Explanation HTTP_0_9 = why("content alone", "`400`, closes",
            "Tomcat ends the line at the lone LF, as it MAY<!-- lone-lf --> (RFC 9112, section 2.2), finds no version "
                    + "in it, and answers in the manner of HTTP/0.9, without a status-line (RFC 1945, section 5). "
                    + "HTTP/1.1 has no such request-line, and 400 is what a recipient "
                    + "SHOULD<!-- invalid-request-line --> answer to an invalid one (RFC 9112, section 3.2).");
    private static final Explanation PATH_PARAMETER = why("`200`, stays open", "`404`, stays open",
            "Tomcat leaves out what follows a semicolon in a path. To the generic syntax a path segment is opaque, and "
                    + "`/api;` is another path than `/api` (RFC 3986, section 3.3).");
    private static final Explanation ESCAPE_IN_QUERY = why("`400`, closes", "`400`, stays open",
            "`%2` is no escape (RFC 3986, section 2.1), and on both servers it is the application that says so. Tomcat "
                    + "closes after every 400, as a server SHOULD<!-- not-the-grammar --> where a message breaks the "
                    + "grammar (RFC 9112, section 2.2); the socket server stays open, because there is no doubt where "
                    + "the next request begins.");
    private static final Explanation FORM_IS_WRONG = why("`400`, closes", "`400`, stays open",
            "The message is well-formed; it is the application that cannot decode the form. Tomcat closes after every "
                    + "400, and a server MAY<!-- close-any-time --> close at any time (RFC 9112, section 9.5); the "
                    + "socket server knows where the next request begins, and persists (section 9.3).");
    private static final String HOST_IS_IGNORED = "An origin server MUST<!-- host-ignored --> ignore Host where the "
            + "request-target names a host (RFC 9112, section 3.2.2). Tomcat refuses a host that differs from Host";
    private static final Explanation OTHER_SCHEME = why("`400`, closes", "`421`, closes",
            "It is a well-formed URI of another scheme, and 421 is for a target URI that a server has no authority to "
                    + "answer for (RFC 9110, section 15.5.20). Tomcat takes it for a malformed one.");
    private static final Explanation HTTPS = why("`200`, stays open", "`421`, closes",
            "An origin server MUST<!-- https-unsecured --> reject a request for an https URI where the connection is "
                    + "not secured (RFC 9110, section 7.4). Tomcat leaves that to the application.");
    private static final Explanation OTHER_HOST = why("`400`, closes", "`200`, stays open", HOST_IS_IGNORED + ".");
    private static final Explanation OTHER_HOST_AND_PATH = why("`400`, closes", "`404`, stays open",
            HOST_IS_IGNORED + "; and here the host ends early, so that the path is another one too.");
    private static final Explanation NO_VERSION = why("`505`, closes", "`400`, closes",
            "A version is `HTTP/`, a digit, a dot and a digit (RFC 9112, section 2.3). Tomcat takes whatever the "
                    + "octets of `HTTP/` and digits and dots can spell, even with a CR in it or cut off by an LF, for "
                    + "a version that it does not know; but 505 is about the major version (RFC 9110, section 15.6.6), "
                    + "and here there is none to read.");
    private static final Explanation LATER_VERSION = why("`505`, closes", "`200`, stays open",
            "A recipient SHOULD<!-- higher-minor --> process a higher minor version as the highest that it knows (RFC "
                    + "9110, section 6.2); 505 is about the major version (section 15.6.6).");
    private static final Explanation EARLY_END = why("`200`, then `400`", "`400`, closes",
            "A lone LF is an empty line to Tomcat, as it MAY<!-- lone-lf --> be (RFC 9112, section 2.2): the header "
                    + "section ends here, and `X: 1` is read as the next request.");
    private static final Explanation LONE_LF = why("`200`, stays open", "`400`, closes",
            "A recipient MAY<!-- lone-lf --> take a lone LF for a line terminator (RFC 9112, section 2.2). Tomcat "
                    + "does, and then reads an empty line: the header section ends one line earlier than it was sent.");
    private static final Explanation REG_NAME = why("`400`, closes", "`200`, stays open",
            "A host may be any registered name, and these octets can stand in one (RFC 3986, section 3.2.2), though "
                    + "not in a name of DNS; Tomcat takes letters, digits, `-` and `.` alone.");
    private static final Explanation OTHER_CONTENT = why("`200`, then `400`", "`400`, closes",
            "To Tomcat the lone LF ends the line, as it MAY<!-- lone-lf --> (RFC 9112, section 2.2), and CR LF the "
                    + "header section. So the content begins one line early, as CR LF `a`, and `=1` is read as the "
                    + "next request: this is how request smuggling is done (section 11.2).");
    private static final Explanation NOT_CHUNKED = why("`501`, closes", "`400`, closes",
            "A server SHOULD<!-- coding-unknown --> answer 501 to a transfer coding that it does not understand (RFC "
                    + "9112, section 6.1). But where chunked is not the final one, nobody can say where the body ends, "
                    + "and the server MUST<!-- chunked-last --> respond with 400 (RFC 9112, section 6.3).");

    private static final Explanation EMPTY_MEMBER = why("`200`, stays open", "`200`, stays open",
            "A recipient MUST<!-- empty-members --> ignore empty members of a list (RFC 9110, section 5.6.1.2), so "
                    + "this says chunked and no more. Tomcat frames the message so too; but its reader of forms wants "
                    + "the word `chunked` alone. So the framework server answers as if the form were empty.");
    private static final Explanation INCOMPLETE = why("no answer", "`400`, closes",
            "The chunk is longer than all that follows, and then the client ends. A server "
                    + "MAY<!-- incomplete-answer --> answer an incomplete message before it closes (RFC 9112, section "
                    + "8).");

    private static OctetPlace inRequestLine(String name, String line, Explanation... explanations) {
        return new OctetPlace(name, "", line, HOST + "\n", List.of(explanations));
    }

    private static OctetPlace inFieldLine(String name, String line, Explanation... explanations) {
        return new OctetPlace(name, GET + HOST, line, "\n", List.of(explanations));
    }

    private static OctetPlace inHost(String name, String line, Explanation... explanations) {
        return new OctetPlace(name, GET, line, "\n", List.of(explanations));
    }

    private static OctetPlace inFraming(String name, String line, String body, Explanation... explanations) {
        return new OctetPlace(name, POST + FORM, line, "\n" + body, List.of(explanations));
    }

    private static OctetPlace inContent(String name, String line, Explanation... explanations) {
        return new OctetPlace(name, POST + FORM + "Content-Length: 5\n\n", line, "", List.of(explanations));
    }

    private static OctetPlace inChunks(
            String name, String before, String line, String after, Explanation... explanations) {
        return new OctetPlace(name, CHUNKED + before, line, after, List.of(explanations));
    }

    private static Explanation why(String tomcat, String ours, String why) {
        return new Explanation(tomcat, ours, why);
    }

    /** The message with this octet at the place. */
    byte[] message(int octet) {
        String template = before.replace("\n", "\\r\\n") + line + after.replace("\n", "\\r\\n");
        return template.replace("\\r", "\r").replace("\\n", "\n").replace('●', (char) octet)
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    /** In the order in which a request is read. */
    static List<OctetPlace> all() {
        return Stream.of(inRequestLines(), inHeaderSections(), inBodies()).flatMap(List::stream).toList();
    }

    private static List<OctetPlace> inRequestLines() {
        return List.of(
                inRequestLine("before the request-line", "●GET /api HTTP/1.1\\r\\n", EMPTY_LINE, METHOD),
                inRequestLine("within the method", "G●ET /api HTTP/1.1\\r\\n", METHOD),
                inRequestLine("directly after the method", "GET● /api HTTP/1.1\\r\\n", WHITE_SPACE, METHOD),
                inRequestLine("directly before the request-target", "GET ●/api HTTP/1.1\\r\\n",
                        WHITE_SPACE, HTTP_0_9),
                inRequestLine("within the path", "GET /a●pi HTTP/1.1\\r\\n", HTTP_0_9),
                inRequestLine("at the end of the path", "GET /api● HTTP/1.1\\r\\n", WHITE_SPACE, HTTP_0_9,
                        PATH_PARAMETER),
                inRequestLine("within the query", "GET /api?a=1●2 HTTP/1.1\\r\\n", HTTP_0_9, ESCAPE_IN_QUERY),
                inRequestLine("at the end of a scheme", "GET http●://localhost/api HTTP/1.1\\r\\n", HTTP_0_9,
                        OTHER_SCHEME, HTTPS),
                inRequestLine("within the host of an absolute-form",
                        "GET http://local●host/api HTTP/1.1\\r\\n", HTTP_0_9,
                        OTHER_HOST, OTHER_HOST_AND_PATH),
                inRequestLine("directly before the version", "GET /api ●HTTP/1.1\\r\\n", WHITE_SPACE, NO_VERSION),
                inRequestLine("within the version", "GET /api HTTP/1●.1\\r\\n", NO_VERSION),
                inRequestLine("in place of the minor version", "GET /api HTTP/1.●\\r\\n", NO_VERSION, LATER_VERSION),
                inRequestLine("at the end of the request-line", "GET /api HTTP/1.1●\\r\\n", NO_VERSION));
    }

    private static List<OctetPlace> inHeaderSections() {
        return List.of(
                inFieldLine("at the start of a field line", "●X: 1\\r\\n", EARLY_END),
                inFieldLine("within a field name", "X●Y: 1\\r\\n"),
                inFieldLine("directly before the colon", "X●: 1\\r\\n"),
                inFieldLine("directly after the colon", "X:●1\\r\\n"),
                inFieldLine("within a field value", "X: a●b\\r\\n"),
                inFieldLine("at the end of a field value", "X: 1●\\r\\n", LONE_LF),
                inFieldLine("between CR and LF", "X: 1\\r●\\n", LONE_LF),
                inHost("within the value of Host", "Host: local●host\\r\\n", REG_NAME),
                inFraming("at the end of the value of Content-Length", "Content-Length: 3●\\r\\n", "a=1",
                        OTHER_CONTENT),
                inFraming("within the value of Transfer-Encoding", "Transfer-Encoding: chun●ked\\r\\n",
                        "3\na=1\n0\n\n", NOT_CHUNKED),
                inFraming("at the end of the value of Transfer-Encoding", "Transfer-Encoding: chunked●\\r\\n",
                        "3\na=1\n0\n\n", NOT_CHUNKED, EMPTY_MEMBER));
    }

    private static List<OctetPlace> inBodies() {
        return List.of(
                inChunks("within a chunk-size", "", "0●3\\r\\n", "a=1\n0\n\n", INCOMPLETE),
                inChunks("directly after a chunk-size", "", "3●\\r\\n", "a=1\n0\n\n"),
                inChunks("within a chunk extension", "", "3;n=●1\\r\\n", "a=1\n0\n\n"),
                inChunks("directly after chunk-data", "3\n", "a=1●\\r\\n", "0\n\n"),
                inChunks("within a trailer field value", "3\na=1\n0\n", "T: a●b\\r\\n", "\n"),
                inContent("within the content of a form", "a=1●2", FORM_IS_WRONG));
    }
}
