package httpbytes.socketserver.launch;

import static httpbytes.socketserver.server.Limits.DEFAULT;

import java.time.Duration;
import java.util.Locale;

/**
 * The command line as one table: each option with the values that it may have, the one that it has where nobody gives
 * any, and a sentence for {@code --help}. The names are the constants': {@code --wire-view-port}.
 */
enum Option {
    HOST(Range.HOST, "127.0.0.1", "address to listen on (127.0.0.1: this machine alone)"),
    PORT(Range.PORT, "", "port to listen on (%s); 0 takes a free one and says which"),
    ALLOW_HOST(Range.HOSTS, "", "answer requests for these hosts alone, such as localhost,127.0.0.1"),
    TRUST_PROXY(Range.ADDRESSES, "", "log for whom these proxies ask (Forwarded, X-Forwarded-For), such as 127.0.0.1"),
    QUIET(Range.FLAG, "", "no line for each request"),
    HELP(Range.FLAG, "", "this text"),
    WIRE_VIEW(Range.FLAG, "", "a page on which you type octets, send them and see what each of them is"),
    WIRE_VIEW_PORT(Range.PORT, "5002", "the page's port on 127.0.0.1 (%s); 0 takes a free one and says which"),
    FLASK_EQUIVALENT(Range.PORT_IN_USE, "5001", "the framework server's port on 127.0.0.1, for that page (%s)"),
    TARGET(Range.TARGETS, "", "another server on 127.0.0.1 for that page, such as nginx=8080; up to four"),
    RELAY(Range.TWO_PORTS, "", "pass all octets from one port of 127.0.0.1 to another, and show them on that page"),

    MAX_REQUEST_LINE(DEFAULT.message().requestLine(), "octets of a request-line"),
    MAX_HEADER_SECTION(DEFAULT.message().fieldSection(), "octets of all field lines"),
    MAX_FIELD_LINES(DEFAULT.message().fieldLines(), "field lines"),
    MAX_CONTENT(DEFAULT.message().content(), "octets of content"),
    MAX_CONNECTIONS(DEFAULT.connections(), "connections at once"),
    FIRST_OCTET_TIMEOUT(DEFAULT.firstOctet(), "until a new connection says something"),
    HEADER_TIMEOUT(DEFAULT.headerSection(), "for a whole header section"),
    BODY_TIMEOUT(DEFAULT.body(), "for a body before its rate counts"),
    BODY_RATE(DEFAULT.bodyRate(), "octets a second of a body after that"),
    IDLE_TIMEOUT(DEFAULT.idle(), "between two requests on a connection"),
    WRITE_TIMEOUT(DEFAULT.write(), "in which a client must take the next part of an answer"),

    STOP_NOTICE(Range.numbers("N", 0, 3_600), "0", "seconds for which a stop is said at /health alone (%s)"),
    LAST_REQUEST_TIMEOUT(DEFAULT.lastRequest(), "after that, in which a connection may bring one more request"),
    STOP_TIMEOUT(DEFAULT.stop(), "after that, in which requests that have begun may finish");

    final Range range;
    final String byDefault;
    final String sentence;

    Option(Range range, String byDefault, String sentence) {
        this.range = range;
        this.byDefault = byDefault;
        this.sentence = sentence;
    }

    Option(long limit, String sentence) {
        this(Range.LIMIT, String.valueOf(limit), sentence + " (%s)");
    }

    Option(Duration limit, String sentence) {
        this(limit.toSeconds(), "seconds " + sentence);
    }

    @Override
    public String toString() {
        return "--" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
