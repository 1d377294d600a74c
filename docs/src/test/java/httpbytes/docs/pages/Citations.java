package httpbytes.docs.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Sections of RFCs, on pages and in the code: somebody has read each that is named, and written down what it asks. */
final class Citations {

    private static final String SECTION = "[0-9A-C]+(?:\\.[0-9]+)*";
    private static final String SECTIONS = SECTION + "(?:(?:, and |, | and | to )" + SECTION + ")*";
    private static final List<Pattern> SPELLINGS = List.of(
            Pattern.compile("RFC ([0-9]+),\\s+sections?\\s+(" + SECTIONS + ")"),
            Pattern.compile("rfc([0-9]+)\\.html#section-(" + SECTION + ")"),
            Pattern.compile("@Rfc\\([^)]*section = \"([0-9]+), (" + SECTIONS + ")\""));

    /**
     * One section that is named.
     *
     * @param at where in the text
     */
    record Citation(String document, String section, int at) {
    }

    private Citations() {
    }

    static List<String> problems(Page page) {
        return problems(page.path().toString(), page.text());
    }

    /** @param file as the sentences name it */
    static List<String> problems(String file, String text) {
        List<String> problems = new ArrayList<>();
        String joined = joined(text);
        for (Citation citation : in(joined).toList()) {
            if (!Facts.all().has(citation.document(), citation.section())) {
                long line = Math.max(1, joined.substring(0, citation.at()).lines().count());
                problems.add(file + ":" + line + ": nobody has written down what RFC " + citation.document()
                        + " says in section " + citation.section() + "; read it, and add a row to " + Facts.TABLE
                        + ", or correct the citation.");
            }
        }
        return problems;
    }

    static Stream<Citation> in(String text) {
        return SPELLINGS.stream().flatMap(spelling -> spelling.matcher(joined(text)).results())
                .flatMap(citation -> Stream.of(citation.group(2).split(", and |, | and | to "))
                        .map(section -> new Citation(citation.group(1), section, citation.start())));
    }

    /** In a comment, what is cited may go on behind the asterisk of the next line; in a string, behind a plus sign. */
    private static String joined(String text) {
        Matcher ends = Pattern.compile("\\n\\s*(?:\\*|//) |\"\\n\\s*\\+ \"").matcher(text);
        return ends.replaceAll(end -> end.group().startsWith("\"") ? "\n" : "\n  ");
    }
}
