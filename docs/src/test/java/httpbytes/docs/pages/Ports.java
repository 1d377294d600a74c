package httpbytes.docs.pages;

import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The ports that a page names, and the free ones that stand in their place while it is checked. */
final class Ports {

    private static final Pattern ADDRESS = Pattern.compile("(?<=127\\.0\\.0\\.1:)[0-9]+");
    private static final Pattern PORT = Pattern.compile("(?<=[: =])[0-9]{2,5}\\b");
    /** What a server says of a port that is not the usual one. */
    private static final String OPTION = " \"-Dexec.args=--port 5000\"";

    private final Map<String, String> taken = new HashMap<>();
    private final Map<String, String> named = new HashMap<>();

    /** The addresses that a page shows, and those that were printed, in the same order. */
    void take(String shown, String printed) {
        Iterator<String> took = ADDRESS.matcher(printed).results().map(match -> match.group()).iterator();
        Matcher addresses = ADDRESS.matcher(shown);
        while (addresses.find() && took.hasNext()) {
            take(addresses.group(), Integer.parseInt(took.next()));
        }
    }

    void take(String name, int port) {
        taken.put(name, String.valueOf(port));
        named.put(String.valueOf(port), name);
    }

    /** What is typed, with the ports that are taken. */
    String taken(String typed) {
        return replaced(typed, taken);
    }

    /** What was printed, with the ports that the page names. */
    String named(String printed) {
        return replaced(printed, named).replace(OPTION, "");
    }

    private static String replaced(String text, Map<String, String> ports) {
        return PORT.matcher(text).replaceAll(port -> ports.getOrDefault(port.group(), port.group()));
    }
}
