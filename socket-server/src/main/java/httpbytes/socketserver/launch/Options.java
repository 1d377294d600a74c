package httpbytes.socketserver.launch;

import httpbytes.socketserver.server.Limits;
import httpbytes.socketserver.wire.MessageLimits;
import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** What a command line says: {@code --name value} or {@code --name=value}, and {@link Option} knows the names. */
final class Options {

    /** A command line that cannot be followed; the message is a sentence, and where to find more. */
    static final class UsageException extends Exception {
        UsageException(String sentence, Object... names) {
            super(sentence.formatted(names) + "\nUsage: EchoServer [options]; --help lists them.");
        }
    }

    private final Map<Option, String> given = new EnumMap<>(Option.class);

    /** @param port where {@code --port} names no other */
    Options(int port, String... args) throws UsageException {
        given.put(Option.PORT, String.valueOf(port));
        for (Iterator<String> words = List.of(args).iterator(); words.hasNext(); ) {
            String word = words.next();
            String[] parts = word.split("=", 2);
            Option option = Stream.of(Option.values()).filter(each -> each.toString().equals(parts[0])).findFirst()
                    .orElseThrow(() -> new UsageException("\"%s\" is not an option of this server.", word));
            boolean isNext = parts.length == 1 && option.range != Range.FLAG && words.hasNext();
            String said = isNext ? words.next() : word.replaceFirst("^[^=]*=?", "");
            String value = option == Option.TARGET && has(option) ? text(option) + "," + said : said;
            if (!option.range.holds().test(value)) {
                throw new UsageException("%s takes %s, not \"%s\".", option, option.range.what(), value);
            }
            given.put(option, value);
        }
        for (Option option : EnumSet.range(Option.WIRE_VIEW_PORT, Option.RELAY)) {
            if (has(option) && !has(Option.WIRE_VIEW)) {
                throw new UsageException("%s is for the wire view; add --wire-view.", option);
            }
        }
    }

    boolean has(Option option) {
        return given.containsKey(option);
    }

    String text(Option option) {
        return given.getOrDefault(option, option.byDefault);
    }

    int number(Option option) {
        return Integer.parseInt(text(option));
    }

    Duration seconds(Option option) {
        return Duration.ofSeconds(number(option));
    }

    /** Its members, in their order. */
    Set<String> list(Option option) {
        return has(option) ? new LinkedHashSet<>(List.of(text(option).split(","))) : Set.of();
    }

    Limits limits() {
        return Limits.with(limits -> {
            limits.message = new MessageLimits(number(Option.MAX_REQUEST_LINE), number(Option.MAX_HEADER_SECTION),
                    number(Option.MAX_FIELD_LINES), number(Option.MAX_CONTENT), limits.message.chunkExtensions(),
                    limits.message.trailerSection());
            limits.connections = number(Option.MAX_CONNECTIONS);
            limits.firstOctet = seconds(Option.FIRST_OCTET_TIMEOUT);
            limits.headerSection = seconds(Option.HEADER_TIMEOUT);
            limits.body = seconds(Option.BODY_TIMEOUT);
            limits.bodyRate = number(Option.BODY_RATE);
            limits.idle = seconds(Option.IDLE_TIMEOUT);
            limits.write = seconds(Option.WRITE_TIMEOUT);
            limits.lastRequest = seconds(Option.LAST_REQUEST_TIMEOUT);
            limits.stop = seconds(Option.STOP_TIMEOUT);
        });
    }

    /** What {@code --help} says: each option, with the value that it has on this command line. */
    String help() {
        var help = new StringBuilder("Usage: EchoServer [options]\n\n");
        for (Option option : Option.values()) {
            help.append("  %-26s%s\n".formatted(option + " " + option.range.takes(),
                    option.sentence.formatted(text(option))));
        }
        return help.append("""

                Exit codes: 1 the address cannot be had, 2 the command line cannot be followed, 3 a @Route is wrong;
                130 after Ctrl-C and 143 after SIGTERM, whether or not every request was answered in time.
                What this server says when something goes wrong is explained in docs/troubleshooting.md.
                """).toString();
    }
}
