package httpbytes.docs.pages;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What documents ask: the table in which each section that is cited here was weighed, once, by somebody who read it. */
final class Facts {

    static final Path TABLE = Path.of("src/test/resources/facts.csv");
    private static final Set<String> LEVELS = Set.of("MUST", "MUST NOT", "SHOULD", "SHOULD NOT", "RECOMMENDED", "MAY",
            "ought to", "none");
    private static final Facts ALL = read();

    /**
     * A row.
     *
     * @param level the document's own word, or {@code none}
     * @param whom  whom it binds, in the document's own word; several are joined by <em>or</em> or <em>and</em>
     * @param asks  what it asks of them, in ours
     */
    record Fact(String document, String section, String key, String level, String whom, String asks) {

        Fact {
            if (!LEVELS.contains(level) || level.equals("none") != whom.equals("-")) {
                throw new IllegalArgumentException(TABLE + ": " + key + ": a level is one of " + LEVELS
                        + ", and whoever has none binds nobody, which is a dash.");
            }
        }

        Set<String> binds() {
            return Set.copyOf(Arrays.asList(whom.split(" or | and ")));
        }

        boolean isAt(String otherDocument, String otherSection) {
            return document.equals(otherDocument) && section.equals(otherSection);
        }

        String place() {
            return "RFC " + document + ", section " + section;
        }
    }

    private final Map<String, Fact> rows;

    private Facts(Map<String, Fact> rows) {
        this.rows = rows;
    }

    static Facts all() {
        return ALL;
    }

    private static Facts read() {
        Map<String, Fact> rows = new LinkedHashMap<>();
        try {
            for (String line : Files.readAllLines(TABLE)) {
                if (!line.startsWith("#")) {
                    String[] cells = line.split(",", 6);
                    Fact fact = new Fact(cells[0], cells[1], cells[2], cells[3], cells[4], cells[5]);
                    if (rows.put(fact.key(), fact) != null) {
                        throw new IllegalArgumentException(TABLE + ": two rows are called " + fact.key() + ".");
                    }
                }
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return new Facts(rows);
    }

    List<Fact> rows() {
        return List.copyOf(rows.values());
    }

    Optional<Fact> named(String key) {
        return Optional.ofNullable(rows.get(key));
    }

    boolean has(String document, String section) {
        return rows.values().stream().anyMatch(fact -> fact.isAt(document, section));
    }
}
