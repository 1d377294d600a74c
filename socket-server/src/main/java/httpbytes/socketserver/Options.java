package httpbytes.socketserver;

import httpbytes.socketserver.message.ForwardedFor;
import httpbytes.socketserver.server.Limits;
import httpbytes.socketserver.wire.MessageLimits;
import java.net.InetAddress;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The command line of the server: {@code --name value} or {@code --name=value}.
 *
 * @param host           a name or an address of this machine
 * @param port           0 takes a free one
 * @param allowedHosts   the names to which requests may be addressed; empty where they may be to any
 * @param trustedProxies whose word counts on for whom they ask
 * @param quiet          whether no line is logged for a request
 * @param help           whether to explain the options instead of running
 * @param stopNotice     seconds for which {@code /health} alone says that the server stops
 * @param wireView       the page on which octets can be seen, or null
 */
record Options(String host, int port, Set<String> allowedHosts, Set<InetAddress> trustedProxies, boolean quiet,
        boolean help, Limits limits, int stopNotice, WireViewOptions wireView) {

    /**
     * @param port            of the page; 0 takes a free one
     * @param flaskEquivalent where the framework server listens
     * @param relay           a port to listen on, and the one to pass octets to; null for no relay
     */
    record WireViewOptions(int port, int flaskEquivalent, RelayOptions relay) {
    }

    /**
     * @param port   to listen on; 0 takes a free one
     * @param server the port to pass octets to
     */
    record RelayOptions(int port, int server) {
    }

    static final int HIGHEST_PORT = 65_535;
    /** An hour: whoever needs longer has mistaken the unit. */
    private static final int LONGEST_NOTICE = 3_600;
    /** A name or an IPv4 address, or an IPv6 address in brackets. */
    private static final String HOST = "[A-Za-z0-9._~-]+|\\[[0-9A-Fa-f:.]+]";

    private static final MessageLimits MESSAGE = MessageLimits.DEFAULT;
    private static final Limits LIMITS = Limits.DEFAULT;

    static final String USAGE = String.format(Locale.ROOT, """
            Usage: EchoServer [--host ADDRESS] [--port NUMBER] [--allow-host NAMES] [--trust-proxy ADDRESSES] \
            [--quiet] [--wire-view] [limits]

              --host ADDRESS            address to listen on (127.0.0.1: this machine alone)
              --port NUMBER             port to listen on (5000); 0 takes a free one and says which
              --allow-host NAMES        answer requests for these hosts alone, such as localhost,127.0.0.1
              --trust-proxy ADDRESSES   log for whom these proxies ask (Forwarded, X-Forwarded-For), such as 127.0.0.1
              --quiet                   no line for each request
              --help                    this text
              --wire-view               a page on which you type octets, send them and see what each of them is
              --wire-view-port NUMBER   the page's port on 127.0.0.1 (5002); 0 takes a free one and says which
              --flask-equivalent NUMBER the framework server's port on 127.0.0.1, for that page (5001)
              --relay NUMBER:NUMBER     listen on the first port and pass all octets to the second, both on
                                        127.0.0.1, and show them on that page

            Limits, each a number greater than 0:
              --max-request-line N      octets of a request-line (%d)
              --max-header-section N    octets of all field lines (%d)
              --max-field-lines N       field lines (%d)
              --max-content N           octets of content (%d)
              --max-connections N       connections at once (%d)
              --first-octet-timeout N   seconds until a new connection says something (%d)
              --header-timeout N        seconds for a whole header section (%d)
              --body-timeout N          seconds for a body before its rate counts (%d)
              --body-rate N             octets a second of a body after that (%d)
              --idle-timeout N          seconds between two requests on a connection (%d)
              --write-timeout N         seconds in which a client must take the next part of an answer (%d)

            When it is told to stop, in this order:
              --stop-notice N           seconds for which only /health says so, for a proxy that asks there (0)
              --last-request-timeout N  seconds in which a connection may bring one more request (%d)
              --stop-timeout N          seconds in which requests that have begun may finish (%d)

            Exit codes: 1 the address cannot be had, 2 the command line cannot be followed, 3 a @Route is wrong;
            130 after Ctrl-C and 143 after SIGTERM, whether or not every request was answered in time.
            What this server says when something goes wrong is explained in docs/troubleshooting.md.
            """,
            MESSAGE.requestLine(), MESSAGE.fieldSection(), MESSAGE.fieldLines(), MESSAGE.content(),
            LIMITS.connections(), LIMITS.firstOctet(), LIMITS.headerSection(), LIMITS.body(),
            LIMITS.bodyRate(), LIMITS.idle(), LIMITS.write(), LIMITS.lastRequest(), LIMITS.stop());

    private static final Set<String> FLAGS = Set.of("--quiet", "--help", "--wire-view");
    /** The first word of each line that explains an option. */
    private static final Set<String> NAMES = USAGE.lines()
            .filter(line -> line.startsWith("  --"))
            .map(line -> line.strip().split(" ")[0])
            .collect(Collectors.toSet());

    /** A command line that cannot be followed; the message is one sentence. */
    static final class UsageException extends Exception {
        UsageException(String sentence) {
            super(sentence);
        }
    }

    static Options parse(String... args) throws UsageException {
        var given = new Given();
        given.read(args);
        var message = new MessageLimits(
                given.limit("--max-request-line", MESSAGE.requestLine()),
                given.limit("--max-header-section", MESSAGE.fieldSection()),
                given.limit("--max-field-lines", MESSAGE.fieldLines()),
                given.limit("--max-content", MESSAGE.content()),
                MESSAGE.chunkExtensions(),
                MESSAGE.trailerSection());
        var limits = new Limits(message,
                given.limit("--max-connections", LIMITS.connections()),
                given.limit("--first-octet-timeout", LIMITS.firstOctet()),
                given.limit("--header-timeout", LIMITS.headerSection()),
                given.limit("--body-timeout", LIMITS.body()),
                given.limit("--body-rate", LIMITS.bodyRate()),
                given.limit("--idle-timeout", LIMITS.idle()),
                given.limit("--write-timeout", LIMITS.write()),
                LIMITS.lingering(),
                given.limit("--last-request-timeout", LIMITS.lastRequest()),
                given.limit("--stop-timeout", LIMITS.stop()));
        return new Options(
                given.text("--host", "127.0.0.1"),
                given.number("--port", 5000, 0, HIGHEST_PORT),
                given.hosts("--allow-host"),
                given.addresses("--trust-proxy"),
                given.flag("--quiet"),
                given.flag("--help"),
                limits,
                given.number("--stop-notice", 0, 0, LONGEST_NOTICE),
                given.wireView());
    }

    /** What was given, name by name. */
    private static final class Given {

        private final Map<String, String> values = new LinkedHashMap<>();

        void read(String[] args) throws UsageException {
            for (int i = 0; i < args.length; i++) {
                int equals = args[i].indexOf('=');
                String name = equals < 0 ? args[i] : args[i].substring(0, equals);
                boolean flag = FLAGS.contains(name);
                if (!NAMES.contains(name) || flag && equals >= 0) {
                    throw new UsageException("\"" + args[i] + "\" is not an option of this server.");
                }
                if (!flag && equals < 0 && (i + 1 == args.length || args[i + 1].startsWith("--"))) {
                    throw new UsageException(name + " needs a value.");
                }
                values.put(name, flag ? "" : equals < 0 ? args[++i] : args[i].substring(equals + 1));
            }
        }

        boolean flag(String name) {
            return values.containsKey(name);
        }

        String text(String name, String otherwise) throws UsageException {
            String value = values.getOrDefault(name, otherwise);
            if (value.isBlank()) {
                throw new UsageException(name + " needs a value.");
            }
            return value;
        }

        Set<String> list(String name) {
            String value = values.get(name);
            return value == null ? Set.of() : new LinkedHashSet<>(List.of(value.split(",", -1)));
        }

        Set<InetAddress> addresses(String name) throws UsageException {
            Set<InetAddress> addresses = new LinkedHashSet<>();
            for (String written : list(name)) {
                InetAddress address = ForwardedFor.address(written);
                if (address == null) {
                    throw new UsageException(name + " takes addresses with commas between them, such as "
                            + "127.0.0.1,::1, not \"" + values.get(name) + "\".");
                }
                addresses.add(address);
            }
            return addresses;
        }

        Set<String> hosts(String name) throws UsageException {
            Set<String> hosts = list(name);
            for (String host : hosts) {
                if (!host.matches(HOST)) {
                    throw new UsageException(name + " takes names of hosts without their ports, with commas between "
                            + "them, not \"" + values.get(name) + "\".");
                }
            }
            return hosts;
        }

        /** What concerns the page, which each of these options but the first needs. */
        WireViewOptions wireView() throws UsageException {
            if (!flag("--wire-view")) {
                for (String name : List.of("--wire-view-port", "--flask-equivalent", "--relay")) {
                    if (values.containsKey(name)) {
                        throw new UsageException(name + " is for the wire view; add --wire-view.");
                    }
                }
                return null;
            }
            return new WireViewOptions(
                    number("--wire-view-port", 5002, 0, HIGHEST_PORT),
                    number("--flask-equivalent", 5001, 1, HIGHEST_PORT),
                    relay("--relay"));
        }

        RelayOptions relay(String name) throws UsageException {
            String value = values.get(name);
            if (value == null) {
                return null;
            }
            String[] ports = value.split(":", -1);
            if (ports.length != 2 || !isPort(ports[0], 0) || !isPort(ports[1], 1)) {
                throw new UsageException(name + " takes two ports of this machine, such as 5003:5001, not \""
                        + value + "\".");
            }
            return new RelayOptions(Integer.parseInt(ports[0]), Integer.parseInt(ports[1]));
        }

        private static boolean isPort(String text, int lowest) {
            return text.matches("[0-9]{1,5}") && Integer.parseInt(text) >= lowest
                    && Integer.parseInt(text) <= HIGHEST_PORT;
        }

        int limit(String name, int otherwise) throws UsageException {
            return number(name, otherwise, 1, Integer.MAX_VALUE / 4);
        }

        int number(String name, int otherwise, int lowest, int highest) throws UsageException {
            String value = values.get(name);
            if (value == null) {
                return otherwise;
            }
            // Digits alone: parseInt would accept a sign. Ten of them may be more than an int.
            int number = value.matches("[0-9]{1,9}") ? Integer.parseInt(value) : -1;
            if (number < lowest || number > highest) {
                throw new UsageException(name + " takes a whole number from " + lowest + " to " + highest
                        + ", not \"" + value + "\".");
            }
            return number;
        }
    }
}
