package httpbytes.exercises.lessons;

import httpbytes.exercises.Exercise;
import httpbytes.exercises.Tasks;
import java.util.List;

/** Exercise 10. */
public final class DecodeForm extends Exercise<Tasks.DecodeForm> {

    public DecodeForm() {
        super("10", "decode a form", "10-urls-and-forms.md",
                "Split first, decode second.",
                "Ampersands separate the pairs; a name ends at the first equals sign, if there is one.",
                "indexOf('=') finds it; URLDecoder.decode(part, StandardCharsets.UTF_8) does the rest, for each half "
                + "alone.");
        expect("a=1&b=2", "ampersands separate the pairs (the URL Standard).",
                List.of("a = 1", "b = 2"), solution -> solution.decode("a=1&b=2"));
        expect("a=b=c", "only the first equals sign separates; a value may have others (the URL Standard).",
                List.of("a = b=c"), solution -> solution.decode("a=b=c"));
        expect("flag", "a name without an equals sign has the empty value (the URL Standard).",
                List.of("flag = "), solution -> solution.decode("flag"));
        expect("a=1&&b=2&", "nothing between two ampersands is no pair (the URL Standard).",
                List.of("a = 1", "b = 2"), solution -> solution.decode("a=1&&b=2&"));
        expect("a=x+y%2Bz", "in a form + is a space, and %2B is a plus (the URL Standard).",
                List.of("a = x y+z"), solution -> solution.decode("a=x+y%2Bz"));
        expect("n=%C3%A9", "escapes are octets, and octets become text together, as UTF-8 (RFC 3986, section 2.1).",
                List.of("n = é"), solution -> solution.decode("n=%C3%A9"));
        expect("a=1%26b%3D2", "an escaped ampersand separates nothing: split first, and decode then (RFC 3986, "
                + "section 2.4).",
                List.of("a = 1&b=2"), solution -> solution.decode("a=1%26b%3D2"));
        expect("a=1&a=2", "a name may come twice, and both count (the URL Standard).",
                List.of("a = 1", "a = 2"), solution -> solution.decode("a=1&a=2"));
    }
}
