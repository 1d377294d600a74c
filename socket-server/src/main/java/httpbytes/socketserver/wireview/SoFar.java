package httpbytes.socketserver.wireview;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** How much of a body has come, where the rest of it is still awaited. */
final class SoFar {

    private SoFar() {
    }

    /** Says it of the last octets of a request that is not complete. */
    static void note(Marks marks, byte[] octets) {
        List<Span> spans = marks.spansOfMessage();
        String length = "";
        String fieldName = "";
        for (Span span : spans) {
            String text = new String(octets, span.from(), span.length(), StandardCharsets.ISO_8859_1);
            switch (span.part()) {
                case FIELD_NAME -> fieldName = text;
                case FIELD_VALUE -> length = fieldName.equalsIgnoreCase("Content-Length") ? text : length;
                case CHUNK_SIZE -> length = String.valueOf(Integer.parseInt(text, 16));
                default -> { }
            }
        }
        Span last = spans.get(spans.size() - 1);
        boolean isContent = last.part() == Part.CONTENT || last.part() == Part.CHUNK_DATA;
        if (isContent && last.length() < Integer.parseInt(length)) {
            marks.note(note(last.part(), last.length(), length), last);
        }
    }

    /** @param length how many octets were said to come */
    static Note note(Part part, long come, String length) {
        return Note.questionable(part.section(), "so far " + come + " of the " + length + " octets that "
                + (part == Part.CHUNK_DATA ? "the chunk-size" : "Content-Length") + " says");
    }
}
