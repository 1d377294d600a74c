package httpbytes.exercises.lessons;

import httpbytes.exercises.Exercise;
import httpbytes.exercises.Tasks;
import java.util.List;

/** Exercise 16. */
public final class SpellField extends Exercise<Tasks.SpellField> {

    public SpellField() {
        super("16", "refuse field values that would split an answer", "16-attacks.md",
                "What would a browser make of a line end in a value?",
                "Refuse CR and LF, each of them alone too, and do not try to repair; then look at the name.",
                "A name is a token; a value has no octet below 20 hexadecimal but the tab, and not 7f.");
        expect("Location and /next", "a field line is name, colon, value and line end (RFC 9112, section 5).",
                "Location: /next\r\n", solution -> solution.fieldLine("Location", "/next"));
        expect("a value with a CR LF in it",
                "what follows a line end in a value is a line of its own, and the one who chooses the value chooses "
                + "this line too (RFC 9112, section 11.1).", "refused", refused("Location",
                        "/\r\nSet-Cookie: a=b"));
        expect("a value with an LF alone", "some readers end a line at an LF alone, so it is as dangerous (RFC 9110, "
                + "section 5.5).",
                "refused", refused("Location", "/\nSet-Cookie: a=b"));
        expect("a value with a CR alone", "a CR alone is refused too (RFC 9110, section 5.5).", "refused",
                refused("Location", "/\rx"));
        expect("a value that a repair would break",
                "if you take CR LF out once, another one can remain: refuse, and repair nothing "
                + "(RFC 9110, section 5.5).", "refused", refused("Location", "/\r\r\n\nSet-Cookie: a=b"));
        expect("a NUL", "a NUL ends text for some readers, and not for others (RFC 9110, section 5.5).",
                "refused", refused("X", "a\u0000b"));
        expect("a value with a tab and an é", "a tab, and octets beyond ASCII, do no harm (RFC 9110, section 5.5).",
                "X: a\té\r\n", solution -> solution.fieldLine("X", "a\té"));
        for (String name : List.of("Set-Cookie: a=b\r\nX", "X Y", "X:", "")) {
            expect("a name that is no token", "a name can split an answer as well; it is a token (RFC 9110, section "
                    + "5.1).",
                    "refused", refused(name, "a"));
        }
    }

    private static Attempt<Tasks.SpellField> refused(String name, String value) {
        return solution -> {
            try {
                return solution.fieldLine(name, value);
            } catch (IllegalArgumentException expected) {
                return "refused";
            }
        };
    }
}
