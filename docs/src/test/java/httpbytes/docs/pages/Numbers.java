package httpbytes.docs.pages;

import httpbytes.socketserver.message.Status;
import httpbytes.socketserver.server.Limits;
import httpbytes.socketserver.wire.MessageLimits;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Emphasis;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.Text;

/**
 * Numbers in the prose of chapters. Each has its source behind it, as in
 * {@code 10<!-- Limits.headerSection -->}, unless everybody can see where it comes from: a status code, a port,
 * a version of HTTP, a section of an RFC, the minutes that a chapter takes, a small number.
 */
final class Numbers {

    private static final Pattern NUMBER = Pattern.compile("(?<![\\w.\\\\])[0-9][0-9,]*(?:\\.[0-9]+)?(?![\\w])");
    private static final Pattern CITATION = Pattern.compile(
            "RFC [0-9]+(?:,? sections? [0-9.]+[0-9](?:(?:,| and| to) [0-9.]+[0-9])*)?|HTTP/[0-9.]+|ISO 8859-1|Java "
            + "[0-9]+|JDK [0-9]+|BCP 14"
                    + "|^[0-9]+ minutes");
    private static final Pattern SOURCE = Pattern.compile("<!-- (Limits|MessageLimits)\\.(\\w+) -->");
    private static final Set<String> PORTS = Set.of("80", "443", "5000", "5001", "5002", "5003", "5011", "5012", "5013",
            "8080", "8443");
    /** Redirection and others that our servers do not send, and pages explain. */
    private static final Set<String> OTHER_STATUSES = Set.of("206", "304", "401", "411", "502");
    private static final Set<String> STATUSES = Arrays.stream(Status.values())
            .map(status -> String.valueOf(status.code())).collect(Collectors.toSet());
    private static final double SMALL = 11;

    private Numbers() {
    }

    static List<String> problems(Page page) {
        List<String> problems = new ArrayList<>();
        if (page.isChapter()) {
            page.root().accept(new AbstractVisitor() {
                @Override
                public void visit(Paragraph paragraph) {
                    if (!isGenerated(paragraph)) {
                        problems.addAll(problems(page, paragraph));
                    }
                }
            });
        }
        return problems;
    }

    /** Whether the test that found it out compares it. */
    private static boolean isGenerated(Node paragraph) {
        return paragraph.getPrevious() instanceof HtmlBlock mark && mark.getLiteral().endsWith(": begin -->");
    }

    private static List<String> problems(Page page, Node paragraph) {
        List<String> problems = new ArrayList<>();
        paragraph.accept(new AbstractVisitor() {
            @Override
            public void visit(Text text) {
                problems.addAll(problems(page, text));
            }

            @Override
            public void visit(Link link) {
                // What a link says is said by the page that it leads to.
            }

            @Override
            public void visit(Emphasis minutes) {
                // The line below a chapter's title: how long it takes, and what comes before it.
            }
        });
        return problems;
    }

    private static List<String> problems(Page page, Text text) {
        List<String> problems = new ArrayList<>();
        String prose = CITATION.matcher(text.getLiteral()).replaceAll(match -> "·".repeat(match.group().length()));
        Matcher numbers = NUMBER.matcher(prose);
        while (numbers.find()) {
            String number = numbers.group().replaceAll(",$", "");
            Optional<String> source = numbers.start() + number.length() == prose.length() ? source(text.getNext())
                    : Optional.empty();
            String plain = number.replace(",", "");
            if (source.isPresent() ? !plain.equals(source.get()) : !isKnown(plain)) {
                problems.add(page.problem(Page.lineOf(text), "where does the number " + number + " come from? " + source
                        .map(value -> "Its source says " + value + ".")
                        .orElse("Put its source behind it, as in 10<!-- Limits.headerSection -->, or spell it out.")));
            }
        }
        return problems;
    }

    private static boolean isKnown(String number) {
        return Double.parseDouble(number) < SMALL || PORTS.contains(number) || STATUSES.contains(number)
                || OTHER_STATUSES.contains(number);
    }

    private static Optional<String> source(Node behind) {
        Matcher comment = SOURCE.matcher(behind instanceof HtmlInline html ? html.getLiteral() : "");
        if (!comment.matches()) {
            return Optional.empty();
        }
        Object limits = comment.group(1).equals("Limits") ? Limits.DEFAULT : MessageLimits.DEFAULT;
        for (RecordComponent component : limits.getClass().getRecordComponents()) {
            if (component.getName().equals(comment.group(2))) {
                try {
                    Object value = component.getAccessor().invoke(limits);
                    return Optional.of(String.valueOf(value instanceof Duration time ? time.toSeconds() : value));
                } catch (ReflectiveOperationException e) {
                    throw new IllegalStateException(e);
                }
            }
        }
        return Optional.of("nothing of that name");
    }
}
