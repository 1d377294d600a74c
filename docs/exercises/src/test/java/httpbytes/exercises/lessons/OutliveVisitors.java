package httpbytes.exercises.lessons;

import httpbytes.exercises.Exercise;
import httpbytes.exercises.Rung;
import httpbytes.exercises.Tasks;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Exercise 18. */
public final class OutliveVisitors extends Exercise<Tasks.OutliveVisitors> {

    private static final String LADDER = "docs/ladder/";
    private static final String LAST_RUNG = "4-bounds.java";
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Duration SHORT = Duration.ofSeconds(1);
    /** Octets of a line, or of a header section. */
    private static final int TOO_MANY = 100_000;
    /** No learner looks at more of a request than this. */
    private static final int SHOWN = 400;
    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.1 ([0-9]{3})");

    private static final String CLOSED = "the connection was closed";
    private static final String GET = "GET request received with the following parameters:\n";
    private static final String POST = "POST request received with the following parameters:\n";
    private static final String ADA = "GET /api?name=Ada HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n";
    /** Lacks its framing, and its empty line. */
    private static final String FORM = "POST /api HTTP/1.1\r\nHost: a\r\nConnection: close\r\n"
            + "Content-Type: application/x-www-form-urlencoded\r\n";

    public OutliveVisitors() {
        super("18", "the naive server, written anew", "18-reading-an-rfc.md",
                "Begin with a thread for each visitor, and let no exception leave it. Then go from case to case: a "
                + "first version that answers a GET is soon written.",
                "You have written the parts: the request-line (04), field lines (05), a header section octet by "
                + "octet (08), the form (10), 404 and 405 (11b), the judgement (12), chunks (07). Let an exception "
                + "carry a status, and spell the answer in one place.",
                "The servers in docs/ladder are this one in four steps: 1-outlives.java answers what is right and "
                + "refuses the rest, 2-routes.java knows methods, 3-frames.java knows where messages end, and "
                + LAST_RUNG + " has limits and deadlines.");
        outlives();
        routes();
        frames();
        bounds();
    }

    /** The ten requests of chapter 0. */
    private void outlives() {
        answers("a GET", "the naive server could do that too (RFC 9110, section 9.3.1).", ADA, GET + "name = Ada\n");
        answers("a POST", "a form is content (RFC 9110, section 9.3.3).", FORM + "Content-Length: 8\r\n\r\nname=Ada",
                POST + "name = Ada\n");
        expect("a silent visitor, and another",
                "one visitor who says nothing must not stop the server for all others (RFC 9112, section 9).",
                GET + "name = Ada\n", visited(LONG, visit -> {
                    visit.connect();
                    return content(visit.say(visit.connect(), ADA));
                }));
        expect("a visitor who leaves without a word, and another",
                "a visitor who leaves ends one connection, and nothing else (RFC 9112, section 9.6).",
                GET + "name = Ada\n", visited(LONG, visit -> {
                    visit.connect().close();
                    return content(visit.say(visit.connect(), ADA));
                }));
        answers("?flag", "a name without = has the empty value (the URL Standard).", get("?flag"), GET + "flag = \n");
        answers("?a=b=c", "a value may hold an equals sign (the URL Standard).", get("?a=b=c"), GET + "a = b=c\n");
        answers("an empty POST", "no content is no pair, and no error (RFC 9110, section 8.6).",
                FORM + "Content-Length: 0\r\n\r\n", POST);
        answers("no field line", "HTTP/1.0 needs none (RFC 9112, section 3.2).", "GET /api?a=1 HTTP/1.0\r\n\r\n",
                GET + "a = 1\n");
        answers("Host:a, without a space", "white space after the colon is optional (RFC 9112, section 5.1).",
                "GET /api?a=1 HTTP/1.1\r\nHost:a\r\nConnection:close\r\n\r\n", GET + "a = 1\n");
        goesOnAfter("lines that end with LF alone", "a request that cannot be read gets an answer that says so, and "
                + "the server goes on (RFC 9112, section 2.2).", "GET /api HTTP/1.1\nHost: a\nConnection: close\n\n");
        answers("more than one read brings", "a header section may be longer than a buffer (RFC 9112, section 3).",
                get("?a=1").replace("Host: a", "Host: a\r\nX: " + "x".repeat(3_000)), GET + "a = 1\n");
        goesOnAfter("an octet that is not UTF-8", "a field value is octets, and need not be text (RFC 9110, section "
                + "5.5).", get("").replace("Host: a", "Host: a\r\nX: \u00ff"));
        expect("content in a second packet", "content may come later: Content-Length says how much to wait for "
                + "(RFC 9112, section 6.3).", POST + "name = Ada\n", visited(LONG, visit -> {
                    Socket visitor = visit.connect();
                    visit.sayFirst(visitor, FORM + "Content-Length: 8\r\n\r\n");
                    return content(visit.say(visitor, "name=Ada"));
                }));
        expect("an é", "the length of an answer counts octets (RFC 9110, section 8.6).", "Content-Length: 59",
                visited(LONG, visit -> visit.say(visit.connect(), get("?n=%C3%A9")).lines()
                        .filter(line -> line.regionMatches(true, 0, "Content-Length:", 0, 15)).findFirst()
                        .map(line -> line.replaceFirst("(?i)content-length:\\s*", "Content-Length: "))
                        .orElse("no Content-Length")));
        gets("400", "a broken escape", "refuse what you cannot decode, and do not guess (RFC 3986, "
                + "section 2.1).", get("?a=%zz"));
        gets("400", "no Host", "a request of HTTP/1.1 has a Host (RFC 9112, section 3.2).",
                "GET /api HTTP/1.1\r\nConnection: close\r\n\r\n");
        gets("505", "another major version", "a version that you do not speak is 505 (RFC 9110, section 15.6.6).",
                ADA.replace("HTTP/1.1", "HTTP/2.0"));
    }

