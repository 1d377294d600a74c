package httpbytes.socketserver.wireview;

import httpbytes.socketserver.message.Request;
import httpbytes.socketserver.wireview.RequestAnatomy.Received;
import httpbytes.socketserver.wireview.ResponseAnatomy.Answer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Octets in words: what each of them is, which rule governs it, and whether it is right. The parser says what they are;
 * here are the words for it, and remarks on what is right but seldom meant.
 *
 * @param messages one after the other
 * @param spans    in order, without gaps up to {@code shown}
 * @param shown    the first octet that is not explained, because there are too many parts
 */
record Explanation(List<Message> messages, List<Explained> spans, int shown) {

    /** Parts that are explained; nobody reads more, and no browser draws more quickly. */
    private static final int SPANS = 2_000;

    /** @param verdict complete, incomplete, refused or unread */
    record Message(int from, int to, String verdict, String sentence) {
    }

    /**
     * A part of a message.
     *
     * @param state  right, questionable or refused
     * @param rfc    the document and section
     * @param link   where that can be read, or null
     * @param hidden whether its octets were replaced, see {@link Secrets}
     */
    record Explained(int from, int to, String part, String state, String rfc, String link, String sentence,
            boolean hidden) {
    }

    /** @param rules of the server that reads them */
    static Explanation ofRequests(byte[] octets, Rules rules) {
        var anatomy = RequestAnatomy.of(octets, rules.limits());
        List<Message> messages = anatomy.requests().stream()
                .map(received -> message(received, anatomy.spans())).toList();
        var words = new Words(octets);
        for (Received received : anatomy.requests()) {
            words.add(received.from(), received.to(), anatomy.spans(), remarks(received, anatomy.spans(), rules));
        }
        return words.explanation(messages);
    }

    private static List<Remark> remarks(Received received, List<Span> spans, Rules rules) {
        return switch (received.verdict()) {
            case COMPLETE -> Remark.on(received.request(), rules);
            case INCOMPLETE -> Remark.onIncomplete(contentOctets(received, spans));
            default -> List.of();
        };
    }

    static Explanation ofResponses(byte[] octets, List<String> methods) {
        var anatomy = ResponseAnatomy.of(octets, methods);
        List<Message> messages = anatomy.answers().stream().map(Explanation::message).toList();
        var words = new Words(octets);
        words.add(0, octets.length, anatomy.spans(), List.of());
        return words.explanation(messages);
    }

    private static Message message(Received received, List<Span> spans) {
        String sentence = switch (received.verdict()) {
            case COMPLETE -> complete(received.request());
            case INCOMPLETE -> incomplete(received, spans);
            case REFUSED -> "Refused with " + received.refusal().violation().status().code() + ": "
                    + received.refusal().getMessage();
            case UNREAD -> "Not read: after the request before it, the connection closes.";
        };
        return new Message(received.from(), received.to(), received.verdict().name().toLowerCase(Locale.ROOT),
                sentence);
    }

    private static String complete(Request request) {
        int octets = request.content().length;
        return "A complete request: " + request.method() + " for " + request.target().path()
                + (octets == 0 ? ", without content" : ", with " + count(octets, "octet") + " of content")
                + (request.persists() ? "; the connection stays open after the answer."
                        : "; the connection closes after the answer.");
    }

    private static String incomplete(Received received, List<Span> spans) {
        boolean sectionEnded = spans.stream().anyMatch(span -> span.from() >= received.from()
                && span.part() == Part.EMPTY_LINE);
        return sectionEnded ? "Not complete: the server waits for the rest of the content."
                : "Not complete: the server waits for the empty line that ends the header section.";
    }

    private static int contentOctets(Received received, List<Span> spans) {
        return spans.stream().filter(span -> span.from() >= received.from() && span.part() == Part.CONTENT)
                .mapToInt(span -> span.to() - span.from()).sum();
    }

    private static Message message(Answer answer) {
        String content = answer.content().length == 0 ? "without content"
                : "with " + count(answer.content().length, "octet") + " of content";
        if (answer.status() == 0) {
            return new Message(answer.from(), answer.to(), "refused", "This is no answer of HTTP/1.1.");
        }
        String verdict = answer.complete() ? "complete" : "incomplete";
        String end = answer.complete() ? "." : "; its end is where the connection closes, or has not come.";
        return new Message(answer.from(), answer.to(), verdict,
                (answer.isFinal() ? "An answer: " : "An interim answer: ") + answer.status() + ", " + content + end);
    }

    private static String count(int count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }

    /** Puts spans into words, one after the other. */
    private static final class Words {

        private final byte[] octets;
        private final List<Explained> explained = new ArrayList<>();
        private String fieldName = "";

        Words(byte[] octets) {
            this.octets = octets;
        }

        void add(int from, int to, List<Span> spans, List<Remark> remarks) {
            for (Span span : spans) {
                if (span.from() >= from && span.from() < to && explained.size() < SPANS) {
                    explained.add(explain(span, remarks));
                }
            }
        }

        private Explained explain(Span span, List<Remark> remarks) {
            String text = new String(octets, span.from(), span.to() - span.from(), StandardCharsets.ISO_8859_1);
            if (span.part() == Part.FIELD_NAME) {
                fieldName = text;
            }
            if (span.refusal() != null) {
                var violation = span.refusal().violation();
                return explained(span, "refused", violation.section(), violation.sentence());
            }
            Optional<Remark> remark = remarks.stream().filter(one -> one.isAbout(span.part(), fieldName)).findFirst();
            if (remark.isPresent()) {
                return explained(span, "questionable", remark.get().section(), remark.get().sentence());
            }
            if (span.part() == Part.FIELD_VALUE) {
                return value(span, text);
            }
            return explained(span, state(span.part()), span.part().section(), span.part().sentence());
        }

        private Explained value(Span span, String text) {
            if (text.chars().anyMatch(octet -> octet > 0x7e)) {
                return explained(span, "questionable", "RFC 9110, section 5.5",
                        "octets beyond ASCII are kept as they are, and no two readers agree what they mean");
            }
            return KnownField.named(fieldName)
                    .map(known -> explained(span, "right", known.section(), known.sentence()))
                    .orElseGet(() -> explained(span, "right", span.part().section(), span.part().sentence()));
        }

        private Explained explained(Span span, String state, String section, String sentence) {
            boolean hidden = span.part() == Part.FIELD_VALUE && Secrets.areReplaced(octets, span, fieldName);
            String part = span.part() == Part.FIELD_VALUE ? fieldName + " value" : span.part().grammarName();
            return new Explained(span.from(), span.to(), part, state, section, link(section), sentence, hidden);
        }

        private static String state(Part part) {
            return switch (part) {
                case LEADING_EMPTY_LINE, INCOMPLETE, UNREAD -> "questionable";
                case NOT_A_STATUS_LINE -> "refused";
                default -> "right";
            };
        }

        /** {@code RFC 9112, section 6.3} is there. */
        private static String link(String section) {
            String[] words = section.split("[ ,]+");
            return words[0].equals("RFC")
                    ? "https://www.rfc-editor.org/rfc/rfc" + words[1] + ".html#section-" + words[3]
                    : "https://fetch.spec.whatwg.org/#x-content-type-options-header";
        }

        Explanation explanation(List<Message> messages) {
            int shown = explained.isEmpty() ? 0 : explained.get(explained.size() - 1).to();
            return new Explanation(messages, explained, shown);
        }
    }
}
