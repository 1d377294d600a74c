package httpbytes.flaskequivalent;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * The command line in plain words, {@code --port 5001} or {@code --port=5001}, put into the properties that
 * Boot reads. An option with a dot in its name is a property already and passes as it is.
 */
final class CommandLine {

    static final int USAGE_EXIT_CODE = 2;
    static final String USAGE = """
            Usage: Application [--host ADDRESS] [--port NUMBER] [--trust-proxy ADDRESSES] [--quiet]
                               [--name.of.a.property=VALUE ...]

              --host ADDRESS            address to listen on (127.0.0.1: this machine alone)
              --port NUMBER             port to listen on (5000); 0 takes a free one and says which
              --trust-proxy ADDRESSES   log for whom these proxies ask (X-Forwarded-For), such as 127.0.0.1
              --quiet                   no line for each request

            When it is told to stop, in this order:
              --stop-notice N           seconds for which only /health says so, for a proxy that asks there (0)
              --last-request-timeout N  seconds in which a connection may bring one more request (1)
              --stop-timeout N          seconds in which requests that have begun may finish (8)

            Exit codes: 1 the address cannot be had, 2 the command line cannot be followed; 130 after Ctrl-C and
            143 after SIGTERM, whether or not every request was answered in time.""";

    private static final int HIGHEST_PORT = 65_535;
    /** From 0 to 255: what is no address, Java would look up as a name. */
    private static final String OCTET = "(25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])";
    private static final int LONGEST_SECONDS = 3_600;
    private static final Map<String, String> PROPERTIES = Map.of(
            "--host", "--server.address=",
            "--port", "--server.port=",
            "--trust-proxy", "--server.tomcat.remoteip.internal-proxies=",
            "--stop-notice", "--stop-notice=",
            "--last-request-timeout", "--last-request-timeout=",
            "--stop-timeout", "--spring.lifecycle.timeout-per-shutdown-phase=");

    /** A command line that cannot be followed; the message is one sentence. */
    static final class UsageException extends Exception {
        UsageException(String sentence) {
            super(sentence);
        }
    }

    private CommandLine() {
    }

    static String[] translate(String... args) throws UsageException {
        List<String> properties = new ArrayList<>();
        for (var rest = List.of(args).iterator(); rest.hasNext(); ) {
            String option = rest.next();
            String name = option.split("=", 2)[0];
            if (option.equals("--quiet")) {
                properties.add("--quiet=true");
            } else if (PROPERTIES.containsKey(name)) {
                properties.add(PROPERTIES.get(name) + asProperty(name, value(option, name, rest)));
                if (name.equals("--trust-proxy")) {
                    properties.add("--server.forward-headers-strategy=native");
                }
            } else if (name.matches("--\\w[\\w-]*\\.[\\w.\\[\\]-]+")) {
                properties.add(option);
            } else {
                throw new UsageException("\"" + option + "\" is not an option of this server.");
            }
        }
        return properties.toArray(String[]::new);
    }

    private static String value(String option, String name, Iterator<String> rest) throws UsageException {
        String value = option.length() > name.length() ? option.substring(name.length() + 1)
                : rest.hasNext() ? rest.next() : "";
        if (value.isBlank()) {
            throw new UsageException(name + " needs a value.");
        }
        return value;
    }

    private static String asProperty(String name, String value) throws UsageException {
        return switch (name) {
            case "--host" -> {
                if (!isKnown(value)) {
                    throw new UsageException("The host \"" + value + "\" is not known; --host 127.0.0.1 always is.");
                }
                yield value;
            }
            case "--trust-proxy" -> networks(value);
            case "--port" -> number(name, value, HIGHEST_PORT);
            default -> number(name, value, LONGEST_SECONDS) + "s";
        };
    }

    private static String number(String name, String value, int highest) throws UsageException {
        if (!value.matches("[0-9]{1,5}") || Integer.parseInt(value) > highest) {
            throw new UsageException(
                    name + " takes a whole number from 0 to " + highest + ", not \"" + value + "\".");
        }
        return value;
    }

    /** Each address as a network of one. */
    private static String networks(String addresses) throws UsageException {
        List<String> networks = new ArrayList<>();
        for (String address : addresses.split(",", -1)) {
            if (!address.matches("[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*|" + OCTET + "(\\." + OCTET + "){3}")
                    || !isKnown(address)) {
                throw new UsageException("--trust-proxy takes addresses with commas between them, such as "
                        + "127.0.0.1,::1, not \"" + addresses + "\".");
            }
            networks.add(address + (address.contains(":") ? "/128" : "/32"));
        }
        return String.join(",", networks);
    }

    private static boolean isKnown(String host) {
        try {
            InetAddress.getByName(host);
            return true;
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
