package httpbytes.socketserver.wireview;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/**
 * A connection as the list shows it.
 *
 * @param time            when it began
 * @param lastTime        when something last passed
 * @param at              the server at which it arrived
 * @param who             what the client calls itself, or from where it came
 * @param requestLine     of its first request, or null where nothing was sent
 * @param lastRequestLine of its last request; null where that is the first
 * @param requests        how many were read
 * @param moreRequests    whether there are more than those
 * @param statuses        of its answers
 * @param received        octets
 * @param sent            octets
 * @param truncated       whether fewer octets are kept than came
 * @param state           how it goes on, or how it ended
 * @param note            what there is to say besides, or null
 */
record Arrival(long id, long version, String time, String lastTime, String at, String who, String requestLine,
        String lastRequestLine, int requests, boolean moreRequests, String statuses, long received, long sent,
        int reads, boolean truncated, String state, String note) {

    static Arrival of(Recording recording, boolean own, Conversation conversation) {
        Recording.Tally tally = recording.tally();
        Recording.End end = recording.end();
        String state = end != null ? end.state : conversation.statuses().isEmpty() ? "open" : "kept open";
        String from = recording.client.getAddress().getHostAddress() + ":" + recording.client.getPort();
        return new Arrival(recording.id, tally.version(), time(recording.began),
                time(recording.began.plusMillis(tally.lastMillis())), recording.server,
                own ? "this page" : conversation.who() == null ? from : conversation.who(),
                conversation.requestLine(), conversation.lastRequestLine(), conversation.requests(),
                conversation.moreRequests(), conversation.statuses(), tally.received(), tally.sent(), tally.reads(),
                tally.truncated(), state, recording.note());
    }

    private static String time(Instant instant) {
        return LocalTime.ofInstant(instant, ZoneId.systemDefault()).truncatedTo(ChronoUnit.SECONDS)
                .format(DateTimeFormatter.ISO_LOCAL_TIME);
    }
}
