package httpbytes.docs.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import httpbytes.docs.parties.ServerOfPages;
import httpbytes.docs.parties.Servers;
import httpbytes.docs.parties.SingleFileProgram;
import httpbytes.docs.parties.WireClient;
import httpbytes.docs.parties.WireClient.Answer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What a page tells its reader to change is changed in copies, and what it shows then is so. And what a beginner does
 * wrong there is done wrong in copies too: each message of the page is the one that comes.
 */
@Tag("thorough")
class ChangeItTest {

    private static final Path PAGE = Path.of("change-it.md");
    private static final String SOCKET_SERVER = "socket-server/src/main/java/httpbytes/socketserver/";
    private static final String ECHO_SERVER = SOCKET_SERVER + "EchoServer.java";
    private static final String BEFORE_ECHO = "    private static Response echo(";
    private static final String FLASK_EQUIVALENT = "flask-equivalent/src/main/java/httpbytes/flaskequivalent/";
    private static final String ECHO_CONTROLLER = FLASK_EQUIVALENT + "EchoController.java";
    private static final String HELLO_CONTROLLER = FLASK_EQUIVALENT + "HelloController.java";
    private static final Pattern PORT = Pattern.compile("(?:127\\.0\\.0\\.1:|started on port )([0-9]+)");

    /** What a row says of a mistake: what was done, what is seen, what helps. */
    private record Mistake(String done, Finding seen, String cure) {

        private String row() {
            try {
                return "| " + done + " | " + seen.find() + " | " + cure + " |\n";
            } catch (Exception e) {
                throw new IllegalStateException(done, e);
            }
        }
    }

    private interface Finding {
        String find() throws Exception;
    }

    @Test
    void whatThePagesChangeWorksAsTheyShow() throws IOException {
        int changing = 0;
        for (Path path : Page.all()) {
            Page page = Page.read(path);
            if (!Changed.blocks(page).isEmpty()) {
                assertThat(Typing.problems(page)).as("what is not so on %s", path).isEmpty();
                changing++;
            }
        }
        assertThat(changing).as("pages that change code").isPositive();
    }

    @Test
    void eachMistakeInTheSocketServerIsAnsweredAsThePageSays() throws Exception {
        String hello = """
                    @Route(path = "/hello", methods = "GET")
                    public Response hello(Request request) {
                        return Response.text("Hello!\\n");
                    }

                """;
        assertShows("mistakes in the socket server", List.of(
                new Mistake("a semicolon that is missing", () -> compiled("semicolon", hello.replace(");", ")")),
                        "look for *COMPILATION ERROR*: below it is the file, the line, and this"),
                new Mistake("a class that is not imported: `Field`", () -> compiled("import",
                        hello.replace("        return", "        Field field = null;\n        return")),
                        "add the import; your editor can do that"),
                new Mistake("the path without its `/`: `path = \"hello\"`",
                        () -> printed("path", hello.replace("\"/hello\"", "\"hello\"")), "write `/hello`"),
                new Mistake("the method in small letters: `methods = \"get\"`",
                        () -> printed("small", hello.replace("\"GET\"", "\"get\"")), "write `GET`"),
                new Mistake("a `static` method",
                        () -> printed("static", hello.replace("public Response", "public static Response")),
                        "take `static` away"),
                new Mistake("a method that returns a `String`",
                        () -> printed("type", hello.replace("Response hello", "String hello")
                                .replace("Response.text(\"Hello!\\n\")", "\"Hello!\\n\"")),
                        "return a `Response`: `Response.text(…)`"),
                new Mistake("a method without its `Request`",
                        () -> printed("parameter", hello.replace("Request request", "")),
                        "let it take one, also where it does not look at it"),
                new Mistake("two methods for one route", () -> printed("two", hello.replace("/hello", "/api")),
                        "give one of them another path, or another method"),
                new Mistake("a `private` method",
                        () -> answered("private", hello.replace("public Response", "private Response")),
                        "nothing is wrong: the router calls it by reflection"),
                new Mistake("no `@Route`", () -> answered("none", hello.replaceFirst(" *@Route.*\n", "")),
                        "write it above the method"),
                new Mistake("a class of your own with a `@Route` in it, of which `main` does not know",
                        ChangeItTest::unregistered, "hand an object of it to `Router`: "
                        + "`new Router(new EchoServer(), new Hello(), …)`"),
                new Mistake("a change, and then no `compile`, or no restart", ChangeItTest::asItWas,
                        "stop the server, and start it with `compile exec:java`"),
                new Mistake("a handler that throws an exception: `Integer.parseInt(\"zero\")`",
                        () -> logged("throws", hello.replace("\"Hello!\\n\"", "\"\" + Integer.parseInt(\"zero\")")),
                        "look at the place after *called at*: it is in your code"),
                new Mistake("a handler that returns `null`",
                        () -> logged("null", hello.replace("Response.text(\"Hello!\\n\")", "null")),
                        "return a `Response` on each way through the method"),
                new Mistake("a line end in the value of a field: `\"me\\r\\n\"`", ChangeItTest::lineEndInAField,
                        "take it out; `U+000D` is CR ([chapter 16](16-attacks.md) says why it is refused)"),
                new Mistake("a new `Violation` without an example, and then `mvn -q -pl socket-server test`",
                        ChangeItTest::withoutExample, "write one in `Refusals`, which is beside the tests")));
    }

