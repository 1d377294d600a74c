package httpbytes.docs.pages;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The ports that a page names, and the free ones that stand in their place while it is checked. */
final class Ports {

    private static final Pattern ADDRESS = Pattern.compile("(?<=127\\.0\\.0\\.1:|Tomcat started on port )[0-9]+");
    private static final Pattern PORT = Pattern.compile("(?<=[: =])[0-9]{2,5}\\b");
    /** What a server says of a port that is not the usual one. */
    private static final String OPTION = " \"-Dexec.args=--port 5000\"";

    private final Map<String, String> taken = new HashMap<>();
    private final Map<String, String> named = new HashMap<>();

    /**
     * The ports that a server has printed, in the order of those that the page shows.
     *
     * @param port the one that was asked for, where the page shows none
     */
    void take(String port, String shown, String printed) {
        List<String> names = find(shown);
        List<String> took = find(printed);
        for (int i = 0; i < took.size(); i++) {
            take(i < names.size() ? names.get(i) : port, Integer.parseInt(took.get(i)));
        }
    }

    private static List<String> find(String text) {
        return ADDRESS.matcher(text).results().map(MatchResult::group).toList();
    }

    boolean isTaken(String name) {
        return taken.containsKey(name);
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
