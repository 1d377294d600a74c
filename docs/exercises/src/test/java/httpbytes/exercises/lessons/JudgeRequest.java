package httpbytes.exercises.lessons;

import httpbytes.exercises.Exercise;
import httpbytes.exercises.Tasks;

/** Exercise 12. */
public final class JudgeRequest extends Exercise<Tasks.JudgeRequest> {

    public JudgeRequest() {
        super("12", "refuse what must be refused", "12-refusals-and-limits.md",
                "Do not repair anything: what you would have to trim is wrong.",
                "Split the first line with split(\" \", -1), which keeps empty parts; look at each field line from "
                + "its first octet.",
                "A token before the colon, matched from the start of the line, refuses folded lines, spaces and "
                + "missing colons at once.");
        judges("a request that is right", "GET / HTTP/1.1\r\nHost: a\r\n\r\n",
                "there is nothing wrong with it (RFC 9112, section 2.1).", 200);
        judges("an unknown method", "FROB / HTTP/1.1\r\nHost: a\r\n\r\n",
                "a method that the server does not know is 501 (RFC 9110, section 15.6.2).", 501);
        judges("two spaces", "GET  / HTTP/1.1\r\nHost: a\r\n\r\n",
                "there is exactly one space between the parts of a request-line (RFC 9112, section 3).", 400);
        judges("a tab for a space", "GET\t/\tHTTP/1.1\r\nHost: a\r\n\r\n",
                "a space is one octet, 20 in hexadecimal, and a tab is another (RFC 9112, section 3).", 400);
        judges("HTTP/2.0", "GET / HTTP/2.0\r\nHost: a\r\n\r\n",
                "another major version is another language: 505 (RFC 9110, section 15.6.6).", 505);
        judges("http/1.1", "GET / http/1.1\r\nHost: a\r\n\r\n",
                "the version is spelled in capital letters (RFC 9112, section 2.3).", 400);
        judges("HTTP/1.1x", "GET / HTTP/1.1x\r\nHost: a\r\n\r\n",
                "the version is two digits with a dot between, and nothing after them (RFC 9112, section 2.3).", 400);
        judges("no Host", "GET / HTTP/1.1\r\n\r\n",
                "HTTP/1.1 needs a Host, and exactly one (RFC 9112, section 3.2).", 400);
        judges("two Hosts", "GET / HTTP/1.1\r\nHost: a\r\nhost: b\r\n\r\n",
                "HTTP/1.1 needs a Host, and exactly one; in a name, capitals do not count (RFC 9112, section 3.2).",
                400);
        judges("HTTP/1.0 without Host", "GET / HTTP/1.0\r\n\r\n",
                "HTTP/1.0 had no Host yet (RFC 9112, section 3.2).", 200);
        judges("a space before the colon", "GET / HTTP/1.1\r\nHost : a\r\n\r\n",
                "there is no white space before the colon; a server that trims it away reads another field "
                + "than a proxy that does not (RFC 9112, section 5.1).", 400);
        judges("a folded line", "GET / HTTP/1.1\r\nHost: a\r\nX: b\r\n c\r\n\r\n",
                "a line cannot be continued on the next one (RFC 9112, section 5.2).", 400);
        judges("a line without a colon", "GET / HTTP/1.1\r\nHost: a\r\nnonsense\r\n\r\n",
                "a field line is a name, a colon and a value (RFC 9112, section 5).", 400);
    }

    private void judges(String what, String section, String lesson, int status) {
        expect(what, section, lesson, status, solution -> solution.judge(section));
    }
}