    @Test
    void eachMistakeInTheFrameworkServerIsAnsweredAsThePageSays() throws Exception {
        String controller = """
                package httpbytes.flaskequivalent;

                import org.springframework.web.bind.annotation.GetMapping;
                import org.springframework.web.bind.annotation.RequestParam;
                import org.springframework.web.bind.annotation.RestController;

                @RestController
                class HelloController {

                    @GetMapping("/required")
                    String required(@RequestParam String name) {
                        return name;
                    }

                    @GetMapping("/throws")
                    String throwing() {
                        return "" + Integer.parseInt("zero");
                    }

                    @GetMapping("/null")
                    String nothing() {
                        return null;
                    }

                    @GetMapping("/private")
                    private String hidden() {
                        return "Hello!\\n";
                    }

                    @GetMapping("small")
                    String withoutSlash() {
                        return "Hello!\\n";
                    }
                }
                """;
        var changed = new Changed("framework").replace(HELLO_CONTROLLER, "", controller)
                .replace(ECHO_CONTROLLER, "    @GetMapping\n", """
                            @GetMapping("/hello")
                            String hello() {
                                return "Hello!\\n";
                            }

                            @GetMapping
                        """)
                .replace(FLASK_EQUIVALENT + "Unmarked.java", "", controller.replace("@RestController\n", "")
                        .replace("HelloController", "Unmarked").replaceAll("\"/(\\w+)\"", "\"/unmarked/$1\""));
        try (var server = start(Servers.FLASK_EQUIVALENT, changed)) {
            int port = port(server, server.linesUntil("Started Application"));
            assertShows("mistakes in the framework server", List.of(
                    new Mistake("two methods for one route: a second `@GetMapping(\"/api\")`", ChangeItTest::ambiguous,
                            "look for *Ambiguous mapping* in the many lines that are printed"),
                    new Mistake("`@GetMapping(\"/hello\")` in `EchoController`", () -> content(port, "/hello"),
                            "the class has `@RequestMapping(\"/api\")`, so the path is `/api/hello`"),
                    new Mistake("a class without `@RestController`", () -> content(port, "/unmarked/null"),
                            "write it above the class; nobody tells you that it is missing"),
                    new Mistake("`@RequestParam String name`, and a request without a `name`",
                            () -> content(port, "/required"),
                            "send one, or write `@RequestParam(required = false)`"),
                    new Mistake("a method that throws an exception: `Integer.parseInt(\"zero\")`", () -> {
                        ask(port, "/throws");
                        return inTheLog(server, "java.lang.NumberFormatException: For", "HelloController.throwing");
                    }, "look for the first line with the name of your class"),
                    new Mistake("a method that returns `null`", () -> statusAndContent(port, "/null"),
                            "return something: an empty answer is an answer to Spring"),
                    new Mistake("the path without its `/`, as in `@GetMapping(\"small\")`",
                            () -> statusAndContent(port, "/small"), "nothing is wrong: Spring puts the `/` there"),
                    new Mistake("a `private` method", () -> statusAndContent(port, "/private"),
                            "nothing is wrong: Spring calls it by reflection")));
        }
    }

