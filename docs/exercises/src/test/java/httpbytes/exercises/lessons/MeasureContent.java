package httpbytes.exercises.lessons;

import httpbytes.exercises.Exercise;
import httpbytes.exercises.Tasks;

/** Exercise 06. */
public final class MeasureContent extends Exercise<Tasks.MeasureContent> {

    public MeasureContent() {
        super("06", "a length in octets", "06-where-the-body-ends.md",
                "How many octets is an é?",
                "Turn the text into octets first, and count those.",
                "content.getBytes(StandardCharsets.UTF_8).length, and then the same octets after the empty line.");
        expect("the content Ada", "Content-Length is a field line, and an empty line separates it from the content "
                + "(RFC 9112, section 2.1).", "Content-Length: 3\r\n\r\nAda", solution -> solution.message("Ada"));
        expect("no content", "content without octets has the length 0, and says so (RFC 9110, section 8.6).",
                "Content-Length: 0\r\n\r\n", solution -> solution.message(""));
        expect("the content é", "Content-Length counts octets, and é is one character of two octets in UTF-8 "
                + "(RFC 9110, section 8.6).", "Content-Length: 2\r\n\r\né", solution -> solution.message("é"));
        expect("the content 🦆", "Content-Length counts octets, and a duck is one character, two chars of Java, and "
                + "four octets "
                + "(RFC 9110, section 8.6).", "Content-Length: 4\r\n\r\n🦆", solution -> solution.message("🦆"));
        expect("a line end in the content", "the octets of the content are sent as they are; a CR LF is two of them "
                + "(RFC 9112, section 6.2).", "Content-Length: 4\r\n\r\na\r\nb", solution ->
                solution.message("a\r\nb"));
    }
}
