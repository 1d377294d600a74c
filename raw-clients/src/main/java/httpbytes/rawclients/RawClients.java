package httpbytes.rawclients;

import static httpbytes.rawclients.Failure.Code.USAGE;
import static httpbytes.rawclients.Octets.TARGET;
import static picocli.CommandLine.Help.Ansi.OFF;
import static picocli.CommandLine.Help.defaultColorScheme;

import httpbytes.rawclients.Failure.Code;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command line of the careful client. Without arguments it sends what RawGet and RawPost send. */
@Command(name = "raw-clients", version = "1.0", mixinStandardHelpOptions = true, sortOptions = false,
        usageHelpWidth = 100, description = """
        Sends requests that are spelled by hand, and prints both directions as they travel.
        Without arguments it sends what get.py and post.py sent.""", footerHeading = "%nExamples:%n", footer = """
          mvn -q -pl raw-clients    (short for mvn -q -pl raw-clients compile exec:java)
          mvn -q -pl raw-clients "-Dexec.args=get --port 5001 name=Ada city=London"
          mvn -q -pl raw-clients "-Dexec.args=get --follow --path /moved"
          mvn -q -pl raw-clients "-Dexec.args=put --content '{}' --type application/json"
          mvn -q -pl raw-clients "-Dexec.args=send 'GET /api HTTP/1.0\\r\\n\\r\\n'"

        What goes wrong, and what to type then, is in docs/troubleshooting.md, with the exit codes.""")
public final class RawClients implements Callable<Integer> {

    private static final List<String> SCRIPTS = List.of(
            "get", "param1=value1", "param2=value2", "post", "param1453=value1", "param500=value250");
    private static final String TEXT = "text/plain;charset=utf-8";
    private static final String METHOD = "(?i:get|head|post|put|patch|delete|options|trace|connect)|[A-Z][A-Z-]*";
    private static final String URL = "(?i)https?://.*|[\\w.-]+:[0-9]+[/?].*|/.*";
    private static final String FIELD_LINE = "[!#$%&'*+.^_`|~0-9A-Za-z-]+:[[^\\p{Cntrl}]\t]*";

    @Parameters(paramLabel = "METHOD [NAME=VALUE...]", description = """
            Methods, such as get, and after each what to send: POST, PUT and PATCH carry it in the content, all \
            others in the query.
            Or send, and octets: in quotes, as @FILE, or - for standard input. \\r, \\n and \\xNN are the octets \
            that they mean, \\ at the end of a line takes the line end away, and all else is sent as it is.""")
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

    @Option(names = "--raw", description = "Show CR as \\r and LF as \\n, and a chunked body with its chunks.")
    private boolean isRaw;

    @Option(names = "--follow", description = "Follow one redirect, on the same host and port.")
    private boolean isFollowed;

    @Option(names = "--timeout", defaultValue = "10", description = "Seconds for a connection (${DEFAULT-VALUE}).")
    private String timeout;

    private final PrintStream out;

    private record Request(String method, List<String> pairs) {
    }

    private RawClients(PrintStream out) {
        this.out = out;
    }

    /** Exits with a code when something failed, and just returns when not: Maven runs this inside its own process. */
    public static void main(String[] args) {
        int code = run(System.out, System.err, args);
        if (code != 0) {
            System.exit(code);
        }
    }

    /** Runs the command line and returns its exit code. */
    public static int run(PrintStream out, PrintStream err, String... args) {
        return new CommandLine(new RawClients(out)).setExpandAtFiles(false).setColorScheme(defaultColorScheme(OFF))
                .setOut(new PrintWriter(out, true, StandardCharsets.UTF_8))
                .setParameterExceptionHandler((e, unused) -> complain(err, USAGE, e.getMessage()))
                .setExecutionExceptionHandler((e, line, parsed) -> complain(err, ((Failure) e).code, e.getMessage()))
                .execute(args);
    }

    private static int complain(PrintStream err, Code code, String sentence) {
        err.println(sentence.replaceAll("\\p{Cntrl}+", "?") + (code == USAGE ? " (--help shows what there is.)" : ""));
        return code.number;
    }

    private static void require(boolean holds, String sentence) throws Failure {
        if (!holds) {
            throw new Failure(USAGE, sentence);
        }
    }

