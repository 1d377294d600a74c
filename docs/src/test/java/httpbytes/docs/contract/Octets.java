package httpbytes.docs.contract;

import httpbytes.docs.contract.OctetPlace.Explanation;
import httpbytes.docs.parties.Servers;
import httpbytes.docs.parties.WireClient;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What the two servers answer when any of the 256 octets stands at any of the places of {@link OctetPlace}. The
 * messages are sent, not judged here; only where the servers disagree, somebody has to have said why.
 */
final class Octets {

    private static final String NO_STATUS_LINE = "content alone";
    private static final byte[] NEXT =
            WireClient.wire("GET /api?next=1 HTTP/1.1\nConnection: close\nHost: localhost\n\n");
    private static final int OCTETS = 256;
    private static final String TCHAR_MARKS = "!#$%&'*+-.^_`|~";

    /** What a server made of a message and the next request: the statuses, and what was echoed. */
    private record Outcome(String shown, String echo) {
    }

    private record Disagreement(OctetPlace place, String tomcat, String ours) {

        Optional<Explanation> explanation() {
            return place.explanations().stream()
                    .filter(given -> given.tomcat().equals(tomcat) && given.ours().equals(ours)).findFirst();
        }

        /** What follows the place in its row; places with the same cells share a row. */
        String cells(List<Integer> octets) {
            return "| %s | %s | %s | %s |\n".formatted(
                    names(octets), tomcat, ours, explanation().map(Explanation::why).orElse("?"));
        }
    }

    private Octets() {
    }

    /** The table of the page and the sums below it, found out by sending every message to both servers. */
    static String table() {
        List<OctetPlace> places = OctetPlace.all();
        Map<Disagreement, List<Integer>> disagreements = disagreements(places);
        checkExplanations(places, disagreements);
        Map<String, List<String>> rows = new LinkedHashMap<>();
        disagreements.forEach((disagreement, octets) -> rows
                .computeIfAbsent(disagreement.cells(octets), unseen -> new ArrayList<>())
                .add(drawn(disagreement.place(), ":<br>")));
        var table = new StringBuilder("""
                | place | octets | flask-equivalent (Tomcat) | socket-server | why |
                |---|---|---|---|---|
                """);
        rows.forEach((cells, drawn) -> table.append("| ").append(String.join("<br>", drawn)).append(' ').append(cells));
        return table + "\n" + agreement(places, disagreements) + "\n" + sum(places, disagreements);
    }

    private static String drawn(OctetPlace place, String between) {
        return place.name() + between + "`" + place.line() + "`";
    }

    private static Map<Disagreement, List<Integer>> disagreements(List<OctetPlace> places) {
        List<Outcome> tomcat = outcomes(Servers.FLASK_EQUIVALENT, places);
        List<Outcome> ours = outcomes(Servers.SOCKET_SERVER, places);
        Map<Disagreement, List<Integer>> disagreements = new LinkedHashMap<>();
        for (int i = 0; i < tomcat.size(); i++) {
            if (!tomcat.get(i).equals(ours.get(i))) {
                var disagreement = new Disagreement(
                        places.get(i / OCTETS), tomcat.get(i).shown(), ours.get(i).shown());
                disagreements.computeIfAbsent(disagreement, unseen -> new ArrayList<>()).add(i % OCTETS);
            }
        }
        return disagreements;
    }

    /**
     * For each place in turn the outcomes of the 256 octets. The LFs come last and one by one, because they make
     * HTTP/0.9 of a request, and a processor of Tomcat that has answered one sends its next refusal without a
     * status-line as well, whatever it refuses. A well-formed request makes it forget. Whoever met a processor that
     * remembers somebody else's is asked again.
     */
    private static List<Outcome> outcomes(Servers server, List<OctetPlace> places) {
        var outcomes = new Outcome[places.size() * OCTETS];
        IntStream.range(0, outcomes.length).parallel().filter(i -> i % OCTETS != '\n')
                .forEach(i -> outcomes[i] = outcome(server, places.get(i / OCTETS).message(i % OCTETS)));
        for (int i = 0; i < outcomes.length; i++) {
            if (outcomes[i] == null || outcomes[i].shown().equals(NO_STATUS_LINE)) {
                answers(server, new byte[0]);
                outcomes[i] = outcome(server, places.get(i / OCTETS).message(i % OCTETS));
            }
        }
        answers(server, new byte[0]);
        return List.of(outcomes);
    }

    private static Outcome outcome(Servers server, byte[] message) {
        String all = answers(server, message);
        if (!all.startsWith("HTTP/1.1 ")) {
            return new Outcome(all.isEmpty() ? "no answer" : NO_STATUS_LINE, all);
        }
        String[] answers = all.split("(?=HTTP/1\\.1 [0-9]{3} )");
        List<String> statuses = Arrays.stream(answers).map(answer -> "`" + answer.substring(9, 12) + "`").toList();
        boolean answersNext = answers.length == 2 && answers[1].endsWith("next = 1\n");
        String shown = answersNext ? statuses.get(0) + ", stays open"
                : answers.length == 1 ? statuses.get(0) + ", closes" : String.join(", then ", statuses);
        return new Outcome(shown, statuses.get(0).equals("`200`") ? content(answers[0]) : "");
    }

