package httpbytes.docs.ladder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The methods and records of a file of one class, each with the comment above it, by their names. */
final class Members {

    private static final Pattern BEGIN =
            Pattern.compile("    (?:public |private |static |final )*(?:class |record |\\w[^=(]* )(\\w+)(?:\\(.*| .*)?");
    private static final Pattern COMMENT = Pattern.compile("    /\\*\\*.*|     \\*.*");

    private Members() {
    }

    static Map<String, List<String>> of(Path file) throws IOException {
        Map<String, List<String>> members = new LinkedHashMap<>();
        List<String> comment = new ArrayList<>();
        List<String> member = new ArrayList<>();
        String name = null;
        for (String line : Files.readAllLines(file)) {
            Matcher begin = BEGIN.matcher(line);
            if (name == null && COMMENT.matcher(line).matches()) {
                comment.add(line);
            } else if (name == null && begin.matches() && !line.endsWith(";") && !line.endsWith("=")) {
                name = begin.group(1);
                member.addAll(comment);
                comment.clear();
            } else if (name == null) {
                comment.clear();
            }
            if (name != null) {
                member.add(line);
                if (line.equals("    }")) {
                    members.put(name, List.copyOf(member));
                    member.clear();
                    name = null;
                }
            }
        }
        return members;
    }
}