    @Override
    public Integer call() throws Failure {
        // The JVM puts U+FFFD in place of a character that the locale could not decode.
        require((words + " " + headers + content).matches("(?s)[^\ufffd\\p{Cs}]*"),
                "Not all characters arrived; use a terminal and a locale with UTF-8, as LC_ALL=C.UTF-8.");
        require(!host.isEmpty() && port > 0 && port < 65_536
                && timeout.matches("(?!0*[.]?0*$)[0-9]{1,4}([.][0-9]{1,3})?"),
                "--host takes a name or an address, --port 1 to 65535, --timeout seconds, from 0.001 to 9999.");
        if (words.contains("send")) {
            require(words.indexOf("send") == 0 && words.size() <= 2 && path == null && content == null
                    && headers.isEmpty() && !isFollowed, "send takes octets and nothing else: in quotes, @FILE, or -.");
            exchange(Octets.unescaped(Octets.of(words.size() == 1 ? "-" : words.get(1))), true);
            return 0;
        }
        String gap = "";
        for (Request request : requests()) {
            byte[] octets = spelled(request);
            out.print(gap);
            String redirect = exchange(octets, false);
            if (isFollowed && redirect != null) {
                exchange(Octets.redirected(octets, redirect, "http://" + Octets.authority(host, port)), false);
            }
            gap = System.lineSeparator();
        }
        return 0;
    }

    /** Each method with the pairs behind it. */
    private List<Request> requests() throws Failure {
        List<Request> requests = new ArrayList<>();
        for (String word : !words.isEmpty() ? words : path == null && content == null ? SCRIPTS
                : List.of("get", "post")) {
            if (word.matches(METHOD)) {
                requests.add(new Request(word.toUpperCase(Locale.ROOT), new ArrayList<>()));
            } else {
                require(word.contains("=") && !word.matches(URL) && !requests.isEmpty(), """
                        "%s" is neither a method (get, post, OTHER) nor a NAME=VALUE after one; and a URL is given in \
                        parts, by --host, --port, and --path with its query.""".formatted(word));
                requests.get(requests.size() - 1).pairs().add(word);
            }
        }
        return requests;
    }

    private byte[] spelled(Request request) throws Failure {
        boolean isForm = content == null && List.of("POST", "PUT", "PATCH").contains(request.method());
        String pairs = Octets.form(request.pairs());
        byte[] body = Octets.of(isForm ? pairs : content == null ? "" : content);
        String target = path == null ? "/api" : path;
        require(target.matches(TARGET) && version.matches("1\\.[01]"), "--path is * or begins with /, and a space, "
                + "or what else a path does not hold, is spelled as %20 is; --http takes 1.1 or 1.0.");
        if (!isForm && !pairs.isEmpty()) {
            target += (target.matches(".*[?&]") ? "" : target.contains("?") ? "&" : "?") + pairs;
        }
        List<String> lines = new ArrayList<>(List.of("Host: " + Octets.authority(host, port)));
        if (isForm || content != null || type != null) {
            lines.add("Content-Type: " + (type != null ? type : isForm ? "application/x-www-form-urlencoded" : TEXT));
            lines.add("Content-Length: " + body.length);
        }
        lines.add("Connection: close");
        lines.removeIf(one -> headers.stream().anyMatch(own -> own.split(":")[0].equalsIgnoreCase(one.split(":")[0])));
        lines.addAll(headers);
        require(lines.stream().allMatch(line -> line.matches(FIELD_LINE)), "Not each of " + lines + " is a field line: "
                + "a name, a colon, and a value without control characters.");
        byte[] section = (request.method() + " " + target + " HTTP/" + version + "\r\n" + String.join("\r\n", lines)
                + "\r\n\r\n").getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(section.length + body.length).put(section).put(body).array();
    }

    /** Returns where the answer leads, or null. */
    private String exchange(byte[] octets, boolean isAll) throws Failure {
        try (var connection = new Connection(List.of(InetAddress.getAllByName(host)), port,
                Duration.ofMillis((long) (Double.parseDouble(timeout) * 1000)), new Transcript(out, isRaw))) {
            return connection.exchange(octets, isAll);
        } catch (UnknownHostException e) {
            throw new Failure(Code.UNKNOWN_HOST, "The host \"" + host + "\" is not known; --host takes its name or "
                    + "address alone, as --host 127.0.0.1, --port the port, and --path the path.");
        }
    }
}
