package httpbytes.docs.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import httpbytes.docs.pages.CodeLines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.NodeList;

/**
 * Who may know whom, and how much there may be of it. In the socket server an {@code import} line shows the layer; no
 * two types need each other, directly or through others; between the modules nobody knows anybody, so that each of
 * them can be run alone in a fresh clone.
 */
@Tag("quick")
class LayersTest {

    private static final Path RAW_CLIENTS = Path.of("../raw-clients/src/main/java/httpbytes/rawclients");
    private static final Path SOCKET_SERVER = Path.of("../socket-server/src/main/java/httpbytes/socketserver");
    private static final List<String> CORE = List.of("message", "wire", "route", "server");
    private static final List<String> BESIDE = List.of("form", "launch");
    /** What can be read in an afternoon. */
    private static final int CORE_LINES = 1_600;
    private static final int BESIDE_LINES = 585;
    private static final int CLIENT_LINES = 560;
    private static final Path PAGE = Path.of("../socket-server/src/main/resources/httpbytes/socketserver/wireview");
    private static final int SCRIPT_LINES = 1_600;
    private static final Pattern NO_CODE_OF_A_SCRIPT = Pattern.compile("(?sm)/\\*\\*.*?\\*/|^import .*?;$|^ *//[^\n]*$");
    /** Two programs of one screen each, which stand for themselves. */
    private static final Set<String> RAW_PROGRAMS = Set.of("RawGet.java", "RawPost.java");
    private static final int RAW_PROGRAM_LINES = 25;
    private static final int FILE_LINES = 160;
    private static final int METHOD_LINES = 30;

    private static final Pattern OWN_IMPORT =
            Pattern.compile("^import (?:static )?httpbytes\\.socketserver\\.(?:([a-z]+)\\.)?[A-Z].*;$");
    private static final Pattern ANY_IMPORT = Pattern.compile("^import (?:static )?([a-z.]+)\\..*;$");
    /** From its first line, which names no type, to the brace below that. */
    private static final Pattern METHOD = Pattern.compile(
            "(?m)^( {4}| {8})(?! |.*\\b(class|interface|record|enum)\\b)[^;={}]*\\([^;{}]*\\{$(?s:.*?)^\\1}$");

    /** Package → the packages that it may import. The root package may import them all. */
    private static final Map<String, List<String>> ALLOWED = Map.of(
            "message", List.of(),
            "wire", List.of("message"),
            "route", List.of("message"),
            "server", List.of("message", "wire", "route"),
            "form", List.of("message"),
            "wireview", List.of("message", "wire", "route", "server", "form"),
            "launch", List.of("message", "wire", "route", "server", "wireview"));