    @Test
    void aChangeThatCannotBeMadeIsNoticed() throws IOException {
        String link = "[EchoServer](../" + ECHO_SERVER + "):\n\n```diff change\n";
        Page elsewhere = Page.of(PAGE, link + "     private static Response echo(String nothing) {\n+\n```\n");
        assertThatThrownBy(() -> new Changed("false").make(elsewhere, Changed.blocks(elsewhere).get(0)))
                .hasMessageContaining("EchoServer.java does not have this once");

        Page wrong = Page.of(PAGE, link + "     private static final int PORT = 5000;\n+    int port = \"\";\n```\n\n"
                + "```console\n$ mvn -q -pl socket-server compile exec:java\n…\n```\n");
        assertThat(Typing.problems(wrong)).hasSize(1).first().asString()
                .contains("does not compile", "String cannot be");
    }

    private static void assertShows(String name, List<Mistake> mistakes) throws Exception {
        var threads = Executors.newFixedThreadPool(4);
        try { // At the same time: each waits for a server of its own.
            String rows = mistakes.stream()
                    .map(mistake -> CompletableFuture.supplyAsync(mistake::row, threads)).toList().stream()
                    .map(CompletableFuture::join).collect(Collectors.joining());
            GeneratedPage.assertShows(PAGE, name,
                    "| what you did | what you see | what helps |\n|---|---|---|\n" + rows);
        } finally {
            threads.shutdown();
        }
    }

    // The socket server

    private static Changed echoServer(String name, String method) throws IOException {
        return new Changed(name).replace(ECHO_SERVER, BEFORE_ECHO, method + BEFORE_ECHO);
    }

    /** What the compiler says: what is wrong, and with which name, if it is about one. */
    private static String compiled(String name, String method) throws IOException {
        List<String> lines = echoServer(name, method).compile().lines().toList();
        String symbol = lines.stream().filter(line -> line.strip().startsWith("symbol:")).findFirst()
                .map(line -> ", and " + code(line.strip().replaceAll(" +", " "))).orElse("");
        return code(lines.get(0).replaceFirst(".* error: ", "")) + symbol;
    }

    /** What a server prints that does not start. */
    private static String printed(String name, String method) throws Exception {
        try (var server = start(Servers.SOCKET_SERVER, echoServer(name, method))) {
            return "it does not start: " + code(server.firstLines(Long.MAX_VALUE));
        }
    }

    private static String answered(String name, String method) throws Exception {
        try (var server = start(Servers.SOCKET_SERVER, echoServer(name, method))) {
            return content(port(server, server.firstLines(1)), "/hello");
        }
    }

    private static String logged(String name, String method) throws Exception {
        return logged(echoServer(name, method));
    }

    private static String logged(Changed changed) throws Exception {
        try (var server = start(Servers.SOCKET_SERVER, changed)) {
            String answer = content(port(server, server.firstLines(1)), "/hello");
            return answer + ", and in its terminal " + code(last(server.linesUntil("A handler failed")));
        }
    }

    private static String lineEndInAField() throws Exception {
        var changed = echoServer("value", """
                    @Route(path = "/hello", methods = "GET")
                    public Response hello(Request request) {
                        return Response.empty(Status.OK, new Field("X-Served-By", "me\\r\\n"));
                    }

                """).replace(ECHO_SERVER, "import httpbytes.socketserver.message.Response;\n", """
                import httpbytes.socketserver.message.Field;
                import httpbytes.socketserver.message.Response;
                import httpbytes.socketserver.message.Status;
                """);
        return logged(changed);
    }

