package httpbytes.exercises.reference;

import httpbytes.exercises.Tasks;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** One way to solve exercise 05. */
public final class E05 implements Tasks.FindField {

    private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";

    @Override
    public String value(List<String> lines, String name) throws Tasks.Refusal {
        Map<String, String> fields = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        int hosts = 0;
        for (String line : lines) {
            String[] halves = line.split(":", 2);
            // A token, and a colon at once: that refuses white space before the colon, and folded lines.
            if (halves.length != 2 || !halves[0].matches(TOKEN)) {
                throw new Tasks.Refusal(400);
            }
            String value = halves[1].replaceAll("^[ \t]+|[ \t]+$", "");
            fields.merge(halves[0], value, (one, next) -> one + ", " + next);
            hosts += halves[0].equalsIgnoreCase("Host") ? 1 : 0;
        }
        if (hosts != 1) {
            throw new Tasks.Refusal(400);
        }
        return fields.get(name);
    }
}
