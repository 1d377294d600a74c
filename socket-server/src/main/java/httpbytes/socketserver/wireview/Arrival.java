package httpbytes.socketserver.wireview;

import httpbytes.socketserver.message.Request;
import httpbytes.socketserver.wire.MessageLimits;
import httpbytes.socketserver.wireview.RequestAnatomy.Received;
import httpbytes.socketserver.wireview.RequestAnatomy.Verdict;
import java.nio.charset.StandardCharsets;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;

/**
 * A connection as the list shows it.
 *
 * @param at          the server at which it arrived
 * @param who         what the client calls itself, or from where it came
 * @param requestLine of its first request, or null where nothing was sent
 * @param statuses    of its answers
 * @param received    octets
 * @param sent        octets
 * @param state       open, kept open, closed by the client or closed by the server
 */
record Arrival(long id, long version, String time, String at, String who, String requestLine, int requests,
        List<Integer> statuses, long received, long sent, int reads, String state) {

    /** Characters of what a client chose that a row shows. */
    private static final int LONGEST = 200;

    static Arrival of(Recording recording, boolean own, MessageLimits limits) {
        long version = recording.version();
        Recording.Direction received = recording.received();
        Recording.Direction sent = recording.sent();
        var requests = RequestAnatomy.of(received.octets(), limits).requests();
        List<Integer> statuses = ResponseAnatomy.of(sent.octets(), methods(requests)).answers().stream()
                .filter(ResponseAnatomy.Answer::isFinal).map(ResponseAnatomy.Answer::status).toList();
        var time = LocalTime.ofInstant(recording.began(), ZoneId.systemDefault()).truncatedTo(ChronoUnit.SECONDS);
        return new Arrival(recording.id(), version, time.format(DateTimeFormatter.ISO_LOCAL_TIME),
                recording.server(), own ? "this page" : who(requests, recording), requestLine(received.octets()),
                (int) requests.stream().filter(request -> request.verdict() != Verdict.UNREAD).count(), statuses,
                received.count(), sent.count(), received.passages().size(),
                state(recording.closedBy(), !statuses.isEmpty()));
    }

    /** The methods of these requests, in their order. */
    static List<String> methods(byte[] received, MessageLimits limits) {
        return methods(RequestAnatomy.of(received, limits).requests());
    }

    private static List<String> methods(List<Received> requests) {
        return requests.stream().filter(one -> one.verdict() == Verdict.COMPLETE)
                .map(one -> one.request().method()).toList();
    }

    private static String who(List<Received> requests, Recording recording) {
        return requests.stream().map(Received::request).filter(Objects::nonNull).map(Request::fields)
                .map(fields -> fields.value("User-Agent")).filter(Objects::nonNull)
                .map(agent -> agent.substring(0, Math.min(agent.length(), LONGEST)))
                .findFirst().orElse(recording.client());
    }

    /** What came before the first line end, as the page may show it. */
    private static String requestLine(byte[] octets) {
        if (octets.length == 0) {
            return null;
        }
        int end = 0;
        while (end < Math.min(octets.length, LONGEST) && octets[end] != '\r' && octets[end] != '\n') {
            end++;
        }
        return new String(octets, 0, end, StandardCharsets.ISO_8859_1);
    }

    private static String state(Recording.Side closedBy, boolean answered) {
        if (closedBy == null) {
            return answered ? "kept open" : "open";
        }
        return closedBy == Recording.Side.CLIENT ? "closed by the client" : "closed by the server";
    }
}
