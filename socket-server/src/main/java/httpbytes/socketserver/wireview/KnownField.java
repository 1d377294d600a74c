package httpbytes.socketserver.wireview;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A field that learners meet. They stand in {@code fields.json}.
 *
 * @param name     a star at its end stands for whatever follows; then the first that fits counts
 * @param section  the document and section that defines it
 * @param link     where that can be read, if it is no RFC; null where it is unknown
 * @param sentence on what it says
 */
record KnownField(String name, String section, String link, String sentence) {

    private static final List<KnownField> ALL = List.of(Json.read("fields.json", KnownField[].class));
    private static final String FAMILY = "*";

    static Optional<KnownField> named(String name) {
        return ALL.stream().filter(field -> field.isNamed(name)).findFirst();
    }

    private boolean isNamed(String other) {
        return name.endsWith(FAMILY) ? other.regionMatches(true, 0, name, 0, name.length() - FAMILY.length())
                : name.equalsIgnoreCase(other);
    }

    /** Where a document can be read that is no RFC; null where it is unknown. */
    static String linkTo(String section) {
        return ALL.stream().filter(field -> field.section.equals(section)).map(field -> field.link)
                .filter(Objects::nonNull).findFirst().orElse(null);
    }
}
