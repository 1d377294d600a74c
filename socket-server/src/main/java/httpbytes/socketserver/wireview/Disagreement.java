package httpbytes.socketserver.wireview;

import httpbytes.socketserver.message.Response;
import httpbytes.socketserver.wireview.RequestAnatomy.Received;
import httpbytes.socketserver.wireview.RequestAnatomy.Verdict;
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

    /** A place in a request, and what the socket server says about it. */
    private record Place(int from, int to, String section, String sentence) {
    }

    /**
     * Of an exchange.
     *
     * @param readings one for each server, once all of them are there
     */
    static Disagreement of(byte[] request, List<Reading> readings, Rules rules) {
        boolean agree = readings.stream().map(Reading::status).distinct().count() == 1;
        Place place = place(request, rules);
        boolean hasOurs = readings.stream().anyMatch(reading -> reading.target().equals(Targets.OURS));
        List<Reading> told = readings.stream().map(reading -> told(reading, place)).toList();
        if (agree) {
            return new Disagreement(null, 0, 0, true, null, null, "All " + readings.size() + " say the same: "
                    + readings.get(0).status() + ".", told);
        }
        if (!hasOurs || place == null) {
            return new Disagreement(null, 0, 0, false, null, null, statuses(readings) + ". At which octet they part "
                    + "cannot be seen: " + (hasOurs ? "the socket server read all of them, and of "
                    : "of ") + "another server only the answer is known.", told);
        }
        return new Disagreement(place.from(), place.from(), place.to(), false, place.section(),
                Words.link(place.section()), sentence(place, readings), told);
    }

    private static String sentence(Place place, List<Reading> readings) {
        String before = place.from() == 0 ? "They part at the first octet. "
                : "Up to octet " + (place.from() - 1) + " nothing divides them. At octet " + place.from() + " ";
        String ours = readings.stream().filter(reading -> reading.target().equals(Targets.OURS)).map(Reading::status)
                .findFirst().orElse("");
        List<Reading> others = readings.stream().filter(reading -> !reading.target().equals(Targets.OURS)).toList();
        return before + (place.from() == 0 ? "The" : "the") + " socket server says " + ours + ": " + place.sentence()
                + " (" + place.section() + "). " + statuses(others)
                + ": how it reads this octet, only its answer tells.";
    }

    private static String statuses(List<Reading> readings) {
        return readings.stream().map(reading -> reading.target() + " says "
                + (reading.status().equals("no answer") ? "nothing" : reading.status())).collect(Collectors.joining(", "));
    }

    private static Reading told(Reading reading, Place place) {
        boolean isOurs = reading.target().equals(Targets.OURS);
        String sentence = isOurs ? place == null ? "It reads all octets as they were meant." : "It stops at octet "
                + place.from() + ": " + place.sentence() + "."
                : "What it made of each octet is not known; " + (reading.status().equals("no answer")
                        ? "it gave no answer." : "it answered " + reading.status() + ".");
        return new Reading(reading.target(), reading.status(), sentence);
    }

    /** What the socket server refuses, or will answer with an error; null where it does neither. */
    private static Place place(byte[] octets, Rules rules) {
        var anatomy = RequestAnatomy.of(octets, rules.limits());
        Blame.Octets refused = Blame.of(anatomy.spans());
        for (Received received : anatomy.requests()) {
            if (received.verdict() == Verdict.COMPLETE) {
                Response answer = rules.answer(received.request());
                List<Remark> remarks = Remark.on(received.request(), answer);
                if (answer != null && answer.status().code() >= 400) {
                    return place(anatomy, octets, received, remarks.get(0));
                }
            } else if (received.verdict() == Verdict.REFUSED && refused != null) {
                Note note = anatomy.spans().stream().filter(span -> span.from() == refused.from()).findFirst()
                        .map(Span::note).orElseThrow();
                return new Place(refused.from(), refused.to(), note.section(), note.sentence());
            }
        }
        return null;
    }

    private static Place place(RequestAnatomy anatomy, byte[] octets, Received received, Remark remark) {
        var words = new Words(octets, anatomy.spans(), Secrets.NONE);
        words.addUntil(received.from(), List.of());
        int before = words.explained().size();
        words.addUntil(received.to(), List.of(remark));
        return words.explained().stream().skip(before)
                .filter(part -> part.sentence().equals(remark.note().sentence())).findFirst()
                .map(part -> new Place(part.from(), part.to(), remark.note().section(), remark.note().sentence()))
                .orElse(null);
    }
}
