package httpbytes.socketserver.wire;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A buffer that remembers what each of its octets was taken for. What is said last about an octet counts. */
final class MarkedBuffer extends ReceiveBuffer {

    private record Mark(Part part, ProtocolException refusal) {
    }

    /** For each octet the mark that it has, by its index in {@code marks}, or -1. */
    private final int[] markOf;
    private final List<Mark> marks = new ArrayList<>();
    /** The octets that were marked last. */
    private int lastFrom;
    private int lastTo;

    MarkedBuffer(byte[] octets) {
        super(octets);
        markOf = new int[octets.length];
        Arrays.fill(markOf, -1);
    }

    @Override
    void mark(Part part, int from, int to) {
        markAt(part, position() + from, position() + to);
    }

    /** The same, with places counted from the beginning of all octets. */
    void markAt(Part part, int from, int to) {
        if (from < to) {
            put(new Mark(part, null), from, to);
            lastFrom = from;
            lastTo = to;
        }
    }

    private void put(Mark mark, int from, int to) {
        Arrays.fill(markOf, from, to, marks.size());
        marks.add(mark);
    }

    /** Says of octets of which nothing was said yet that they are this. */
    void markUnmarked(Part part, int from, int to) {
        for (int i = from; i < to; i++) {
            if (markOf[i] < 0) {
                int begin = i;
                while (i < to && markOf[i] < 0) {
                    i++;
                }
                put(new Mark(part, null), begin, i);
            }
        }
    }

    /**
     * Marks the octets that a refusal of this message is about, or those that were read last where it is about
     * something that is missing.
     *
     * @return where what was read of this message ends
     */
    int markRefusal(ProtocolException refusal, int messageStart) {
        int from = refusal.hasPlace() ? messageStart + (int) refusal.offset() : lastFrom;
        int to = refusal.hasPlace() ? Math.min(from + refusal.length(), markOf.length) : lastTo;
        markUnmarked(Part.LINE, messageStart, to);
        for (Span span : spans(from, to)) {
            put(new Mark(span.part(), refusal), span.from(), span.to());
        }
        return Math.max(to, lastTo);
    }

    /** All marked octets, in order. */
    List<Span> spans() {
        return spans(0, markOf.length);
    }

    private List<Span> spans(int from, int to) {
        List<Span> spans = new ArrayList<>();
        for (int start = from; start < to; ) {
            int mark = markOf[start];
            int end = start;
            while (end < to && markOf[end] == mark) {
                end++;
            }
            if (mark >= 0) {
                spans.add(new Span(start, end, marks.get(mark).part(), marks.get(mark).refusal()));
            }
            start = end;
        }
        return spans;
    }
}
