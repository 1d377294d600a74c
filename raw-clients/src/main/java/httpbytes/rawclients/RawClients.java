package httpbytes.rawclients;

import httpbytes.rawclients.Failure.Code;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
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
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command line of the careful client. Without arguments it sends what RawGet and RawPost send. */
@Command(name = "raw-clients", sortOptions = false, usageHelpWidth = 100, description = {
        "Sends requests that are spelled by hand, and prints both directions as they travel.",
        "Without a method it sends a GET, then a POST."},
        footerHeading = "%nExamples:%n", footer = {
                "  mvn -q -pl raw-clients    (short for mvn -q -pl raw-clients compile exec:java)",
                "  mvn -q -pl raw-clients \"-Dexec.args=get --port 5001 name=Ada city=Zürich\"",
                "  mvn -q -pl raw-clients \"-Dexec.args=put --content '{}' --type application/json\"",
                "  mvn -q -pl raw-clients \"-Dexec.args=send 'GET /api HTTP/1.0\\r\\n\\r\\n'\"",
                "", "What goes wrong, and what to type then, stands in docs/troubleshooting.md."},
        exitCodeListHeading = "%nExit codes, as curl has them:%n")
public final class RawClients implements Callable<Integer> {

    private static final Map<String, List<String>> PAIRS_OF_THE_SCRIPTS = Map.of(
            "GET", List.of("param1=value1", "param2=value2"), "HEAD", List.of("param1=value1", "param2=value2"),
            "POST", List.of("param1453=value1", "param500=value250"));
    private static final List<String> METHODS =
            List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT");
    private static final List<String> WITH_CONTENT = List.of("POST", "PUT", "PATCH");
    private static final String FORM = "application/x-www-form-urlencoded";
    /** A request-line among octets that somebody spelled. */
    private static final Pattern REQUEST_LINE = Pattern.compile("([A-Z]+) [^ \r\n]+ HTTP/1\\.[0-9]\r?\n");
    private static final int HIGHEST_PORT = 65_535;
    private static final int LONGEST_MILLIS = 86_400_000;
    private static final String TEXT = "text/plain;charset=utf-8";
    private static final Pattern HEADER = Pattern.compile("(?i)host|content-type|content-length|connection|"
            + "[!#$%&'*+.^_`|~0-9A-Z-]+:[[^\\p{Cntrl}]\t]*");

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "METHOD | NAME=VALUE", arity = "0..*", description = {
            "Methods, such as get, and behind each what to send: POST, PUT and PATCH carry it in the content, all "
                    + "others in the query. Without any, and without --path, what get.py and post.py sent.",
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

    @Option(names = "--header", paramLabel = "'NAME: VALUE'", description = "A field line, in place of those of its "
            + "name; may be repeated. A name alone leaves its line out.")
    private List<String> headers = new ArrayList<>();

    @Option(names = "--content", paramLabel = "TEXT|@FILE|-",
            description = "Content that is no form; what else is to be sent stands in the query then.")
    private String content;

    @Option(names = "--type", paramLabel = "TYPE",
            description = "Content-Type of the content (" + TEXT + ", or that of a form).")
    private String type;

    @Option(names = "--http", paramLabel = "VERSION", defaultValue = "1.1", description = "1.1 or 1.0.")
    private String version;

    @Option(names = "--persist", description = "Send all requests on one connection, as long as it stays open.")
    private boolean persist;

    @Option(names = "--raw", description = "Draw CR as ␍ and LF as ␊, and show a chunked body with its chunks.")
    private boolean raw;

    @Option(names = "--timeout", paramLabel = "SECONDS", defaultValue = "10",
            description = "How long all may take that happens on one connection (${DEFAULT-VALUE}).")
    private String timeout;

    @Option(names = "--help", usageHelp = true, description = "This text.")
    private boolean help;

    private final PrintStream out;
    private final PrintStream err;

    private record Request(String method, byte[] octets) {
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
        var commandLine = new CommandLine(new RawClients(out, err));
        Map<String, String> exitCodes = new LinkedHashMap<>(Map.of("0", "an answer came, whatever its status"));
        Arrays.stream(Code.values()).forEach(code -> exitCodes.put(String.valueOf(code.number), code.meaning));
        commandLine.getCommandSpec().usageMessage().exitCodeList(exitCodes);
        return commandLine.setExpandAtFiles(false)
                .setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF))
                .setOut(new PrintWriter(out, true, StandardCharsets.UTF_8))
                .setParameterExceptionHandler((e, unused) -> {
                    String sentence = e.getMessage().replaceAll("\\p{Cntrl}+", "?");
                    err.println(sentence + (sentence.endsWith(".") ? "" : ";") + " --help shows what there is.");
                    return Code.USAGE.number;
                })
                .execute(args);
    }

    @Override
    public Integer call() {
        check();
        try {
            if (words.isEmpty() || !words.get(0).equals("send")) {
                exchange(requests());
                return 0;
            }
            require(words.size() <= 2 && path == null && headers.isEmpty() && content == null && type == null
                    && !persist, "send takes octets and nothing else to send: in quotes, as @FILE, or as -.");
            send(octets(words.size() == 1 ? "-" : words.get(1)));
            return 0;
        } catch (Failure failure) {
            err.println(failure.getMessage());
            return failure.code.number;
        }
    }

    /** A space or a line end in one of these would make another request of it. */
    private void check() {
        require(host.matches("[A-Za-z0-9._:%\\[\\]-]+") && !host.matches("[^:]*:[^:]*"), "\"" + host + "\" is not the "
                + "name or address of a host: --host takes that alone, --port takes the port, and --path the path.");
        require(port >= 1 && port <= HIGHEST_PORT, "--port takes a number from 1 to " + HIGHEST_PORT + ".");
        require(path == null || path.matches("\\*|/([A-Za-z0-9._~!$&'()*+,;=:@/?-]|%[0-9A-Fa-f]{2})*"), "--path is * "
                + "or begins with /; a space, or any other character that a path does not hold, is written as %20.");
        require(timeout.matches("[0-9]*\\.?[0-9]+") && millis() > 0 && millis() <= LONGEST_MILLIS,
                "--timeout takes a number of seconds greater than 0, up to a day.");
        require(version.matches("1\\.[01]"), "--http takes 1.1 or 1.0.");
        require(headers.stream().allMatch(line -> HEADER.matcher(line).matches()) && (type == null || HEADER.matcher(
                "Content-Type:" + type).matches()), "A field line is a name, a colon, and a value without control "
                + "characters; Host, Content-Type, Content-Length and Connection may stand alone, to be left out.");
        List<String> typed = new ArrayList<>(words);
        typed.addAll(headers);
        typed.add(content == null ? "" : content);
        for (String text : typed) {
            // The JVM puts this in place of a character that the locale could not decode.
            require(text.indexOf('\ufffd') < 0 && StandardCharsets.UTF_8.newEncoder().canEncode(text), "\"" + text
                    + "\" did not survive the terminal's locale; run it under one with UTF-8, as LC_ALL=C.UTF-8.");
        }
    }

    private void require(boolean holds, String sentence) {
        if (!holds) {
            throw new ParameterException(spec.commandLine(), sentence);
        }
    }

    private long millis() {
        return Math.round(Double.parseDouble(timeout) * 1000);
    }

    private byte[] octets(String typed) {
        try {
            return Octets.of(typed);
        } catch (IOException | InvalidPathException e) {
            throw new ParameterException(spec.commandLine(), "\"" + typed + "\" cannot be read (" + e + "); the name "
                    + "of a file is taken from the folder in which you are.");
        }
    }

    /** Each method with the pairs behind it; pairs alone are for a GET and a POST. */
    private List<Request> requests() {
        byte[] typed = content == null ? null : octets(content);
        List<Request> requests = new ArrayList<>();
        if (words.isEmpty() || words.get(0).contains("=")) {
            return List.of(request("GET", words, typed), request("POST", words, typed));
        }
        for (int i = 0, next; i < words.size(); i = next) {
            for (next = i + 1; next < words.size() && words.get(next).contains("="); ) {
                next++;
            }
            requests.add(request(words.get(i), words.subList(i + 1, next), typed));
        }
        return requests;
    }

    private Request request(String word, List<String> pairs, byte[] typed) {
        boolean isFirst = !words.isEmpty() && word.equals(words.get(0));
        boolean isKnown = METHODS.contains(word.toUpperCase(Locale.ROOT));
        require(isKnown || isFirst && word.matches("[A-Z][A-Z-]*"), "\"" + word + "\" is neither a method (get, post, "
                + "put, OTHER) nor a NAME=VALUE; --host, --port and --path say where to.");
        for (String pair : pairs) {
            require(pair.contains("="), "\"" + pair + "\" is no NAME=VALUE, and a method stands before all of them.");
            require(!pair.matches("(?i)https?://.*|[\\w.-]+:[0-9]+/.*"), "\"" + pair + "\" is a URL, and this client "
                    + "takes it in parts: --host, --port, and --path with the query.");
        }
        String method = isKnown ? word.toUpperCase(Locale.ROOT) : word;
        List<String> sent = pairs.isEmpty() && path == null && typed == null
                ? PAIRS_OF_THE_SCRIPTS.getOrDefault(method, List.of()) : pairs;
        boolean isForm = typed == null && WITH_CONTENT.contains(method);
        byte[] body = isForm ? Octets.form(sent).getBytes(StandardCharsets.US_ASCII) : typed;
        require(type == null || body != null, "--type says what the content is, and this " + method + " has none.");
        String target = path == null ? "/api" : path;
        if (!isForm && !sent.isEmpty()) {
            target += (target.matches(".*[?&]") ? "" : target.contains("?") ? "&" : "?") + Octets.form(sent);
        }
        List<String> needed = new ArrayList<>(List.of("Host: " + new Address(host, port).authority()));
        if (body != null) {
            needed.add("Content-Type: " + (type != null ? type : isForm ? FORM : TEXT));
            needed.add("Content-Length: " + body.length);
        }
        if (persist == version.equals("1.0")) {
            needed.add("Connection: " + (persist ? "keep-alive" : "close"));
        }
        var octets = new ByteArrayOutputStream();
        octets.writeBytes((method + " " + target + " HTTP/" + version + "\r\n" + Octets.fieldLines(needed, headers)
                + "\r\n").getBytes(StandardCharsets.UTF_8));
        octets.writeBytes(body == null ? new byte[0] : body);
        return new Request(method, octets.toByteArray());
    }

    private Connection connect(Transcript transcript) throws Failure {
        try {
            return Connection.to(new Address(host, port), InetAddress.getAllByName(host), Duration.ofMillis(millis()),
                    transcript);
        } catch (UnknownHostException e) {
            throw new Failure(Code.UNKNOWN_HOST, "The host \"" + host
                    + "\" is not known; check its spelling, or try --host 127.0.0.1.");
        }
    }

    private void exchange(List<Request> requests) throws Failure {
        var transcript = new Transcript(out, raw);
        Connection connection = null;
        for (Request request : requests) {
            if (request != requests.get(0)) {
                out.println();
            }
            if (connection == null) {
                connection = connect(transcript);
            } else {
                transcript.remark("On the same connection:");
            }
            try {
                connection.send(request.octets(), false);
                boolean persists = connection.receive(request.method());
                if (connection.hasSurplus() || !persists || !persist) {
                    connection.close();
                    connection = null;
                }
            } catch (Failure failure) {
                connection.close();
                throw failure;
            }
        }
    }

    /** Octets as they are. How many answers they get, nobody can know who did not read them as a server does. */
    private void send(byte[] typed) throws Failure {
        byte[] octets;
        try {
            octets = Octets.unescaped(typed);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage());
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
