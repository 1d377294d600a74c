package httpbytes.socketserver;

import httpbytes.socketserver.message.Text;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Inputs that a search by Jazzer found, each because it reached a branch that none before it had. They are kept as
 * text, one on a line, escaped as in a refusal, and go through every build:
 *
 * <pre>
 *   JAZZER_FUZZ=1 mvn -pl socket-server test -Dtest=ParserFuzzTest#anyOctets*    looks for more, for a minute
 *   mvn -pl socket-server test -Dtest=*FuzzTest -Dkeep-corpus                    keeps what was found
 * </pre>
 */
public final class Corpus {

    /** In octets: a line that nobody would read explains nothing. */
    private static final int LONGEST = 250;
    private static final Path KEPT = Path.of("src/test/resources/httpbytes/socketserver");
    private static final Path FOUND = Path.of(".cifuzz-corpus");

    private Corpus() {
    }

    /** The inputs of one fuzz test. */
    public static List<byte[]> of(Class<?> test, String method) {
        Path file = KEPT.resolve(test.getSimpleName() + "-" + method + ".txt");
        try {
            if (System.getProperty("keep-corpus") != null) {
                keep(FOUND.resolve(test.getName()).resolve(method), file);
            }
            return Files.readAllLines(file).stream().map(Corpus::unescape).toList();
        } catch (IOException e) {
            throw new IllegalStateException("No inputs are kept in " + file + "; -Dkeep-corpus writes it.", e);
        }
    }

    private static void keep(Path found, Path file) throws IOException {
        var lines = new TreeSet<>(Files.exists(file) ? Files.readAllLines(file) : List.of());
        try (Stream<Path> inputs = Files.list(found)) {
            for (Path input : inputs.toList()) {
                byte[] octets = Files.readAllBytes(input);
                if (octets.length <= LONGEST) {
                    lines.add(Text.escape(new String(octets, StandardCharsets.ISO_8859_1)));
                }
            }
        }
        Files.write(file, lines);
    }

    /** Undoes {@link Text#escape}. */
    private static byte[] unescape(String line) {
        var octets = new ByteArrayOutputStream();
        for (int i = 0; i < line.length(); i++) {
            if (line.startsWith("\\x", i)) {
                octets.write(Integer.parseInt(line.substring(i + 2, i + 4), 16));
                i += 3;
            } else {
                octets.write(line.charAt(i));
            }
        }
        return octets.toByteArray();
    }
}
