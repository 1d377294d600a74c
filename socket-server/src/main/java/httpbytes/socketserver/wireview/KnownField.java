package httpbytes.socketserver.wireview;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A field that learners meet. They stand in {@code fields.json}.
 *
 * @param name     a star at its end stands for whatever follows; then the first that fits counts
 * @param section  the document and section that defines it
 * @param sentence on what it says
 */
record KnownField(String name, String section, String sentence) {

    private static final List<KnownField> ALL = List.of(Json.read("fields.json", KnownField[].class));
    private static final String FAMILY = "*";
    private static final Map<String, String> LINKS = Map.of(
            "Fetch Standard", "https://fetch.spec.whatwg.org/",
            "Fetch Metadata", "https://www.w3.org/TR/fetch-metadata/",
            "Content Security Policy", "https://www.w3.org/TR/CSP3/",
            "Upgrade Insecure Requests", "https://www.w3.org/TR/upgrade-insecure-requests/",
            "User-Agent Client Hints", "https://wicg.github.io/ua-client-hints/",
            "Global Privacy Control", "https://www.w3.org/TR/gpc/",
            "Tracking Preference Expression", "https://www.w3.org/TR/tracking-dnt/");

    static Optional<KnownField> named(String name) {
        return ALL.stream().filter(field -> field.isNamed(name)).findFirst();
    }

    private boolean isNamed(String other) {
        return name.endsWith(FAMILY) ? other.regionMatches(true, 0, name, 0, name.length() - FAMILY.length())
                : name.equalsIgnoreCase(other);
    }

    /** Where a document can be read that is no RFC; null where it is unknown. */
    static String link(String document) {
        return LINKS.get(document.split(", ")[0]);
    }
}
