package httpbytes.docs.pages;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The commands of the pages are the same in a POSIX shell and in PowerShell, on Linux, macOS and Windows. What is not has
 * its row in a table of {@code troubleshooting.md}.
 */
final class Systems {

    private static final Set<String> EVERYWHERE = Set.of("mvn", "java", "jshell", "git", "cd");
    private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"");
    private static final Pattern OF_ONE_SHELL = Pattern.compile("['|<>&;$*~`]|--interface");
    private static final Pattern COMMAND = Pattern.compile("(?m)^\\$ (?:.*\\\\\\n)*.*");
    private static final Pattern ROW = Pattern.compile("^\\| (?:`` ?([^ ]+) ?``|`([^ `]+)).*");

    private Systems() {
    }

    static List<String> problems(Page page) throws IOException {
        Set<String> rows = rows();
        List<String> problems = new ArrayList<>();
        for (Page.Block block : page.blocks("console")) {
            differences(block.text()).stream().filter(difference -> !rows.contains(difference)).forEach(difference ->
                    problems.add(page.problem(block.line(), "`" + difference + "` is not the same on Linux, macOS and "
                            + "Windows: give it a row in the table of troubleshooting.md, or do without it.")));
        }
        return problems;
    }

    /** What somebody types in another way on another system. */
    static Set<String> differences(String console) {
        Set<String> differences = new TreeSet<>();
        Matcher command = COMMAND.matcher(console);
        while (command.find()) {
            String text = command.group().substring(2);
            String program = text.split("\\s", 2)[0];
            if (!EVERYWHERE.contains(program)) {
                differences.add(program);
            }
            if (text.contains("\\\n")) {
                differences.add("\\");
            }
            if (text.contains("$(")) {
                differences.add("$(");
            }
            if (program.equals("curl") && !text.chars().allMatch(sign -> sign < 128)) {
                differences.add("ë");
            }
            OF_ONE_SHELL.matcher(QUOTED.matcher(text).replaceAll("")).results()
                    .forEach(found -> differences.add(found.group()));
        }
        return differences;
    }

    /** The first words of the rows. */
    static Set<String> rows() throws IOException {
        return Files.readString(Path.of("troubleshooting.md")).lines()
                .dropWhile(line -> !line.equals("## On Windows and macOS")).skip(1)
                .takeWhile(line -> !line.startsWith("## "))
                .map(ROW::matcher).filter(Matcher::matches)
                .map(row -> row.group(1) == null ? row.group(2).replace("\\|", "|") : row.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
