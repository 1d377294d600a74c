package httpbytes.exercises.lessons;

import httpbytes.exercises.Exercise;
import httpbytes.exercises.Tasks;
import java.util.List;

/** Exercise 02. */
public final class SplitLines extends Exercise<Tasks.SplitLines> {

    public SplitLines() {
        super("02", "end lines where they end", "02-where-a-line-ends.md",
                "Look for two octets, one directly after the other.",
                "String.split takes a regular expression, and String.lines ends lines at an LF or a CR too; indexOf "
                + "does neither.",
                "Go from indexOf(\"\\r\\n\", start) to the next, until a line is empty; that one is not in the list.");
        expect("two lines", "a line is what comes before a CR LF, without the CR LF (RFC 9112, section 2.2).",
                List.of("GET / HTTP/1.1", "Host: a"), solution -> solution.lines("GET / HTTP/1.1\r\nHost: a\r\n\r\n"));
        expect("something after the empty line", "the empty line ends the header section; what follows is content "
                + "(RFC 9112, section 2.1).",
                List.of("a"), solution -> solution.lines("a\r\n\r\ncontent\r\n\r\n"));
        expect("an LF in a line", "an LF without its CR ends no line, if you are strict: two readers that "
                + "disagree about it see "
                + "different fields (RFC 9112, section 2.2).",
                List.of("X: a\nContent-Length: 5"), solution -> solution.lines("X: a\nContent-Length: 5\r\n\r\n"));
        expect("a CR in a line", "a CR alone never ends a line (RFC 9112, section 2.2).",
                List.of("X: a\rb"), solution -> solution.lines("X: a\rb\r\n\r\n"));
    }
}
