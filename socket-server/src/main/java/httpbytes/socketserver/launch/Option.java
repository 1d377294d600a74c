package httpbytes.socketserver.launch;

import httpbytes.socketserver.server.Limits;
import httpbytes.socketserver.wire.MessageLimits;
import java.time.Duration;
import java.util.Locale;

/**
 * The command line as one table: each option with what it takes, what it is where nobody gives it, which values it may
 * have, and a sentence for {@code --help}. A flag takes nothing. The names are the constants': {@code --wire-view-port}.
 */
enum Option {
    HOST("ADDRESS", "127.0.0.1", Range.TEXT, "address to listen on (127.0.0.1: this machine alone)"),
    PORT("NUMBER", "", Range.of(0, Range.HIGHEST_PORT), "port to listen on (%s); 0 takes a free one and says which"),
    ALLOW_HOST("NAMES", "", Range.HOSTS, "answer requests for these hosts alone, such as localhost,127.0.0.1"),
    TRUST_PROXY("ADDRESSES", "", Range.ADDRESSES,
            "log for whom these proxies ask (Forwarded, X-Forwarded-For), such as 127.0.0.1"),
    QUIET("no line for each request"),
    HELP("this text"),
    WIRE_VIEW("a page on which you type octets, send them and see what each of them is"),
    WIRE_VIEW_PORT("NUMBER", "5002", Range.of(0, Range.HIGHEST_PORT),
            "the page's port on 127.0.0.1 (%s); 0 takes a free one and says which"),
    FLASK_EQUIVALENT("NUMBER", "5001", Range.of(1, Range.HIGHEST_PORT),
            "the framework server's port on 127.0.0.1, for that page (%s)"),
    RELAY("NUMBER:NUMBER", "", Range.TWO_PORTS,
            "listen on the first port and pass all octets to the second, both on\n" + " ".repeat(28)
                    + "127.0.0.1, and show them on that page"),

    MAX_REQUEST_LINE(MessageLimits.DEFAULT.requestLine(), "octets of a request-line"),
    MAX_HEADER_SECTION(MessageLimits.DEFAULT.fieldSection(), "octets of all field lines"),
    MAX_FIELD_LINES(MessageLimits.DEFAULT.fieldLines(), "field lines"),
    MAX_CONTENT(MessageLimits.DEFAULT.content(), "octets of content"),
    MAX_CONNECTIONS(Limits.DEFAULT.connections(), "connections at once"),
    FIRST_OCTET_TIMEOUT(Limits.DEFAULT.firstOctet(), "seconds until a new connection says something"),
    HEADER_TIMEOUT(Limits.DEFAULT.headerSection(), "seconds for a whole header section"),
    BODY_TIMEOUT(Limits.DEFAULT.body(), "seconds for a body before its rate counts"),
    BODY_RATE(Limits.DEFAULT.bodyRate(), "octets a second of a body after that"),
    IDLE_TIMEOUT(Limits.DEFAULT.idle(), "seconds between two requests on a connection"),
    WRITE_TIMEOUT(Limits.DEFAULT.write(), "seconds in which a client must take the next part of an answer"),

    STOP_NOTICE("N", "0", Range.of(0, Range.AN_HOUR),
            "seconds for which only /health says so, for a proxy that asks there (%s)"),
    LAST_REQUEST_TIMEOUT(Limits.DEFAULT.lastRequest(), "seconds in which a connection may bring one more request"),
    STOP_TIMEOUT(Limits.DEFAULT.stop(), "seconds in which requests that have begun may finish");

    private final String takes;
    final String byDefault;
    final Range range;
    private final String sentence;

    Option(String takes, String byDefault, Range range, String sentence) {
        this.takes = takes;
        this.byDefault = byDefault;
        this.range = range;
        this.sentence = sentence;
    }

    /** A flag. */
    Option(String sentence) {
        this("", "", null, sentence);
    }

    /** A limit. */
    Option(int byDefault, String sentence) {
        this("N", String.valueOf(byDefault), Range.LIMIT, sentence + " (%s)");
    }

    Option(Duration byDefault, String sentence) {
        this((int) byDefault.toSeconds(), sentence);
    }

    boolean isFlag() {
        return range == null;
    }

    @Override
    public String toString() {
        return "--" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Its lines in {@code --help}. */
    String row(String value) {
        return "  %-26s%s\n".formatted(this + " " + takes, sentence.formatted(value));
    }
}
