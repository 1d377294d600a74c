package httpbytes.docs.pages;

import httpbytes.docs.pages.Page.Block;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A block of kind {@code console}: commands, and below each what it prints. A command that ends with a backslash goes on
 * in the next line, as in a shell.
 */
final class Console {

    /** Maven resets the colours of the terminal, even where it has not set any. */
    private static final Pattern COLOUR = Pattern.compile("\u001b\\[[0-9;]*m");

    private Console() {
    }

    /**
     * A command, and the lines that the page shows below it.
     *
     * @param line of the page
     */
    record Step(int line, String command, String shown) {

        boolean startsAServer() {
            return isOfSpring() || command.contains("-pl socket-server")
                    || command.matches("java docs/(?:ladder/|two-programs/\\w*Server).*");
        }

        /** Whether the server is the one that prints many lines when it starts. */
        boolean isOfSpring() {
            return command.contains("spring-boot:run");
        }

        /** The port that the server listens on, as the page says it. */
        String port() {
            var named = Pattern.compile("(?:--port[= ]|docs/.*\\.java )([0-9]+)").matcher(command);
            return named.find() ? named.group(1) : "5000";
        }

        /** Whether it printed this; … stands for the rest of a line or, alone, for any lines. */
        boolean isShown(String printed) {
            return Pattern.compile(pattern(shown) + "\\R?").matcher(text(printed) + "\n").matches();
        }

        /** Whether what is shown is somewhere in what was printed: a server prints more later. */
        boolean isShownSomewhere(String printed) {
            return pattern(shown.replaceFirst("^…\n", "")).matcher(text(printed)).find();
        }

        private static Pattern pattern(String shown) {
            return Pattern.compile(shown.lines()
                    .map(line -> line.equals("…") ? "(?s:.*?)" : Pattern.quote(line).replace("…", "\\E.*\\Q"))
                    .collect(Collectors.joining("\\R")));
        }

        private static String text(String printed) {
            return COLOUR.matcher(printed.replace("\r\n", "\n")).replaceAll("").strip();
        }
    }

    static List<Step> steps(Page page) {
        List<Step> steps = new ArrayList<>();
        page.blocks("console").forEach(block -> steps.addAll(steps(block)));
        return steps;
    }

    private static List<Step> steps(Block block) {
        List<Step> steps = new ArrayList<>();
        String command = null;
        var shown = new StringBuilder();
        int line = block.line();
        int begin = line;
        for (String text : (block.text() + "$ ").lines().toList()) {
            line++;
            if (text.startsWith("$ ") || text.equals("$")) {
                if (command != null) {
                    steps.add(new Step(begin, command, shown.toString().strip()));
                }
                command = text.substring(1).strip();
                shown.setLength(0);
                begin = line;
            } else if (command != null && command.endsWith("\\")) {
                command = command.substring(0, command.length() - 1) + text.strip();
            } else {
                shown.append(text).append('\n');
            }
        }
        return steps;
    }
}
