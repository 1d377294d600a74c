package httpbytes.socketserver.wireview;

import java.util.List;
import java.util.Locale;

/**
 * One direction of a connection, as the page is told.
 *
 * @param count how many octets passed; there may be fewer here
 * @param reads what each call read or wrote
 * @param note  what is not here, or null
 */
record Way(byte[] octets, boolean truncated, long count, List<Recording.Passage> reads, Explanation anatomy,
        String note) {

    /** @param secrets what is not to be shown */
    static Way of(Recording.Direction direction, Secrets secrets, Explanation anatomy) {
        String note = !direction.truncated() ? null : String.format(Locale.ROOT, "The first %,d of %,d octets; the "
                + "rest was not kept.", direction.octets().length, direction.count());
        return new Way(secrets == Secrets.NONE ? direction.octets() : secrets.replaced(), direction.truncated(),
                direction.count(), direction.passages(), anatomy, note);
    }
}
