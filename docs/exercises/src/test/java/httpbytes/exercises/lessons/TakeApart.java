package httpbytes.exercises.lessons;

import httpbytes.exercises.Exercise;
import httpbytes.exercises.Tasks;

/** Exercise 04. */
public final class TakeApart extends Exercise<Tasks.TakeApart> {

    public TakeApart() {
        super("04", "take a request-line apart", "04-request-line.md",
                "Three parts with one space between them; then look into the second.",
                "split(\" \", -1) keeps empty parts, so two spaces are four parts. The path of a target ends at its "
                + "first question mark.",
                "Check that there are three parts, then the token, then the version, then the method against a set of "
                + "nine; take http:// and the host off the target before you cut it.");
        splits("GET /api HTTP/1.1", "method, request-target and HTTP-version have one space between them; without ? "
                + "there is no query (RFC 9112, section 3).", "GET", "/api", null, "HTTP/1.1");
        splits("GET /api?name=Ada HTTP/1.1", "the query comes after the ?, and is no part of the path (RFC 3986, "
                + "section 3.4).", "GET", "/api", "name=Ada", "HTTP/1.1");
        splits("GET /api?flag?a=b=c HTTP/1.1", "the first ? begins the query, and all that follows belongs to it; "
                + "names and values are only a habit of forms (RFC 3986, section 3.4).", "GET", "/api",
                "flag?a=b=c", "HTTP/1.1");
        splits("GET /api? HTTP/1.1", "a query can be empty, and then it is still there (RFC 3986, section 3.4).",
                "GET", "/api", "", "HTTP/1.1");
        splits("GET http://localhost:5000/api?n=3 HTTP/1.1", "a server has to take the absolute-form too (RFC 9112, "
                + "section 3.2.2).", "GET", "/api", "n=3", "HTTP/1.1");
        splits("GET http://localhost:5000?n=3 HTTP/1.1", "an absolute-form may end with its host, or go on with a "
                + "query; its path is / then (RFC 9110, section 4.2.3).", "GET", "/", "n=3", "HTTP/1.1");
        splits("OPTIONS * HTTP/1.1", "OPTIONS can ask for the server as a whole (RFC 9112, section 3.2.4).",
                "OPTIONS", "*", null, "HTTP/1.1");
        refuses("GET * HTTP/1.1", "the asterisk-form is only for OPTIONS (RFC 9112, section 3.2.4).", 400);
        splits("GET /api HTTP/1.7", "a later minor version is answered as well; its sender understands 1.1 "
                + "(RFC 9110, section 2.5).", "GET", "/api", null, "HTTP/1.7");
        refuses("GET  /api HTTP/1.1", "there is exactly one space between the parts (RFC 9112, section 3).", 400);
        refuses("GET /api?name=Ada Lovelace HTTP/1.1", "a target has no space in it; if two readers guess which "
                + "parts belong together, they may read two different requests (RFC 9112, section 3.2).", 400);
        refuses("GET\t/api\tHTTP/1.1", "a space is one octet, 20 in hexadecimal, and a tab is another "
                + "(RFC 9112, section 3).", 400);
        refuses("GET /api", "a request-line without a version is one of HTTP/0.9, and this server does not speak it "
                + "(RFC 9112, "
                + "section 3).", 400);
        refuses("get /api HTTP/1.1", "capitals count: get is not GET, but it could be a method that somebody "
                + "invents, and the answer to an unknown method is 501 (RFC 9110, section 9.1).", 501);
        refuses("G@T /api HTTP/1.1", "a method is a token, and a token has no @ in it (RFC 9110, section "
                + "5.6.2).", 400);
        refuses("GET /api HTTP/2.0", "another major version is another language: 505 (RFC 9110, section 15.6.6).", 505);
        for (String version : new String[] {"http/1.1", "HTTP/1.10", "HTTP/1"}) {
            refuses("GET /api " + version, "a version is HTTP, in capitals, a slash, and two digits with a dot between "
                    + "(RFC 9112, section 2.3).", 400);
        }
        for (String target : new String[] {"", "api", "?n=1", "/api#top"}) {
            refuses("GET " + target + " HTTP/1.1", "an origin-form begins with a slash, and a fragment stays with the "
                    + "client (RFC 9112, section 3.2.1).", 400);
        }
    }

    private void splits(String line, String lesson, String method, String path, String query, String version) {
        expect("a request-line", line, lesson, new Tasks.RequestLine(method, path, query, version), parts(line));
    }

    private void refuses(String line, String lesson, int status) {
        expect("a request-line", line, lesson, "refused with " + status, parts(line));
    }

    private static Attempt<Tasks.TakeApart> parts(String line) {
        return solution -> {
            try {
                return solution.parts(line);
            } catch (Tasks.Refusal refusal) {
                return refusal.getMessage();
            }
        };
    }
}
