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
    private static final BigDecimal A_DAY = BigDecimal.valueOf(86_400);
    private static final String TEXT = "text/plain;charset=utf-8";
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final List<String> WITH_CONTENT = List.of("POST", "PUT", "PATCH");
    private static final String METHOD = "(?i:get|head|post|put|patch|delete|options|trace|connect)|[A-Z][A-Z-]*";
    private static final String URL = "(?i)https?://.*|[\\w.-]+:[0-9]+/.*";
    /** A space or a line end would make another request of it. */
    private static final String TARGET = "\\*|/([A-Za-z0-9._~!$&'()*+,;=:@/?-]|%[0-9A-Fa-f]{2})*";
    private static final String FIELD_LINE = "[!#$%&'*+.^_`|~0-9A-Za-z-]+:[[^\\p{Cntrl}]\t]*";
    /** A request-line among octets that somebody spelled. */
    private static final Pattern REQUEST_LINE = Pattern.compile("([A-Z]+) [^ \r\n]+ HTTP/1\\.[0-9]\r?\n");

    @Parameters(paramLabel = "METHOD [NAME=VALUE...]", description = {
            "Methods, such as get, and behind each what to send: POST, PUT and PATCH carry it in the content, all "
                    + "others in the query.",
            "Or send, and octets: in quotes, as @FILE, or - for standard input. They are sent as they are, but for \\r "
                    + "\\n \\t \\\\ \\xNN; \\ at the end of a line takes the line end away."})
    private List<String> words = new ArrayList<>();

    @Option(names = "--host", defaultValue = "localhost", description = "Name or address (${DEFAULT-VALUE}).")
    private String host;

    @Option(names = "--port", defaultValue = "5000", description = "Port of the server (${DEFAULT-VALUE}).")
    private int port;

    @Option(names = "--path", description = "Path, percent-encoded (/api); with a query if you like.")
    private String path;

    @Option(names = "--header", description = "A 'Name: value', in place of one of that name; may be repeated.")
    private List<String> headers = new ArrayList<>();

    @Option(names = "--content", description = "Content that is no form: text, @FILE, or - for standard input.")
    private String content;

    @Option(names = "--type", description = "Its type, in place of " + TEXT + " or that of a form.")
    private String type;

    @Option(names = "--http", defaultValue = "1.1", description = "Version: 1.1 or 1.0.")
    private String version;

    @Option(names = "--persist", description = "Send all requests on one connection, as long as it stays open.")
    private boolean persist;

    @Option(names = "--raw", description = "Draw CR as ␍ and LF as ␊, and show a chunked body with its chunks.")
    private boolean raw;

    @Option(names = "--timeout", defaultValue = "10", description = "Seconds for a connection (${DEFAULT-VALUE}).")
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
            // The JVM puts U+FFFD in place of a character that the locale could not decode.
            String typed = words + " " + headers + content;
            require(typed.indexOf('\ufffd') < 0 && StandardCharsets.UTF_8.newEncoder().canEncode(typed),
                    "Not all characters arrived; use a terminal and a locale with UTF-8, as LC_ALL=C.UTF-8.");
            require(!host.isEmpty() && port > 0 && port < 65_536 && timeout.compareTo(A_DAY) < 0
                    && timeout.signum() > 0, "--host takes a name or an address, --port 1 to 65535, "
                    + "--timeout seconds, less than a day.");
            if (words.contains("send")) {
                send();
            } else {
                exchange();
            }
            return 0;
        } catch (Failure failure) {
            return complain(failure.code, failure.getMessage());
        }
    }

    private static void require(boolean holds, String sentence) throws Failure {
        if (!holds) {
            throw new Failure(Code.USAGE, sentence);
        }
    }

    /** Octets as they are. How many answers they get, nobody can know who did not read them as a server does. */
    private void send() throws Failure {
        require(words.indexOf("send") == 0 && words.size() <= 2 && path == null && content == null && !persist
                && headers.isEmpty(), "send takes octets and nothing else to send: in quotes, as @FILE, or as -.");
        byte[] octets = octets(words.size() == 1 ? "-" : words.get(1), true);
        Matcher requests = REQUEST_LINE.matcher(new String(octets, StandardCharsets.ISO_8859_1));
        try (var connection = connect(new Transcript(out, raw))) {
            connection.send(octets, true);
            do {
                connection.receive(requests.find() ? requests.group(1) : "");
            } while (connection.bringsMore());
        }
    }

    private void exchange() throws Failure {
        byte[] typed = octets(content == null ? "" : content, false);
        var transcript = new Transcript(out, raw);
        Connection connection = null;
        for (Request request : requests()) {
            byte[] octets = spelled(request, typed);
            out.print(connection == null ? "" : System.lineSeparator());
            if (connection == null || !connection.isOpen()) {
                connection = connect(transcript);
            } else {
                transcript.remark("On the same connection:");
            }
            connection.exchange(octets, request.method(), persist);
        }
    }

    private static byte[] octets(String typed, boolean isEscaped) throws Failure {
        try {
            return isEscaped ? Octets.unescaped(Octets.of(typed)) : Octets.of(typed);
        } catch (IOException | IllegalArgumentException e) {
            throw new Failure(Code.USAGE, "\"" + typed + "\" cannot be sent (" + e + "): @ stands before the name of a "
                    + "file, and \\ in what send takes only in \\r \\n \\t \\xNN \\\\ and at the end of a line.");
        }
    }

    /** Each method with the pairs behind it. */
    private List<Request> requests() throws Failure {
        List<Request> requests = new ArrayList<>();
        for (String word : !words.isEmpty() ? words : path == null && content == null ? WORDS_OF_THE_SCRIPTS
                : List.of("get", "post")) {
            require(!word.matches(URL), "\"" + word + "\" is a URL, and this client takes it in parts: --host, --port, "
                    + "and --path with the query.");
            if (word.matches(METHOD)) {
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
        boolean isForm = content == null && WITH_CONTENT.contains(request.method());
        String pairs = Octets.form(request.pairs());
        byte[] body = isForm ? pairs.getBytes(StandardCharsets.US_ASCII) : typed;
        String target = path == null ? "/api" : path;
        require(target.matches(TARGET) && version.matches("1\\.[01]"), "--path is * or begins with /, and a space, "
                + "or what else a path does not hold, is spelled as %20 is; --http takes 1.1 or 1.0.");
        if (!isForm && !pairs.isEmpty()) {
            target += (target.matches(".*[?&]") ? "" : target.contains("?") ? "&" : "?") + pairs;
        }
        List<String> lines = new ArrayList<>(List.of("Host: " + new Address(host, port).authority()));
        if (isForm || content != null || type != null) {
            lines.add("Content-Type: " + (type != null ? type : isForm ? FORM : TEXT));
            lines.add("Content-Length: " + body.length);
        }
        if (persist == version.equals("1.0")) {
            lines.add("Connection: " + (persist ? "keep-alive" : "close"));
        }
        lines.removeIf(line -> headers.stream().anyMatch(
                header -> header.split(":")[0].equalsIgnoreCase(line.split(":")[0])));
        lines.addAll(headers);
        require(lines.stream().allMatch(line -> line.matches(FIELD_LINE)), "Not each of " + lines + " is a field line: "
                + "a name, a colon, and a value without control characters.");
        var octets = new ByteArrayOutputStream();
        octets.writeBytes((request.method() + " " + target + " HTTP/" + version + "\r\n" + String.join("\r\n", lines)
                + "\r\n\r\n").getBytes(StandardCharsets.UTF_8));
        octets.writeBytes(body);
        return octets.toByteArray();
    }

    private Connection connect(Transcript transcript) throws Failure {
        try {
            return Connection.to(new Address(host, port), InetAddress.getAllByName(host),
                    Duration.ofMillis(timeout.movePointRight(3).intValue()), transcript);
        } catch (UnknownHostException e) {
            throw new Failure(Code.UNKNOWN_HOST, "The host \"" + host + "\" is not known; --host takes its name or "
                    + "address alone, as --host 127.0.0.1, --port the port, and --path the path.");
        }
    }
}
