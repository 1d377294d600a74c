package httpbytes.rawclients;

import httpbytes.rawclients.Failure.Code;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command line of the careful client. Without arguments it sends what RawGet and RawPost send. */
@Command(name = "raw-clients", sortOptions = false, usageHelpWidth = 100, description = {
        "Sends requests that are spelled by hand, and prints both directions as they travel.",
        "Without arguments it sends what get.py and post.py sent."},
        footerHeading = "%nExamples:%n", footer = {
                "  mvn -q -pl raw-clients    (short for mvn -q -pl raw-clients compile exec:java)",
                "  mvn -q -pl raw-clients \"-Dexec.args=get --port 5001 name=Ada city=Zürich\"",
                "  mvn -q -pl raw-clients \"-Dexec.args=put --content '{}' --type application/json\"",
                "  mvn -q -pl raw-clients \"-Dexec.args=send 'GET /api HTTP/1.0\\r\\n\\r\\n'\"",
                "", "What goes wrong, and what to type then, stands in docs/troubleshooting.md."},
        exitCodeListHeading = "%nExit codes, as curl has them:%n")
public final class RawClients implements Callable<Integer> {

    private static final List<String> WORDS_OF_THE_SCRIPTS = List.of(
            "get", "param1=value1", "param2=value2", "post", "param1453=value1", "param500=value250");
    private static final Pattern METHOD = Pattern.compile(
            "(?i:get|head|post|put|patch|delete|options|trace|connect)|[A-Z][A-Z-]*");
    private static final List<String> WITH_CONTENT = List.of("POST", "PUT", "PATCH");
    private static final Pattern URL = Pattern.compile("(?i)https?://.*|[\\w.-]+:[0-9]+/.*");
    /** A request-line among octets that somebody spelled. */
    private static final Pattern REQUEST_LINE = Pattern.compile("([A-Z]+) [^ \r\n]+ HTTP/1\\.[0-9]\r?\n");
    private static final int HIGHEST_PORT = 65_535;
    private static final BigDecimal A_DAY = BigDecimal.valueOf(86_400);

    @Parameters(paramLabel = "METHOD | NAME=VALUE", arity = "0..*", description = {
            "Methods, such as get, and behind each what to send: POST, PUT and PATCH carry it in the content, all "
                    + "others in the query. Without a method it goes with a GET and with a POST.",
            "Or send, and octets: in quotes, as @FILE, or - for standard input. They are sent as they are, but for \\r "
                    + "\\n \\t \\\\ \\xNN; \\ at the end of a line takes the line end away."})
    private List<String> words = new ArrayList<>();

    @Option(names = "--host", paramLabel = "HOST", defaultValue = "localhost",
            description = "Name or address of the server (${DEFAULT-VALUE}).")
    private String host;

    @Option(names = "--port", paramLabel = "NUMBER", defaultValue = "5000",
            description = "Port of the server (${DEFAULT-VALUE}).")
    private int port;

    @Option(names = "--path", paramLabel = "PATH",
            description = "Path of the resource, already percent-encoded (/api). It may bring a query.")
    private String path;

    @Option(names = "--header", paramLabel = "'NAME: VALUE'",
            description = "A field line, in place of one of its name; may be repeated.")
    private List<String> headers = new ArrayList<>();

    @Option(names = "--content", paramLabel = "TEXT|@FILE|-",
            description = "Content that is no form; what else is to be sent stands in the query then.")
    private String content;

    @Option(names = "--type", paramLabel = "TYPE", defaultValue = "text/plain;charset=utf-8",
            description = "Content-Type of what --content gives (${DEFAULT-VALUE}).")
    private String type;

    @Option(names = "--http", paramLabel = "VERSION", defaultValue = "1.1", description = "1.1 or 1.0.")
    private String version;

    @Option(names = "--persist", description = "Send all requests on one connection, as long as it stays open.")
    private boolean persist;

    @Option(names = "--raw", description = "Draw CR as ␍ and LF as ␊, and show a chunked body with its chunks.")
    private boolean raw;

    @Option(names = "--timeout", paramLabel = "SECONDS", defaultValue = "10",
            description = "How long all may take that happens on one connection (${DEFAULT-VALUE}).")
    private BigDecimal timeout;

    @Option(names = "--help", usageHelp = true, description = "This text.")
    private boolean help;