    private static String unregistered() throws Exception {
        var changed = new Changed("unregistered").replace(SOCKET_SERVER + "Hello.java", "", """
                package httpbytes.socketserver;

                import httpbytes.socketserver.message.Request;
                import httpbytes.socketserver.message.Response;
                import httpbytes.socketserver.route.Route;

                public final class Hello {

                    @Route(path = "/hello", methods = "GET")
                    public Response get(Request request) {
                        return Response.text("Hello!\\n");
                    }
                }
                """);
        try (var server = start(Servers.SOCKET_SERVER, changed)) {
            return content(port(server, server.firstLines(1)), "/hello");
        }
    }

    private static String asItWas() throws IOException {
        return content(Servers.SOCKET_SERVER.port(), "/hello");
    }

    private static String withoutExample() throws IOException {
        var changed = new Changed("example").replace(SOCKET_SERVER + "wire/Violation.java", "    // Expect\n",
                "    PATH_TOO_LONG(\"RFC 9110, section 15.5.15\", \"a path has at most 20 octets here\"),\n");
        String compiler = changed.compile("socket-server/src/test/java/httpbytes/socketserver/wire/Refusals.java");
        return code(compiler.lines().findFirst().orElse("").replaceFirst(".*/", ""));
    }

    // The framework server

    /** Both classes are in one folder here, as the reader has them: Spring takes them in the order of their names. */
    private static String ambiguous() throws Exception {
        var changed = new Changed("ambiguous").replace(HELLO_CONTROLLER, "", """
                package httpbytes.flaskequivalent;

                import org.springframework.web.bind.annotation.GetMapping;
                import org.springframework.web.bind.annotation.RestController;

                @RestController
                class HelloController {

                    @GetMapping("/api")
                    String hello() {
                        return "Hello!\\n";
                    }
                }
                """).replace(ECHO_CONTROLLER, "class EchoController", "class EchoController");
        try (var server = start(Servers.FLASK_EQUIVALENT, changed)) {
            List<String> lines = server.firstLines(Long.MAX_VALUE).lines()
                    .dropWhile(line -> !line.contains("Caused by") || !line.contains("Ambiguous")).limit(3).toList();
            return "it does not start: " + lines.stream()
                    .map(line -> code(line.replaceFirst("^Caused by: ", "").strip())).collect(Collectors.joining(" "));
        }
    }

    /** The lines of the log that say what was thrown, and where. */
    private static String inTheLog(ServerOfPages server, String what, String where) {
        List<String> lines = server.linesUntil(where).lines().toList();
        String thrown = lines.stream().filter(line -> line.startsWith(what)).findFirst().orElseThrow();
        String place = lines.get(lines.size() - 1).strip().replaceFirst(" ~\\[.*", "");
        return "`500`, and in its terminal, among others, " + code(thrown) + " and " + code(place);
    }

    // Both

    private static ServerOfPages start(Servers server, Changed changed) throws IOException {
        assertThat(changed.compile()).isEmpty();
        List<String> command = new ArrayList<>(SingleFileProgram.java(changed.classPath()));
        command.addAll(List.of(server.mainClass(), "--port=0"));
        return ServerOfPages.start(command);
    }

    private static int port(ServerOfPages server, String printed) {
        Matcher named = PORT.matcher(printed);
        assertThat(named.find()).as(printed).isTrue();
        return Integer.parseInt(named.group(1));
    }

    private static Answer ask(int port, String path) throws IOException {
        try (var client = new WireClient(port)) {
            return client.send("GET " + path + " HTTP/1.1\nHost: localhost\n\n").answer();
        }
    }

    private static String content(int port, String path) throws IOException {
        return code(ask(port, path).content().strip());
    }

    private static String statusAndContent(int port, String path) throws IOException {
        Answer answer = ask(port, path);
        return code(String.valueOf(answer.status())) + ", and "
                + (answer.content().isEmpty() ? "no content" : code(answer.content().strip()));
    }

    private static String last(String lines) {
        return lines.substring(lines.lastIndexOf('\n') + 1).strip();
    }

    /** As it was printed, but for the numbers of lines: they are others in each copy and each JDK. */
    private static String code(String printed) {
        return "`" + printed.replaceAll("(?<=\\.java:)[0-9]+", "…") + "`";
    }
}
