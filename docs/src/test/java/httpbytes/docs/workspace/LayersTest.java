package httpbytes.docs.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.NodeList;

/**
 * Who may know whom. In the socket server an {@code import} line shows the layer; between the modules nobody knows
 * anybody, so that each of them can be run alone in a fresh clone.
 */
class LayersTest {

    private static final Path SOCKET_SERVER = Path.of("../socket-server/src/main/java/httpbytes/socketserver");
    private static final Pattern OWN_IMPORT =
            Pattern.compile("^import (?:static )?httpbytes\\.socketserver\\.(?:([a-z]+)\\.)?[A-Z].*;$");
    /** Comments, and text between quotes. */
    private static final Pattern NO_CODE = Pattern.compile("(?s)/\\*.*?\\*/|//[^\\n]*|\"(?:\\\\.|[^\"\\\\])*\"");
    private static final Pattern ANY_IMPORT = Pattern.compile("^import (?:static )?([a-z.]+)\\..*;$");

    /** Package → the packages that it may import. The root package may import them all. */
    private static final Map<String, List<String>> ALLOWED = Map.of(
            "message", List.of(),
            "wire", List.of("message"),
            "route", List.of("message"),
            "server", List.of("message", "wire", "route"),
            "form", List.of("message"),
            "wireview", List.of("message", "wire", "route", "server", "form"));

    @ParameterizedTest
    @ValueSource(strings = {"message", "wire", "route", "server", "form", "wireview"})
    void importsPointDownwards(String layer) throws IOException {
        List<Path> files = sources(SOCKET_SERVER.resolve(layer));
        assertThat(files).as("sources of %s", layer).hasSizeGreaterThan(3);
        for (Path file : files) {
            for (String line : Files.readAllLines(file)) {
                Matcher own = OWN_IMPORT.matcher(line);
                if (own.matches() && !layer.equals(own.group(1))) {
                    assertThat(ALLOWED.get(layer)).as("%s: %s", file, line).contains(String.valueOf(own.group(1)));
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "message", "wire", "route", "server", "form"})
    void nothingButTheJdkIsImported(String layer) throws IOException {
        int imports = 0;
        for (Path file : sources(SOCKET_SERVER.resolve(layer))) {
            for (String line : Files.readAllLines(file)) {
                Matcher any = ANY_IMPORT.matcher(line);
                if (any.matches()) {
                    imports++;
                    assertThat(any.group(1)).as("%s: %s", file, line)
                            .matches("(java|httpbytes\\.socketserver)(\\..*)?");
                }
            }
        }
        assertThat(imports).as("imports in %s", layer).isPositive();
    }

    /** By name, because within a package nobody needs an import to know somebody. */
    @ParameterizedTest
    @ValueSource(strings = {"message", "wire", "route", "form", "wireview"})
    void noTypesKnowEachOtherInACircle(String layer) throws IOException {
        List<Path> files = sources(SOCKET_SERVER.resolve(layer));
        Map<String, Set<String>> known = new TreeMap<>();
        for (Path file : files) {
            String code = NO_CODE.matcher(Files.readString(file)).replaceAll(" ");
            known.put(type(file), files.stream().map(LayersTest::type).filter(other -> !other.equals(type(file))
                    && Pattern.compile("\\b" + other + "\\b").matcher(code).find()).collect(Collectors.toSet()));
        }
        assertThat(known.values()).as("types of %s that know others", layer).anyMatch(others -> !others.isEmpty());
        while (known.values().removeIf(others -> Collections.disjoint(others, known.keySet()))) {
            // Who knows nobody that is left is in no circle.
        }
        assertThat(known).as("types in a circle, and those that know them").isEmpty();
    }

    private static String type(Path file) {
        return file.getFileName().toString().replace(".java", "");
    }

    private static List<Path> sources(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"flask-equivalent", "socket-server", "raw-clients"})
    void aModuleKnowsNoOther(String module) throws Exception {
        var pom = DocumentBuilderFactory.newInstance().newDocumentBuilder()
                .parse(Path.of("..", module, "pom.xml").toFile());
        assertThat(pom.getElementsByTagName("artifactId").getLength()).isGreaterThan(1);
        NodeList dependencies = pom.getElementsByTagName("dependency");
        for (int i = 0; i < dependencies.getLength(); i++) {
            assertThat(dependencies.item(i).getTextContent()).as("a dependency of %s", module)
                    .doesNotContain("httpbytes");
        }
    }
}
