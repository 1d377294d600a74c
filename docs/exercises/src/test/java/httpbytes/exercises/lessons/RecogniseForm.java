package httpbytes.exercises.lessons;

import httpbytes.exercises.Exercise;
import httpbytes.exercises.Tasks;

/** Exercise 10b. */
public final class RecogniseForm extends Exercise<Tasks.RecogniseForm> {

    public RecogniseForm() {
        super("10b", "which media type is a form", "10-urls-and-forms.md",
                "A media type can have parameters after it.",
                "Cut at the first semicolon, take white space away, and compare without regard to case.",
                "type.strip().toLowerCase(Locale.ROOT).equals(...) for each of the two types, and null is neither.");
        expect("application/x-www-form-urlencoded",
                "this is what a browser sends for most forms (RFC 9110, section 8.3).",
                true, solution -> solution.isForm("application/x-www-form-urlencoded"));
        expect("text/plain", "plain text is not a form (RFC 9110, section 8.3).", false, solution ->
                solution.isForm("text/plain"));
        expect("no Content-Type", "without Content-Type you do not know what the content is (RFC 9110, section 8.3).",
                false, solution -> solution.isForm(null));
        expect("application/x-www-form-urlencoded; charset=UTF-8",
                "parameters follow a semicolon, and do not change the type "
                + "(RFC 9110, section 8.3.1).",
                true, solution -> solution.isForm("application/x-www-form-urlencoded; charset=UTF-8"));
        expect("Application/X-WWW-Form-Urlencoded",
                "types are compared without regard to case (RFC 9110, section 8.3.1).",
                true, solution -> solution.isForm("Application/X-WWW-Form-Urlencoded"));
        expect("multipart/form-data; boundary=x", "a form with files comes in parts (RFC 7578, section 4).",
                true, solution -> solution.isForm("multipart/form-data; boundary=x"));
        expect("application/x-www-form-urlencoded-not", "a type that only begins like another is a different type "
                + "(RFC 9110, section 8.3.1).", false, solution ->
                solution.isForm("application/x-www-form-urlencoded-not"));
        expect("text/plain; a=multipart/form-data", "the value of a parameter is not the type (RFC 9110, section "
                + "8.3.1).",
                false, solution -> solution.isForm("text/plain; a=multipart/form-data"));
    }
}