    /** What comes back for the message and a next request behind it, sent at once, and then no more. */
    private static String answers(Servers server, byte[] message) {
        var both = new ByteArrayOutputStream();
        both.writeBytes(message);
        both.writeBytes(NEXT);
        try (var client = server.connect()) {
            return client.send(both.toByteArray()).endOutput().restIfAny();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String content(String answer) {
        return answer.substring(answer.indexOf("\r\n\r\n") + 4);
    }

    private static void checkExplanations(List<OctetPlace> places, Map<Disagreement, List<Integer>> disagreements) {
        List<String> wrong = new ArrayList<>();
        disagreements.forEach((disagreement, octets) -> {
            if (disagreement.explanation().isEmpty()) {
                wrong.add("no explanation: " + drawn(disagreement.place(), " ") + " " + disagreement.cells(octets));
            }
        });
        for (OctetPlace place : places) {
            for (Explanation given : place.explanations()) {
                if (!disagreements.containsKey(new Disagreement(place, given.tomcat(), given.ours()))) {
                    wrong.add("explained, but no such disagreement: " + place.name() + ", " + given + "\n");
                }
            }
        }
        if (!wrong.isEmpty()) {
            throw new AssertionError("OctetPlace explains other disagreements than there are:\n"
                    + String.join("", wrong));
        }
    }

    /** The places that are missing in the table. */
    private static String agreement(List<OctetPlace> places, Map<Disagreement, List<Integer>> disagreements) {
        return places.stream()
                .filter(place -> disagreements.keySet().stream().noneMatch(row -> row.place().equals(place)))
                .map(place -> "- " + drawn(place, " ") + "\n")
                .collect(Collectors.joining("", "At these places the servers agree on every octet:\n\n", ""));
    }

    private static String sum(List<OctetPlace> places, Map<Disagreement, List<Integer>> disagreements) {
        int sent = places.size() * OCTETS;
        int differing = disagreements.values().stream().mapToInt(List::size).sum();
        return String.format(Locale.ROOT, "%d octets at %d places are %,d messages: both servers answered %,d alike, "
                + "and %,d differently.\n", OCTETS, places.size(), sent, sent - differing, differing);
    }

    // How octets are named

    private static String names(List<Integer> octets) {
        List<Integer> tchars = IntStream.range(0, OCTETS).filter(Octets::isTchar).boxed().toList();
        boolean hasEveryTchar = octets.containsAll(tchars);
        List<Integer> others = octets.stream().filter(octet -> !hasEveryTchar || !tchars.contains(octet)).toList();
        List<String> names = new ArrayList<>();
        for (int from = 0; from < others.size(); ) {
            int to = endOfRange(others, from);
            String first = name(others.get(from));
            names.add("`" + (to == from ? first : first + "-" + name(others.get(to))) + "`");
            from = to + 1;
        }
        if (hasEveryTchar) {
            names.add("every tchar");
        }
        return String.join(" ", names);
    }

    /** The index of the last octet that follows on this one and is of its kind: digit, capital, small letter, … */
    private static int endOfRange(List<Integer> octets, int from) {
        int to = from;
        while (to + 1 < octets.size() && octets.get(to + 1) == octets.get(to) + 1
                && kind(octets.get(from)) >= 0 && kind(octets.get(to + 1)) == kind(octets.get(from))) {
            to++;
        }
        return to;
    }

    /** Octets of one kind stand in one range; those of kind -1 stand alone. */
    private static int kind(int octet) {
        List<IntPredicate> kinds = List.of(Octets::isDigit, Octets::isCapital, Octets::isSmallLetter,
                o -> o >= 0x7f, o -> o < 0x20 && "\t\n\r".indexOf(o) < 0);
        return IntStream.range(0, kinds.size()).filter(i -> kinds.get(i).test(octet)).findFirst().orElse(-1);
    }

    private static boolean isTchar(int octet) {
        return isDigit(octet) || isCapital(octet) || isSmallLetter(octet) || TCHAR_MARKS.indexOf(octet) >= 0;
    }

    private static boolean isDigit(int octet) {
        return octet >= '0' && octet <= '9';
    }

    private static boolean isCapital(int octet) {
        return octet >= 'A' && octet <= 'Z';
    }

    private static boolean isSmallLetter(int octet) {
        return octet >= 'a' && octet <= 'z';
    }

    private static String name(int octet) {
        return switch (octet) {
            case '\t' -> "HTAB";
            case '\n' -> "LF";
            case '\r' -> "CR";
            case ' ' -> "SP";
            case '|' -> "\\|";
            case '`' -> "60";
            default -> octet > 0x20 && octet < 0x7f ? Character.toString(octet) : "%02X".formatted(octet);
        };
    }
}
