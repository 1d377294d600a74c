package httpbytes.docs.pages;

import httpbytes.docs.pages.Facts.Fact;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the tests of the socket server show, as each says it in its {@code @Rfc}. */
final class Requirements {

    private static final Path TESTS = Path.of("../socket-server/src/test/java/httpbytes/socketserver");
    private static final Pattern REQUIREMENT = Pattern.compile("@Rfc\\(fact = \"([^\"]+)\", section = \"([0-9]+), "
            + "([0-9.]+)\", level = \"([^\"]+)\", whom = \"([^\"]+)\"(?:,\\s+here = \"([^\"]+)\")?\\)"
            + "(?:\\s+@\\w+(?:\\([^)]*\\))?)*\\s+void (\\w+)\\(");

    /**
     * What one test shows.
     *
     * @param here what it is about this server in particular, or nothing
     */
    record Requirement(Fact said, String here, Path file, String test) {

        /** What the row has otherwise than the test. */
        Optional<String> problem() {
            Optional<Fact> row = Facts.all().named(said.key());
            String prefix = file.getFileName() + ", " + test + ": ";
            if (row.isEmpty()) {
                return Optional.of(prefix + "there is no fact " + said.key() + " in " + Facts.TABLE + ".");
            }
            Fact fact = row.get();
            if (!fact.isAt(said.document(), said.section())) {
                return Optional.of(prefix + said.key() + " is of " + fact.place() + ", and not " + said.place() + ".");
            }
            if (!fact.level().equals(said.level())) {
                return Optional.of(prefix + "the level of " + said.key() + " is " + fact.level() + ", and not "
                        + said.level() + ".");
            }
            if (!fact.whom().equals(said.whom())) {
                return Optional.of(prefix + said.key() + " binds the " + fact.whom() + ", and not the " + said.whom()
                        + ".");
            }
            return Optional.empty();
        }
    }

    private Requirements() {
    }

    static List<Requirement> all() throws IOException {
        List<Requirement> all = new ArrayList<>();
        try (Stream<Path> files = Files.walk(TESTS)) {
            for (Path file : files.filter(path -> path.toString().endsWith("Test.java")).sorted().toList()) {
                all.addAll(in(file, Files.readString(file)));
            }
        }
        return all;
    }

    static List<Requirement> in(Path file, String source) {
        List<Requirement> found = new ArrayList<>();
        Matcher matcher = REQUIREMENT.matcher(source);
        while (matcher.find()) {
            found.add(new Requirement(new Fact(matcher.group(2), matcher.group(3), matcher.group(1), matcher.group(4),
                    matcher.group(5), ""), Optional.ofNullable(matcher.group(6)).orElse(""), file, matcher.group(7)));
        }
        if (found.size() != source.split("@Rfc\\(", -1).length - 1) {
            throw new IllegalArgumentException(file + ": an @Rfc says fact, section, level, whom and perhaps here, in "
                    + "this order, above a method.");
        }
        return found;
    }
}
