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
            Usage: Application [--host ADDRESS] [--port NUMBER] [--quiet] [--name.of.a.property=VALUE ...]

              --host ADDRESS   address to listen on (127.0.0.1: this machine alone)
              --port NUMBER    port to listen on (5000); 0 takes a free one and says which
              --quiet          no line for each request""";

    private static final int HIGHEST_PORT = 65_535;
    private static final Map<String, String> PROPERTIES =
            Map.of("--host", "--server.address=", "--port", "--server.port=");

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
                properties.add(PROPERTIES.get(name) + value(option, name, rest));
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
        if (name.equals("--port") && !isPort(value)) {
            throw new UsageException(
                    "--port takes a whole number from 0 to " + HIGHEST_PORT + ", not \"" + value + "\".");
        }
        if (name.equals("--host") && !isKnown(value)) {
            throw new UsageException("The host \"" + value + "\" is not known; --host 127.0.0.1 always is.");
        }
        return value;
    }

    private static boolean isPort(String number) {
        return number.matches("[0-9]{1,5}") && Integer.parseInt(number) <= HIGHEST_PORT;
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
