package httpbytes.exercises.wrong;

import httpbytes.exercises.Tasks;
import httpbytes.exercises.Wrong;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Wrong answers to exercise 05. */
final class E05 {

    private E05() {
    }

    /** Takes the white space off a name, too. */
    private static Map<String, String> stripped(List<String> lines) throws Tasks.Refusal {
        Map<String, String> fields = new LinkedHashMap<>();
        for (String line : lines) {
            String[] halves = line.split(":", 2);
            if (halves.length < 2 || halves[0].isBlank()) {
                throw new Tasks.Refusal(400);
            }
            fields.merge(halves[0].strip().toLowerCase(Locale.ROOT), halves[1].strip(),
                    (one, next) -> one + ", " + next);
        }
        return fields;
    }

    @Wrong("a name ends at the first colon")
    public static final class CutsAtEachColon implements Tasks.FindField {

        @Override
        public String value(List<String> lines, String name) {
            return lines.stream().filter(line -> line.startsWith(name)).map(line -> line.split(": ?")[1]).findFirst()
                    .orElse(null);
        }
    }

    @Wrong("white space after the colon is optional")
    public static final class NeedsASpace implements Tasks.FindField {

        @Override
        public String value(List<String> lines, String name) {
            return lines.stream().map(line -> line.split(": ", 2)).filter(halves -> halves[0].equals(name))
                    .map(halves -> halves[1]).findFirst().orElse(null);
        }
    }

    @Wrong("capitals do not count")
    public static final class ComparesCapitals implements Tasks.FindField {

        @Override
        public String value(List<String> lines, String name) {
            return lines.stream().map(line -> line.split(":", 2)).filter(halves -> halves[0].equals(name))
                    .map(halves -> halves[1].strip()).findFirst().orElse(null);
        }
    }

    @Wrong("lines of one name are one field")
    public static final class TakesTheFirst implements Tasks.FindField {

        @Override
        public String value(List<String> lines, String name) {
            return lines.stream().map(line -> line.split(":", 2)).filter(halves -> halves[0].equalsIgnoreCase(name))
                    .map(halves -> halves[1].strip()).findFirst().orElse(null);
        }
    }

    @Wrong("there is no white space before the colon")
    public static final class StripsNames implements Tasks.FindField {

        @Override
        public String value(List<String> lines, String name) throws Tasks.Refusal {
            return stripped(lines).get(name.toLowerCase(Locale.ROOT));
        }
    }

    @Wrong("a folded line may hold a colon")
    public static final class FoldsWhatHasAColon implements Tasks.FindField {

        @Override
        public String value(List<String> lines, String name) throws Tasks.Refusal {
            for (String line : lines) {
                if (line.matches("[^:]*\\s:.*")) {
                    throw new Tasks.Refusal(400);
                }
            }
            return stripped(lines).get(name.toLowerCase(Locale.ROOT));
        }
    }

    @Wrong("whichever field you are asked for")
    public static final class NeedsNoHost implements Tasks.FindField {

        @Override
        public String value(List<String> lines, String name) throws Tasks.Refusal {
            for (String line : lines) {
                if (!line.matches("\\S+:.*")) {
                    throw new Tasks.Refusal(400);
                }
            }
            return stripped(lines).get(name.toLowerCase(Locale.ROOT));
        }
    }

    @Wrong("Host is not a list")
    public static final class JoinsHosts implements Tasks.FindField {

        @Override
        public String value(List<String> lines, String name) throws Tasks.Refusal {
            if (!stripped(lines).containsKey("host")) {
                throw new Tasks.Refusal(400);
            }
            return new NeedsNoHost().value(lines, name);
        }
    }
}
