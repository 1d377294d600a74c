package httpbytes.socketserver.wireview;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What each octet is, while that is found out. What is said last about an octet counts. */
final class Spans {

    /** What octets are; the same object for those that were marked together. */
    private record Mark(Part part, Note note) {
    }

    private final Mark[] marks;

    Spans(int octets) {
        marks = new Mark[octets];
    }

    void mark(Part part, int from, int to) {
        Arrays.fill(marks, from, Math.max(from, to), new Mark(part, null));
    }

    /** Says of octets of which nothing was said yet that they are this. */
    void markUnmarked(Part part, int from, int to) {
        for (int i = from; i < to; i++) {
            int begin = i;
            while (i < to && marks[i] == null) {
                i++;
            }
            mark(part, begin, i);
        }
    }

    /** Says this of octets, and leaves them what they are. */
    void note(Note note, int from, int to) {
        for (Span span : between(from, Math.min(to, marks.length))) {
            Arrays.fill(marks, span.from(), span.to(), new Mark(span.part(), note));
        }
    }

    /** All marked octets, in order. */
    List<Span> all() {
        return between(0, marks.length);
    }

    List<Span> between(int from, int to) {
        List<Span> spans = new ArrayList<>();
        for (int start = from; start < to; ) {
            Mark mark = marks[start];
            int end = start;
            while (end < to && marks[end] == mark) {
                end++;
            }
            if (mark != null) {
                spans.add(new Span(start, end, mark.part(), mark.note()));
            }
            start = end;
        }
        return spans;
    }
}
