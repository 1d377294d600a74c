package httpbytes.socketserver.launch;

import httpbytes.socketserver.server.Limits;
import httpbytes.socketserver.wire.MessageLimits;
import java.util.Locale;

/**
 * The command line as one table: each option with the values that it may have, the one that it has where nobody gives
 * any, and a sentence for {@code --help}. The names are the constants': {@code --wire-view-port}.
 */
enum Option {
    HOST(Range.TEXT, "127.0.0.1", "address to listen on (127.0.0.1: this machine alone)"),
    PORT(Range.PORT, "", "port to listen on (%s); 0 takes a free one and says which"),
    ALLOW_HOST(Range.HOSTS, "", "answer requests for these hosts alone, such as localhost,127.0.0.1"),
    TRUST_PROXY(Range.ADDRESSES, "",
            "log for whom these proxies ask (Forwarded, X-Forwarded-For), such as 127.0.0.1"),
    QUIET(Range.FLAG, "", "no line for each request"),
    HELP(Range.FLAG, "", "this text"),
    WIRE_VIEW(Range.FLAG, "", "a page on which you type octets, send them and see what each of them is"),
    WIRE_VIEW_PORT(Range.PORT, "5002", "the page's port on 127.0.0.1 (%s); 0 takes a free one and says which"),
    FLASK_EQUIVALENT(Range.PORT_IN_USE, "5001", "the framework server's port on 127.0.0.1, for that page (%s)"),
    RELAY(Range.TWO_PORTS, "", "listen on the first port and pass all octets to the second, both on\n" + " ".repeat(28)
            + "127.0.0.1, and show them on that page"),

    MAX_REQUEST_LINE(MessageLimits.DEFAULT.requestLine(), "octets of a request-line"),
    MAX_HEADER_SECTION(MessageLimits.DEFAULT.fieldSection(), "octets of all field lines"),
    MAX_FIELD_LINES(MessageLimits.DEFAULT.fieldLines(), "field lines"),
    MAX_CONTENT(MessageLimits.DEFAULT.content(), "octets of content"),
    MAX_CONNECTIONS(Limits.DEFAULT.connections(), "connections at once"),
    FIRST_OCTET_TIMEOUT(Limits.DEFAULT.firstOctet().toSeconds(), "seconds until a new connection says something"),
    HEADER_TIMEOUT(Limits.DEFAULT.headerSection().toSeconds(), "seconds for a whole header section"),
    BODY_TIMEOUT(Limits.DEFAULT.body().toSeconds(), "seconds for a body before its rate counts"),
    BODY_RATE(Limits.DEFAULT.bodyRate(), "octets a second of a body after that"),
    IDLE_TIMEOUT(Limits.DEFAULT.idle().toSeconds(), "seconds between two requests on a connection"),
    WRITE_TIMEOUT(Limits.DEFAULT.write().toSeconds(),
            "seconds in which a client must take the next part of an answer"),

    STOP_NOTICE(Range.UP_TO_AN_HOUR, "0",
            "seconds for which only /health says so, for a proxy that asks there (%s)"),
    LAST_REQUEST_TIMEOUT(Limits.DEFAULT.lastRequest().toSeconds(),
            "seconds in which a connection may bring one more request"),
    STOP_TIMEOUT(Limits.DEFAULT.stop().toSeconds(), "seconds in which requests that have begun may finish");

    final Range range;
    final String byDefault;
    private final String sentence;

    Option(Range range, String byDefault, String sentence) {
        this.range = range;
        this.byDefault = byDefault;
        this.sentence = sentence;
    }

    Option(long limit, String sentence) {
        this(Range.LIMIT, String.valueOf(limit), sentence + " (%s)");
    }

    @Override
    public String toString() {
        return "--" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Its lines in {@code --help}. */
    String row(String value) {
        return "  %-26s%s\n".formatted(this + " " + range.takes(), sentence.formatted(value));
    }
}
