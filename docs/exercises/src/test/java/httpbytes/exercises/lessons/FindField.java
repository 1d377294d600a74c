package httpbytes.exercises.lessons;

import httpbytes.exercises.Exercise;
import httpbytes.exercises.Tasks;
import java.util.List;

/** Exercise 05. */
public final class FindField extends Exercise<Tasks.FindField> {

    public FindField() {
        super("05", "find the value of a field", "05-field-lines.md",
                "Cut each line at its first colon, and look closely at what comes before it.",
                "Compare names with equalsIgnoreCase, take SP and HTAB off both ends of a value, and go through all "
                + "lines before you answer.",
                "A token before the colon refuses spaces, folded lines and missing names at once; replaceAll(\"^[ "
                + "\\t]+|[ \\t]+$\", \"\") takes white space off; count the Hosts as you go.");
        finds("Host", "a name ends at the first colon; a value may hold more of them (RFC 9112, section 5).",
                "localhost:5000", "Host: localhost:5000");
        finds("Host", "white space after the colon is optional (RFC 9112, section 5).", "a", "Host:a");
        finds("Host", "spaces and tabs around a value are no part of it (RFC 9112, section 5.1).", "a", "Host:  a \t ");
        finds("host", "in a name, capitals do not count (RFC 9110, section 5.1).", "a", "hOsT: a");
        finds("Host", "a name that only begins or ends in the same way is a different name (RFC 9110, section "
                + "5.1).", "a", "Host-Name: b",
                "X-Host: c", "Host: a");
        finds("X-Empty", "a value may be empty (RFC 9110, section 5.5).", "", "Host: a", "X-Empty:");
        finds("X-Empty", "a field that is not there has no value, not even an empty one (RFC 9110, section 5.5).",
                "null", "Host: a");
        finds("Accept", "lines of one name are one field: join their values in order, with commas between them (RFC "
                + "9110, section 5.3).", "text/html, text/plain, */*",
                "Accept: text/html", "Host: a", "accept: text/plain", "ACCEPT: */*");
        finds("X", "octets beyond ASCII are allowed: keep them as they are, and do not guess what they mean (RFC "
                + "9110, section 5.5).",
                "\u00ff\u00c3\u00a9", "Host: a", "X: \u00ff\u00c3\u00a9");
        refuses("there is no white space before the colon; a server that strips it reads another field "
                + "than a proxy that does not (RFC 9112, section 5.1).", "Host: a", "X : b");
        refuses("a line that begins with white space once continued the one before it, and is refused today "
                + "(RFC 9112, section 5.2).", "Host: a", "X: b", " c");
        refuses("a folded line may hold a colon, and is still not a field line (RFC 9112, section 5.2).", "Host: a",
                "X: b", "\tc: d");
        refuses("a field line has a name, and a colon after it (RFC 9112, section 5).", "Host: a", "nonsense");
        refuses("a field line has a name, and a colon after it (RFC 9112, section 5).", "Host: a", ": b");
        refuses("a request of HTTP/1.1 has a Host, whichever field you are asked for: many names may lead to one "
                + "address (RFC 9112, section 3.2).", "X: b");
        refuses("Host is not a list: of two Hosts, two readers could choose different ones (RFC 9112, "
                + "section 3.2).",
                "Host: a", "X: b", "host: a");
    }

    private void finds(String name, String lesson, String value, String... lines) {
        expect("the name \"" + name + "\", and", String.join("\r\n", lines) + "\r\n", lesson, value,
                value(name, lines));
    }

    private void refuses(String lesson, String... lines) {
        expect("the name \"X\", and", String.join("\r\n", lines) + "\r\n", lesson, "refused with 400",
                value("X", lines));
    }

    private static Attempt<Tasks.FindField> value(String name, String... lines) {
        return solution -> {
            try {
                return solution.value(List.of(lines), name);
            } catch (Tasks.Refusal refusal) {
                return refusal.getMessage();
            }
        };
    }
}