    private final PrintStream out;
    private final PrintStream err;

    private record Request(String method, List<String> pairs) {
    }

    RawClients(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    /** Exits with a code when something failed, and just returns when not: Maven runs this inside its own process. */
    public static void main(String[] args) {
        int code = run(Terminal.of(System.out, "stdout"), Terminal.of(System.err, "stderr"), args);
        if (code != 0) {
            System.exit(code);
        }
    }

    /** Runs the command line and returns its exit code. */
    public static int run(PrintStream out, PrintStream err, String... args) {
        var client = new RawClients(out, err);
        var commandLine = new CommandLine(client);
        Map<String, String> exitCodes = new LinkedHashMap<>(Map.of("0", "an answer came, whatever its status"));
        Arrays.stream(Code.values()).forEach(code -> exitCodes.put(String.valueOf(code.number), code.meaning));
        commandLine.getCommandSpec().usageMessage().exitCodeList(exitCodes);
        return commandLine.setExpandAtFiles(false)
                .setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF))
                .setOut(new PrintWriter(out, true, StandardCharsets.UTF_8))
                .setParameterExceptionHandler((e, unused) -> client.complain(Code.USAGE, e.getMessage()))
                .execute(args);
    }

    private int complain(Code code, String sentence) {
        err.println(sentence.replaceAll("\\p{Cntrl}+", "?")
                + (code == Code.USAGE ? " (--help shows what there is.)" : ""));
        return code.number;
    }

    @Override
    public Integer call() {
        try {
            check();
            if (!words.isEmpty() && words.get(0).equals("send")) {
                send();
            } else {
                exchange(requests());
            }
            return 0;
        } catch (Failure failure) {
            return complain(failure.code, failure.getMessage());
        }
    }

    /** A space or a line end in one of these would make another request of it. */
    private void check() throws Failure {
        require(host.matches("[A-Za-z0-9._:%\\[\\]-]+") && !host.matches("[^:]*:[^:]*"), "\"" + host + "\" is not the "
                + "name or address of a host: --host takes that alone, --port takes the port, and --path the path.");
        require(port >= 1 && port <= HIGHEST_PORT, "--port takes a number from 1 to " + HIGHEST_PORT + ".");
        require(timeout.signum() > 0 && timeout.compareTo(A_DAY) <= 0, "--timeout takes seconds, up to a day.");
        require(version.matches("1\\.[01]"), "--http takes 1.1 or 1.0.");
        require(path == null || path.matches("\\*|/([A-Za-z0-9._~!$&'()*+,;=:@/?-]|%[0-9A-Fa-f]{2})*"), "--path is * "
                + "or begins with /; a space, or any other character that a path does not hold, is written as %20.");
        List<String> lines = new ArrayList<>(headers);
        lines.add("Content-Type: " + type);
        require(lines.stream().allMatch(line -> line.matches("[!#$%&'*+.^_`|~0-9A-Za-z-]+:[[^\\p{Cntrl}]\t]*")),
                "A field line is a name, a colon, and a value without control characters.");
        // The JVM puts U+FFFD in place of a character that the locale could not decode.
        String typed = words + "" + headers + content;
        require(typed.indexOf('\ufffd') < 0 && StandardCharsets.UTF_8.newEncoder().canEncode(typed),
                "Not all characters arrived; use a terminal and a locale with UTF-8, as LC_ALL=C.UTF-8.");
    }

    private static void require(boolean holds, String sentence) throws Failure {
        if (!holds) {
            throw new Failure(Code.USAGE, sentence);
        }
    }

    private static byte[] octets(String typed) throws Failure {
        try {
            return Octets.of(typed);
        } catch (IOException | InvalidPathException e) {
            throw new Failure(Code.USAGE, "\"" + typed + "\" cannot be read (" + e + "); the name of a file is taken "
                    + "from the folder in which you are.");
        }
    }

    /** Each method with the pairs behind it. */
    private List<Request> requests() throws Failure {
        List<String> all = words;
        if (words.stream().allMatch(word -> word.contains("="))) {
            all = new ArrayList<>(List.of("get", "post"));
            all.addAll(1, words);
            all.addAll(words);
        }
        List<Request> requests = new ArrayList<>();
        for (String word : words.isEmpty() && path == null && content == null ? WORDS_OF_THE_SCRIPTS : all) {
            require(!URL.matcher(word).matches(), "\"" + word + "\" is a URL, and this client takes it in parts: --host, "
                    + "--port, and --path with the query.");
            if (METHOD.matcher(word).matches()) {
                requests.add(new Request(word.toUpperCase(Locale.ROOT), new ArrayList<>()));
            } else {
                require(word.contains("=") && !requests.isEmpty(), "\"" + word + "\" is neither a method (get, post, "
                        + "OTHER) nor a NAME=VALUE behind one.");
                requests.get(requests.size() - 1).pairs().add(word);
            }
        }
        return requests;
    }

    private byte[] spelled(Request request, byte[] typed) throws Failure {
        boolean isForm = typed == null && WITH_CONTENT.contains(request.method());
        String pairs = Octets.form(request.pairs());
        byte[] body = isForm ? pairs.getBytes(StandardCharsets.US_ASCII) : typed;
        String target = path == null ? "/api" : path;
        if (!isForm && !pairs.isEmpty()) {
            target += (target.matches(".*[?&]") ? "" : target.contains("?") ? "&" : "?") + pairs;
        }
        List<String> lines = new ArrayList<>(List.of("Host: " + new Address(host, port).authority()));
        if (body != null) {
            lines.add("Content-Type: " + (isForm ? "application/x-www-form-urlencoded" : type));
            lines.add("Content-Length: " + body.length);
        }
        if (persist == version.equals("1.0")) {
            lines.add("Connection: " + (persist ? "keep-alive" : "close"));
        }
        lines.removeIf(line -> headers.stream().anyMatch(header -> name(header).equalsIgnoreCase(name(line))));
        lines.addAll(headers);
        var octets = new ByteArrayOutputStream();
        octets.writeBytes((request.method() + " " + target + " HTTP/" + version + "\r\n" + String.join("\r\n", lines)
                + "\r\n\r\n").getBytes(StandardCharsets.UTF_8));
        octets.writeBytes(body == null ? new byte[0] : body);
        return octets.toByteArray();
    }

    private static String name(String fieldLine) {
        return fieldLine.substring(0, fieldLine.indexOf(':'));
    }

    private Connection connect(Transcript transcript) throws Failure {
        try {
            return Connection.to(new Address(host, port), InetAddress.getAllByName(host),
                    Duration.ofNanos(timeout.movePointRight(9).longValue()), transcript);
        } catch (UnknownHostException e) {
            throw new Failure(Code.UNKNOWN_HOST, "The host \"" + host
                    + "\" is not known; check its spelling, or try --host 127.0.0.1.");
        }
    }

    private void exchange(List<Request> requests) throws Failure {
        byte[] typed = content == null ? null : octets(content);
        var transcript = new Transcript(out, raw);
        Connection connection = null;
        try {
            for (Request request : requests) {
                out.print(request == requests.get(0) ? "" : System.lineSeparator());
                if (connection == null) {
                    connection = connect(transcript);
                } else {
                    transcript.remark("On the same connection:");
                }
                connection.send(spelled(request, typed), false);
                boolean persists = connection.receive(request.method());
                if (connection.hasSurplus() || !persists || !persist) {
                    connection.close();
                    connection = null;
                }
            }
        } finally {
            if (connection != null) {
                connection.close();
            }
        }
    }

    /** Octets as they are. How many answers they get, nobody can know who did not read them as a server does. */
    private void send() throws Failure {
        require(words.size() <= 2 && path == null && headers.isEmpty() && content == null && !persist,
                "send takes octets and nothing else to send: in quotes, as @FILE, or as -.");
        byte[] octets;
        try {
            octets = Octets.unescaped(octets(words.size() == 1 ? "-" : words.get(1)));
        } catch (IllegalArgumentException e) {
            throw new Failure(Code.USAGE, "In octets \\ begins \\r \\n \\t \\xNN, or ends a line; itself it is \\\\.");
        }
        Matcher requests = REQUEST_LINE.matcher(new String(octets, StandardCharsets.ISO_8859_1));
        try (var connection = connect(new Transcript(out, raw))) {
            connection.send(octets, true);
            do {
                connection.receive(requests.find() ? requests.group(1) : "");
            } while (connection.bringsMore());
        }
    }
}