    private void routes() {
        gets("404", "another path", "a path with nothing at it gets a 404 (RFC 9110, section 15.5.5).",
                ADA.replace("/api", "/nowhere"));
        expect("PUT", "a method that you know, but that this path does not answer, is 405, and Allow names those "
                + "that it answers (RFC 9110, section "
                + "15.5.6).", List.of("405", "Allow: … GET … POST …"), visited(LONG, visit -> {
                    String answer = visit.say(visit.connect(), ADA.replace("GET", "PUT"));
                    return List.of(status(answer), allow(answer));
                }));
        gets("501", "an unknown method", "a method that you do not know is 501 (RFC 9110, section 15.6.2).",
                ADA.replace("GET", "FROB"));
        expect("HEAD", "every server has to answer HEAD: as GET, without the content (RFC 9110, section 9.3.2).",
                List.of("200", ""), visited(LONG, visit -> {
                    String answer = visit.say(visit.connect(), ADA.replace("GET", "HEAD"));
                    return List.of(status(answer), content(answer));
                }));
        gets("415", "content that is not a form", "do not guess what content of another type means (RFC 9110, "
                + "section 15.5.16).",
                FORM.replaceFirst("application/[a-z-]+", "text/plain") + "Content-Length: 8\r\n\r\nname=Ada");
    }

    private void frames() {
        answers("chunks", "a body whose length is not known beforehand comes in chunks, and every server of HTTP/1.1 "
                + "has to read them (RFC 9112, section 7.1).", FORM + "Transfer-Encoding: chunked\r\n\r\n"
                + "5\r\nname=\r\n3\r\nAda\r\n0\r\n\r\n", POST + "name = Ada\n");
        expect("two requests in one write", "a connection stays open for the next request, which may be there already "
                + "(RFC 9112, section 9.3.2).", List.of("a = 1", "b = 2"), visited(LONG, visit ->
                visit.say(visit.connect(), get("?a=1").replace("Connection: close\r\n", "") + get("?b=2")).lines()
                        .filter(line -> line.contains(" = ")).toList()));
        expect("two requests, the first with content that a GET does not need", "the end of content does not depend "
                + "on the method; content that you do not read becomes the beginning of the next request (RFC 9112, "
                + "section 6).",
                List.of("a = 1", "b = 2"), visited(LONG, visit -> visit.say(visit.connect(), get("?a=1")
                        .replace("Connection: close", "Content-Length: 3") + "x=y" + get("?b=2")).lines()
                        .filter(line -> line.contains(" = ")).toList()));
        String nobodyCanTell = "where two readers could see different ends, a second request hides in the content: "
                + "refuse, and read nothing after it ";
        for (String length : List.of("Content-Length: 8\r\nContent-Length: 4", "Content-Length: +8",
                "Content-Length: 8 8")) {
            gets("400", length.replace("\r\n", " and "), nobodyCanTell + "(RFC 9112, section 6.3).",
                    FORM + length + "\r\n\r\nname=Ada" + ADA);
        }
        gets("400", "Content-Length and Transfer-Encoding", nobodyCanTell + "(RFC 9112, section 6.1).",
                FORM + "Content-Length: 8\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n" + ADA);
        gets("400", "Transfer-Encoding in HTTP/1.0", nobodyCanTell + "(RFC 9112, section 6.1).",
                FORM.replace("HTTP/1.1", "HTTP/1.0") + "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n" + ADA);
        gets("400", "Transfer-Encoding: chunked, gzip", "where chunked is not the last coding, nothing says where "
                + "the body ends (RFC 9112, section 6.3).",
                FORM + "Transfer-Encoding: chunked, gzip\r\n\r\n0\r\n\r\n" + ADA);
        gets("501", "Transfer-Encoding: gzip, chunked", "a transfer coding that you do not understand is 501, "
                + "however well you find its end (RFC 9112, section 6.1).",
                FORM + "Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n" + ADA);
        gets("400", "a chunk-size that is not a number", "a size is hexadecimal digits and nothing else (RFC 9112, "
                + "section 7.1).",
                FORM + "Transfer-Encoding: chunked\r\n\r\n+3\r\na=b\r\n0\r\n\r\n");
    }

