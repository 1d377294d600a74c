package httpbytes.docs.ladder;

import httpbytes.docs.ladder.Row.Kind;
import httpbytes.docs.pages.CodeLines;
import httpbytes.docs.parties.Rung;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The parts of the page that are found out: what each rung gets right, and what changed from one to the next. */
final class LadderPage {

    static final Path PAGE = Path.of("ladder.md");

    private LadderPage() {
    }

    /**
     * @param right   rung by rung, and at the end the socket server's
     * @param reasons what each rung gets wrong, and the next does not
     */
    static String table(List<Row> rows, List<List<Row>> right, List<String> reasons) throws IOException {
        var table = new StringBuilder("| rung | code lines |" + columns(" %s, of %d |", rows)
                + " what only the next rung gets right |\n|---|---|---|---|---|---|---|\n");
        for (int i = 0; i < right.size(); i++) {
            boolean isRung = i < Rung.values().length;
            Path source = isRung ? Rung.values()[i].source() : null;
            table.append(isRung ? "| [" + source.getFileName() + "](" + source.toString().replace('\\', '/') + ") | "
                    + CodeLines.of(Files.readString(source)) + " |" : "| 5: the [socket server](architecture.md) | "
                    + "[counted there](17-what-spring-does.md) |");
            for (Kind kind : Kind.values()) {
                table.append(' ').append(count(right.get(i), kind)).append(" |");
            }
            table.append(isRung ? " " + shown(reasons.get(i)) + " |\n" : " |\n");
        }
        return table.toString();
    }

    private static String shown(String reason) {
        String[] kindAndName = reason.split(": ", 2);
        return kindAndName[0].equals(Kind.CONTRACT.name()) ? "the row *" + kindAndName[1] + "* of the contract"
                : kindAndName[1];
    }

    private static String columns(String format, List<Row> rows) {
        return List.of(Kind.values()).stream().map(kind -> format.formatted(kind.shown(), count(rows, kind)))
                .collect(Collectors.joining());
    }

    private static long count(List<Row> rows, Kind kind) {
        return rows.stream().filter(row -> row.kind() == kind).count();
    }

    /** Which members a rung adds and changes, and the most telling of them as a diff. */
    static String step(Rung rung, List<String> shown) throws IOException {
        int below = rung.ordinal() - 1;
        Map<String, List<String>> before = Members.of(Rung.values()[below].source());
        // That it has another name is not what the step is about.
        before.replaceAll((name, lines) -> lines.stream()
                .map(line -> line.replace("Rung " + below, "Rung " + rung.ordinal())).toList());
        Map<String, List<String>> after = Members.of(rung.source());
        List<String> added = after.keySet().stream().filter(name -> !before.containsKey(name)).toList();
        List<String> changed = after.keySet().stream()
                .filter(name -> before.containsKey(name) && !before.get(name).equals(after.get(name))).toList();
        List<String> lines = new ArrayList<>();
        for (String name : shown) {
            if (!lines.isEmpty()) {
                lines.add("");
            }
            lines.addAll(LineDiff.shortened(LineDiff.of(before.getOrDefault(name, List.of()), after.get(name))));
        }
        return "New: " + names(added) + ". Changed: " + names(changed) + ". Some of them:\n\n```diff\n"
                + String.join("\n", lines).replaceAll("(?m)^([ +-]) {4}", "$1") + "\n```\n";
    }

    /** Where nearly all is new: some members as they are. */
    static String excerpt(Rung rung, List<String> shown) throws IOException {
        Map<String, List<String>> members = Members.of(rung.source());
        String file = "[" + rung.source().getFileName() + "](" + rung.source().toString().replace('\\', '/') + ")";
        return shown.stream().map(name -> "`" + name + "`, in " + file + ":\n\n```java\n"
                + String.join("\n", members.get(name)).stripIndent() + "\n```\n").collect(Collectors.joining("\n"));
    }

    private static String names(List<String> names) {
        return names.stream().map(name -> "`" + name + "`").collect(Collectors.joining(", "));
    }
}
