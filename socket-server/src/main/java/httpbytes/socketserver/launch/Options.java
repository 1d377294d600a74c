package httpbytes.socketserver.launch;

import httpbytes.socketserver.server.Limits;
import httpbytes.socketserver.wire.MessageLimits;
import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a command line says: {@code --name value} or {@code --name=value}, and {@link Option} knows the names. */
final class Options {

    static final String SYNTAX = "Usage: EchoServer [--host ADDRESS] [--port NUMBER] [--allow-host NAMES] "
            + "[--trust-proxy ADDRESSES] [--quiet] [--wire-view] [limits]";

    /** A command line that cannot be followed; the message is one sentence. */
    static final class UsageException extends Exception {
        UsageException(String sentence) {
            super(sentence);
        }
    }

    private final int port;
    private final Map<Option, String> given = new EnumMap<>(Option.class);

    /** @param port where {@code --port} names no other */
    Options(int port, String... args) throws UsageException {
        this.port = port;
        for (int i = 0; i < args.length; i++) {
            String[] parts = args[i].split("=", 2);
            Option option = Stream.of(Option.values()).filter(each -> each.toString().equals(parts[0])).findFirst()
                    .orElse(null);
            boolean isFlag = option != null && option.range == Range.FLAG;
            check(option != null && (parts.length == 1 || !isFlag), "\"%s\" is not an option of this server.", args[i]);
            boolean isNext = parts.length == 1 && !isFlag;
            check(!isNext || i + 1 < args.length && !args[i + 1].startsWith("--"), "%s needs a value.", option);
            String value = isNext ? args[++i] : parts[parts.length - 1];
            check(option.range.holds().test(value), option.range.refusal(), option, value);
            given.put(option, value);
        }
        for (Option option : List.of(Option.WIRE_VIEW_PORT, Option.FLASK_EQUIVALENT, Option.RELAY)) {
            check(!has(option) || has(Option.WIRE_VIEW), "%s is for the wire view; add --wire-view.", option);
        }
    }

    private static void check(boolean holds, String sentence, Object... names) throws UsageException {
        if (!holds) {
            throw new UsageException(sentence.formatted(names));
        }
    }

    boolean has(Option option) {
        return given.containsKey(option);
    }

    String text(Option option) {
        return given.getOrDefault(option, byDefault(option));
    }

    private String byDefault(Option option) {
        return option == Option.PORT ? String.valueOf(port) : option.byDefault;
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
        MessageLimits usual = MessageLimits.DEFAULT;
        return Limits.with(limits -> {
            limits.message = new MessageLimits(number(Option.MAX_REQUEST_LINE), number(Option.MAX_HEADER_SECTION),
                    number(Option.MAX_FIELD_LINES), number(Option.MAX_CONTENT), usual.chunkExtensions(),
                    usual.trailerSection());
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

    /** What {@code --help} says. */
    String help() {
        return SYNTAX + "\n\n" + rows(Option.HOST, Option.RELAY)
                + "\nLimits, each a number greater than 0:\n" + rows(Option.MAX_REQUEST_LINE, Option.WRITE_TIMEOUT)
                + "\nWhen it is told to stop, in this order:\n" + rows(Option.STOP_NOTICE, Option.STOP_TIMEOUT) + """

                Exit codes: 1 the address cannot be had, 2 the command line cannot be followed, 3 a @Route is wrong;
                130 after Ctrl-C and 143 after SIGTERM, whether or not every request was answered in time.
                What this server says when something goes wrong is explained in docs/troubleshooting.md.
                """;
    }

    private String rows(Option first, Option last) {
        return EnumSet.range(first, last).stream().map(option -> option.row(byDefault(option)))
                .collect(Collectors.joining());
    }
}