    private void bounds() {
        gets("414", "a request-target without an end", "a line has a limit, or one visitor fills your memory; if you "
                + "close while octets still arrive, the connection is reset, and your answer may be lost: read on "
                + "for a while (RFC 9112, section 9.6).", "GET /" + "a".repeat(TOO_MANY));
        gets("431", "a header section without an end", "many short lines fill a memory as well as a long one "
                + "(RFC 6585, section 5).", get("").replace("\r\n\r\n", "\r\n" + "X: y\r\n".repeat(TOO_MANY / 6)));
        gets("413", "content that announces too much", "the announcement is enough: refuse before you wait for it "
                + "(RFC 9110, section 15.5.14).", FORM + "Content-Length: 100000000\r\n\r\n");
        gets("413", "a length that fits in no int", "a number may have any number of digits, and this one is too large "
                + "(RFC 9110, section 8.6).", FORM + "Content-Length: 99999999999999999999\r\n\r\n");
        gets("413", "chunks without an end", "each chunk may be small, and their sum too large (RFC 9110, section "
                + "15.5.14).", FORM + "Transfer-Encoding: chunked\r\n\r\n"
                + ("3e8\r\n" + "a".repeat(1_000) + "\r\n").repeat(1_200));
        expect("a silent visitor, and a deadline", "a visitor who never says anything keeps a place for ever, unless "
                + "you close the connection (RFC 9112, section 9.5).", CLOSED,
                visited(SHORT, visit -> visit.isShownOut(visit.connect()) ? CLOSED : "still open"));
        expect("content that comes octet by octet, and a deadline", "a deadline for each read begins anew with each "
                + "octet, so a slow visitor never reaches it: set one for the whole request (RFC 9112, section 9.5).",
                CLOSED, visited(SHORT, visit -> {
                    Socket visitor = visit.connect();
                    visit.sayFirst(visitor, FORM + "Content-Length: 100\r\n\r\n");
                    String answer = visit.drip(visitor, "a".repeat(100));
                    return status(answer).equals("200") ? "served, however slow" : CLOSED;
                }));
    }

    @Override
    public Class<?> reference() {
        return LastRung.class;
    }

    @Override
    public String referenceFile() {
        return LADDER + LAST_RUNG;
    }

    /** The server that the ladder leads up to. */
    public static final class LastRung extends Rung {
        public LastRung() {
            super(LAST_RUNG);
        }
    }

    private static String get(String query) {
        return ADA.replace("?name=Ada", query);
    }

    private static Attempt<Tasks.OutliveVisitors> visited(Duration deadline, Visit.Script script) {
        return solution -> Visit.with(listener -> solution.serve(listener, deadline), script);
    }

    private void asks(String what, String request, String lesson, Object expected,
            Attempt<Tasks.OutliveVisitors> attempt) {
        if (request.length() > SHOWN) {
            expect(what, lesson, expected, attempt);
        } else {
            expect(what, request, lesson, expected, attempt);
        }
    }

    private void answers(String what, String lesson, String request, String expected) {
        asks(what, request, lesson, expected, visited(LONG, visit -> content(visit.say(visit.connect(), request))));
    }

    /** One answer, with this status, and nothing behind it. */
    private void gets(String status, String what, String lesson, String request) {
        asks(what, request, lesson, status, visited(LONG, visit -> status(visit.say(visit.connect(), request))));
    }

    private void goesOnAfter(String what, String lesson, String request) {
        asks(what + ", and another visitor", request, lesson, List.of("an answer", GET + "name = Ada\n"),
                visited(LONG, visit -> List.of(
                        visit.say(visit.connect(), request).startsWith("HTTP/1.") ? "an answer" : "no answer",
                        content(visit.say(visit.connect(), ADA)))));
    }

    private static String content(String answer) {
        int end = answer.indexOf("\r\n\r\n");
        return end < 0 ? answer : answer.substring(end + 4);
    }

    /** Of each answer that came; or what came instead. */
    private static String status(String answers) {
        List<String> statuses = STATUS.matcher(answers).results().map(found -> found.group(1)).toList();
        return statuses.isEmpty() ? answers.isEmpty() ? "(no answer)" : answers : String.join(", ", statuses);
    }

    private static String allow(String answer) {
        String allow = answer.lines().filter(line -> line.regionMatches(true, 0, "Allow:", 0,
                6)).findFirst().orElse("");
        return Stream.of("GET", "POST").allMatch(method -> allow.matches(".*\\b" + method + "\\b.*"))
                ? "Allow: … GET … POST …" : allow.isEmpty() ? "no Allow" : allow;
    }
}
