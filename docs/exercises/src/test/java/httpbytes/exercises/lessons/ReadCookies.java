package httpbytes.exercises.lessons;

import httpbytes.exercises.Exercise;
import httpbytes.exercises.Tasks;
import java.util.List;
import java.util.Map;

/** Exercise 15. */
public final class ReadCookies extends Exercise<Tasks.ReadCookies> {

    public ReadCookies() {
        super("15", "read a Cookie field", "15-cookies.md",
                "Cut at each semicolon, then each piece at its first equals sign.",
                "Do not decode anything, take no quotes off, and leave out what has no name or no equals sign.",
                "Use a LinkedHashMap with putIfAbsent, pair.strip(), and split(\"=\", 2), which keeps the rest of the "
                + "value whole.");
        reads("visits=1", "a cookie is a name, an equals sign and a value (RFC 6265, section 4.2).", "visits = 1");
        reads("visits=1; lang=en", "a semicolon and a space separate cookies (RFC 6265, section 4.2).",
                "visits = 1", "lang = en");
        reads("visits=1;lang=en", "some clients forget the space; nothing is gained by a mistake here (RFC 6265, "
                + "section 4.2).", "visits = 1", "lang = en");
        reads("id=YQ==", "a value may hold more equals signs: the first one ends the name (RFC 6265, section 4.1).",
                "id = YQ==");
        reads("id=; lang=en", "a value may be empty (RFC 6265, section 4.1).", "id = ", "lang = en");
        reads("id=\"a\"", "quotes belong to the value: a server gets back what it has set (RFC 6265, section 4.1).",
                "id = \"a\"");
        reads("q=%41+b", "a cookie is no form: a percent sign and a plus are only themselves (RFC 6265, section 4.1).",
                "q = %41+b");
        reads("a=1, b=2", "a Cookie field is no list of HTTP, and a comma separates nothing (RFC 6265, section 4.2).",
                "a = 1, b=2");
        reads("id=mine; id=yours", "of two equal names the first one is meant: a browser puts the one with the "
                + "longer path in front (RFC 6265, section 5.4).", "id = mine");
        reads("id=a; ID=b", "names of cookies have a case, unlike names of fields (RFC 6265, section 5.4).",
                "id = a", "ID = b");
        reads("flag; =x; a=1", "what has no equals sign, or no name, is no cookie (RFC 6265, section 4.1).", "a = 1");
        reads("", "an empty field holds no cookie (RFC 6265, section 4.2).");
    }

    private void reads(String field, String lesson, String... cookies) {
        expect("Cookie: " + field, lesson, List.of(cookies), solution -> {
            Map<String, String> read = solution.cookies(field);
            return read == null ? null : read.entrySet().stream()
                    .map(cookie -> cookie.getKey() + " = " + cookie.getValue()).toList();
        });
    }
}
