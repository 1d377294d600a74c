package httpbytes.docs.pages;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sections of RFCs, on pages and in the code: each that is named exists. */
final class Citations {

    private static final Path LIST = Path.of("src/test/resources/rfc-sections.csv");
    private static final String SECTION = "[0-9A-C]+(?:\\.[0-9]+)*";
    private static final String SECTIONS = SECTION + "(?:(?:, and |, | and | to )" + SECTION + ")*";
    private static final List<Pattern> SPELLINGS = List.of(
            Pattern.compile("RFC ([0-9]+),\\s+sections?\\s+(" + SECTIONS + ")"),
            Pattern.compile("rfc([0-9]+)\\.html#section-(" + SECTION + ")"),
            Pattern.compile("@Rfc\\(section = \"([0-9]+), (" + SECTIONS + ")\""));

    private final Map<String, Set<String>> sections = new TreeMap<>();

    Citations() throws IOException {
        for (String line : Files.readAllLines(LIST)) {
            String[] cells = line.split(",", 3);
            if (!line.startsWith("#")) {
                sections.computeIfAbsent(cells[0], unseen -> new TreeSet<>()).add(cells[1]);
            }
        }
    }

    static List<String> problems(Page page) throws IOException {
        return new Citations().problems(page.path().toString(), page.text());
    }

    /** @param file as the sentences name it */
    List<String> problems(String file, String text) {
        // In a comment, what is cited may go on behind the asterisk of the next line.
        String joined = text.replaceAll("\\n\\s*(?:\\*|//) ", "\n  ");
        List<String> problems = new ArrayList<>();
        for (Pattern spelling : SPELLINGS) {
            Matcher citation = spelling.matcher(joined);
            while (citation.find()) {
                for (String section : citation.group(2).split(", and |, | and | to ")) {
                    if (!sections.getOrDefault(citation.group(1), Set.of()).contains(section)) {
                        long line = joined.substring(0, citation.start()).lines().count();
                        problems.add(file + ":" + Math.max(1, line) + ": RFC " + citation.group(1) + " has no section "
                                + section
                                + " in " + LIST + "; look it up, and correct one of them.");
                    }
                }
            }
        }
        return problems;
    }

    /** How many sections are cited; none would mean that nothing was looked at. */
    static long count(String text) {
        return SPELLINGS.stream().mapToLong(spelling -> spelling.matcher(text).results().count()).sum();
    }
}