    @ParameterizedTest
    @ValueSource(strings = {"message", "wire", "route", "server", "form", "wireview", "launch"})
    void importsPointDownwards(String layer) throws IOException {
        List<Path> files = sources(SOCKET_SERVER.resolve(layer));
        assertThat(files).as("sources of %s", layer).hasSizeGreaterThan(2);
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
    @ValueSource(strings = {"", "message", "wire", "route", "server", "form", "launch"})
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

    @ParameterizedTest
    @ValueSource(strings = {"flask-equivalent", "socket-server", "raw-clients"})
    void noTypesNeedEachOther(String module) throws IOException {
        Map<String, String> code = new TreeMap<>();
        for (Path file : sources(Path.of("..", module, "src/main/java"))) {
            String type = file.getFileName().toString().replace(".java", "");
            assertThat(code.put(type, code(file))).as("another type of the name %s", type).isNull();
        }
        assertThat(code).hasSizeGreaterThan(2);
        assertThat(circles(code)).isEmpty();
    }

    @Test
    void circlesAreFoundByName() {
        Map<String, String> code = Map.of("Egg", "layer(new Hen())", "Hen", "Egg egg", "Henhouse", "List<Hen>",
                "Straw", "Eggshell");

        assertThat(circles(code)).containsExactly("Egg", "Hen");
    }

    /** What is left when everybody has gone, again and again, who needs nobody or whom nobody needs. */
    private static Set<String> circles(Map<String, String> code) {
        Map<String, Set<String>> needs = new TreeMap<>();
        code.forEach((type, text) -> needs.put(type, Stream.of(text.split("\\W+"))
                .filter(word -> code.containsKey(word) && !word.equals(type)).collect(Collectors.toSet())));
        boolean goesOn = true;
        while (goesOn) {
            Set<String> types = Set.copyOf(needs.keySet());
            needs.values().forEach(others -> others.retainAll(types));
            Set<String> needed = needs.values().stream().flatMap(Set::stream).collect(Collectors.toSet());
            goesOn = needs.entrySet().removeIf(type -> type.getValue().isEmpty() || !needed.contains(type.getKey()));
        }
        return needs.keySet();
    }

    @Test
    void theFourLayersCanBeReadInAnAfternoon() throws IOException {
        assertThat(linesOf(CORE)).as("code lines of %s", CORE).isBetween(1_000L, (long) CORE_LINES);
        assertThat(linesOf(BESIDE)).as("code lines of %s", BESIDE).isBetween(200L, (long) BESIDE_LINES);
    }

    @Test
    void theCarefulClientIsSmallAndTheRawProgramsFitOnAScreen() throws IOException {
        long careful = 0;
        int programs = 0;
        for (Path file : sources(RAW_CLIENTS)) {
            long lines = CodeLines.of(code(file));
            if (RAW_PROGRAMS.contains(file.getFileName().toString())) {
                programs++;
                assertThat(lines).as("code lines of %s", file).isLessThanOrEqualTo(RAW_PROGRAM_LINES);
            } else {
                careful += lines;
            }
        }
        assertThat(programs).isEqualTo(RAW_PROGRAMS.size());
        assertThat(careful).as("code lines of the careful client").isBetween(300L, (long) CLIENT_LINES);
    }

    @Test
    void theScriptsOfTheWireViewDoWithoutAFramework() throws IOException {
        long lines = 0;
        try (Stream<Path> files = Files.list(PAGE)) {
            for (Path file : files.filter(one -> one.toString().endsWith(".js")).toList()) {
                lines += NO_CODE_OF_A_SCRIPT.matcher(Files.readString(file)).replaceAll("").lines()
                        .filter(line -> !line.isBlank()).count();
            }
        }
        assertThat(lines).as("code lines of the page's JavaScript").isBetween(1_000L, (long) SCRIPT_LINES);
    }

    private static long linesOf(List<String> packages) throws IOException {
        long lines = 0;
        for (String name : packages) {
            for (Path file : sources(SOCKET_SERVER.resolve(name))) {
                lines += CodeLines.of(code(file));
            }
        }
        return lines;
    }

    @ParameterizedTest
    @ValueSource(strings = {"message", "wire", "route", "server", "form", "launch"})
    void filesAreShortAndMethodsFitOnAScreen(String layer) throws IOException {
        int methods = 0;
        for (Path file : sources(SOCKET_SERVER.resolve(layer))) {
            String code = code(file);
            assertThat(CodeLines.of(code)).as("code lines of %s", file).isLessThanOrEqualTo(FILE_LINES);
            Matcher method = METHOD.matcher(code);
            while (method.find()) {
                methods++;
                assertThat(CodeLines.of(method.group())).as("code lines in %s of%n%s", file, method.group())
                        .isLessThanOrEqualTo(METHOD_LINES);
            }
        }
        assertThat(methods).as("methods of %s", layer).isGreaterThan(3);
    }

    private static String code(Path file) throws IOException {
        return CodeLines.code(Files.readString(file));
    }

    private static List<Path> sources(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder, folder.endsWith("java") ? Integer.MAX_VALUE : 1)) {
            return files.filter(file -> file.toString().endsWith(".java")).filter(file -> !file.endsWith(
                    "package-info.java")).toList();
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
