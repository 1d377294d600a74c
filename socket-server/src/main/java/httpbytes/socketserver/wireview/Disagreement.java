package httpbytes.socketserver.wireview;

import httpbytes.socketserver.wireview.Words.Explained;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Where servers part that got the same octets. How the socket server reads each octet we know, because its parser says
 * so; of any other server there is nothing but its answer, and nothing else is claimed.
 *
 * @param octet    the first octet at which they disagree, or null where that cannot be known
 * @param from     the octets that made the difference
 * @param to       behind them
 * @param agree    whether all of them answered alike
 * @param rfc      the document and section that decides, or null
 * @param readings what each made of it
 */
record Disagreement(Integer octet, int from, int to, boolean agree, String rfc, String link, String sentence,
        List<Reading> readings) {

    /** @param status its answers, or that there are none */
    record Reading(String target, String status, String sentence) {
    }

    /**
     * Of an exchange.
     *
     * @param readings one for each server, once all of them are there
     */
    static Disagreement of(byte[] request, List<Reading> readings, Rules rules) {
        boolean agree = readings.stream().map(Reading::status).distinct().count() == 1;
        Explained place = place(Explanation.ofAllRequests(request, rules));
        boolean hasOurs = readings.stream().anyMatch(reading -> reading.target().equals(Targets.OURS));
        List<Reading> told = readings.stream().map(reading -> told(reading, place)).toList();
        if (agree) {
            return new Disagreement(null, 0, 0, true, null, null, (readings.size() == 2 ? "Both"
                    : "All " + readings.size()) + " say " + said(readings.get(0)) + ".", told);
        }
        if (!hasOurs || place == null) {
            return new Disagreement(null, 0, 0, false, null, null, statuses(readings) + ". At which octet they part "
                    + "cannot be seen: " + (hasOurs ? "the socket server objects to none of them, and of "
                    : "of ") + "another server only the answer is known.", told);
        }
        return new Disagreement(place.from(), place.from(), place.to(), false, place.rfc(), place.link(),
                sentence(place, readings), told);
    }

    private static String sentence(Explained place, List<Reading> readings) {
        String before = place.from() == 0 ? "They part at the first octet. "
                : "Up to octet " + (place.from() - 1) + " nothing divides them. At octet " + place.from() + " ";
        String ours = readings.stream().filter(reading -> reading.target().equals(Targets.OURS)).map(Reading::status)
                .findFirst().orElse("");
        List<Reading> others = readings.stream().filter(reading -> !reading.target().equals(Targets.OURS)).toList();
        return before + (place.from() == 0 ? "The" : "the") + " socket server says " + ours + ": " + why(place) + ". "
                + statuses(others) + ": how it reads this octet, only its answer tells.";
    }

    private static String statuses(List<Reading> readings) {
        return readings.stream().map(reading -> reading.target() + " says " + said(reading))
                .collect(Collectors.joining(", "));
    }

    private static String said(Reading reading) {
        return reading.status().equals("no answer") ? "nothing" : reading.status();
    }

    private static Reading told(Reading reading, Explained place) {
        String sentence = !reading.target().equals(Targets.OURS) ? "Only its answer is known."
                : place == null ? "It reads every octet."
                : (place.state().equals("refused") ? "It stops at" : "It reads them all, and objects to") + " octet "
                + place.from() + ": " + why(place) + ".";
        return new Reading(reading.target(), reading.status(), sentence);
    }

    /** Without what is said anyway: who answers, and what. */
    private static String why(Explained place) {
        return place.sentence().replaceFirst("^" + Remark.ANSWERS + "[0-9]+: ", "");
    }

    /** The octets that the socket server refuses, or will answer with an error; null where there are none. */
    private static Explained place(Explanation explanation) {
        return explanation.spans().stream()
                .filter(part -> part.state().equals("refused") || part.sentence().startsWith(Remark.ANSWERS))
                .findFirst().orElse(null);
    }
}
