package httpbytes.socketserver.wireview;

import httpbytes.socketserver.wire.MessageLimits;
import httpbytes.socketserver.wireview.RequestAnatomy.Received;
import httpbytes.socketserver.wireview.RequestAnatomy.Verdict;
import httpbytes.socketserver.wireview.ResponseAnatomy.Answer;
import httpbytes.socketserver.wireview.ResponseAnatomy.Asked;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * What the octets of a recording say, in a few words. They are read once, and again only when others are kept: a
 * client that sends ten thousand requests a second is not to cost the server as much again.
 *
 * @param who             what the client calls itself, or null
 * @param requestLine     the first one, or null
 * @param lastRequestLine the last one, or null where that is the first
 * @param moreRequests    whether more came than were read
 */
record Conversation(String who, String requestLine, String lastRequestLine, int requests, boolean moreRequests,
        String statuses) {

    /** Requests that are read. */
    private static final int READ = 1_000;
    /** Octets in which a first request is looked for. */
    private static final int BEGINNING = 4 * 1024;
    /** Characters of what a client chose that a row shows. */
    private static final int LONGEST = 200;

    static Conversation in(Recording recording, MessageLimits limits) {
        return in(recording, limits, READ, Integer.MAX_VALUE);
    }

    /** Its first request alone, where there is no time for more. */
    static Conversation beginning(Recording recording, MessageLimits limits) {
        return in(recording, limits, 1, BEGINNING);
    }

    private static Conversation in(Recording recording, MessageLimits limits, int most, int octets) {
        Recording.Direction in = recording.received();
        Recording.Direction out = recording.sent();
        byte[] received = first(octets, in.octets());
        var requests = RequestAnatomy.of(received, limits, most);
        Conversation asked = of(received, requests);
        boolean more = asked.moreRequests() || in.truncated();
        List<Answer> answers = ResponseAnatomy.of(first(octets, out.octets()),
                more ? new Asked(requests.methods(), false) : Asked.of(requests), recording.ending(), most).answers();
        boolean isCut = out.truncated() || more && answers.size() >= most;
        List<Answer> finals = answers.stream().filter(Answer::isFinal).toList();
        return new Conversation(asked.who(), asked.requestLine(), asked.lastRequestLine(), asked.requests(), more,
                finals.isEmpty() ? "" : Statuses.of(finals, !isCut));
    }

    private static byte[] first(int count, byte[] octets) {
        return count < octets.length ? Arrays.copyOf(octets, count) : octets;
    }

    /** What was asked, without what was answered. */
    static Conversation of(byte[] octets, RequestAnatomy requests) {
        List<Received> begun = requests.requests().stream().filter(Received::isAnswered).toList();
        boolean more = requests.requests().stream().anyMatch(request -> request.verdict() == Verdict.MORE);
        byte[] shown = Secrets.in(octets).replaced();
        return new Conversation(who(begun), line(shown, 0),
                begun.size() < 2 ? null : line(shown, begun.get(begun.size() - 1).from()), begun.size(), more, "");
    }

    private static String who(List<Received> requests) {
        return requests.stream().map(request -> request.fields().value("User-Agent"))
                .filter(Objects::nonNull).findFirst().map(Conversation::shortened).orElse(null);
    }

    /** What stands before the next line end, as the page may show it; null where nothing does. */
    private static String line(byte[] octets, int from) {
        if (octets.length == 0) {
            return null;
        }
        var text = new String(octets, from, Math.min(octets.length - from, BEGINNING), StandardCharsets.ISO_8859_1);
        return shortened(text.replaceFirst("^[\r\n]+", "").split("[\r\n]", 2)[0]);
    }

    private static String shortened(String text) {
        return text.substring(0, Math.min(text.length(), LONGEST));
    }
}
