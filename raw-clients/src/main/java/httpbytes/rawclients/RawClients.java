package httpbytes.rawclients;

import httpbytes.rawclients.Failure.Code;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * The command line of the two clients. Without arguments it does what {@code get.py} and {@code post.py} did,
 * one after the other.
 */
@Command(name = "raw-clients", sortOptions = false, usageHelpWidth = 100, description = {
        "Sends requests that are spelled by hand, and prints both directions as they travelled.",
        "Without a method it sends a GET, then a POST."},
        footerHeading = "%nExamples:%n", footer = {
                "  mvn -q -pl raw-clients compile exec:java",
                "  mvn -q -pl raw-clients compile exec:java \"-Dexec.args=get --port 5001 name=Ada city=Zürich\"",
                "  mvn -q -pl raw-clients compile exec:java \"-Dexec.args=post --raw name=Ada\"",
                "", "What goes wrong, and what to type then, stands in docs/troubleshooting.md."},
        exitCodeListHeading = "%nExit codes, as curl has them:%n")
public final class RawClients implements Callable<Integer> {

    private static final Form GET_PAIRS =
            new Form(List.of(Form.pair("param1=value1"), Form.pair("param2=value2")));
    private static final Form POST_PAIRS =
            new Form(List.of(Form.pair("param1453=value1"), Form.pair("param500=value250")));
    private static final Set<String> METHODS = Set.of("get", "post", "head", "options");
    private static final int HIGHEST_PORT = 65_535;
    private static final double LONGEST_TIMEOUT = 86_400;
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}+");
    /** How many octets are shown of what follows an answer. */
    private static final int SHOWN = 60;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "METHOD | NAME=VALUE", arity = "0..*", description =
            "First, perhaps, one of get, post, head, options; then what to send. A GET carries it in the query, a "
                    + "POST in the content.")
    private List<String> words = new ArrayList<>();

    @Option(names = "--host", paramLabel = "HOST", defaultValue = "localhost",
            description = "Name or address of the server (${DEFAULT-VALUE}).")
    private String host;

    @Option(names = "--port", paramLabel = "NUMBER", defaultValue = "5000",
            description = "Port of the server (${DEFAULT-VALUE}).")
    private int port;

    @Option(names = "--path", paramLabel = "PATH", defaultValue = "/api",
            description = "Path of the resource, already percent-encoded (${DEFAULT-VALUE}). It may bring a query, "
                    + "which a GET continues with its pairs.")
    private String path;

    @Option(names = "--raw", description = "Draw CR as ␍ and LF as ␊, and show a chunked body with its chunks.")
    private boolean raw;

    @Option(names = "--timeout", paramLabel = "SECONDS", defaultValue = "10",
            description = "How long one exchange may take in all (${DEFAULT-VALUE}).")
    private double timeout;

    @Option(names = "--help", usageHelp = true, description = "This text.")
    private boolean help;

    private final PrintStream out;
    private final PrintStream err;

    RawClients(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    /**
     * Exits with a code when something failed, and just returns when not: Maven runs this inside its own
     * process.
     */
    public static void main(String[] args) {
        int code = run(Terminal.of(System.out, "stdout"), Terminal.of(System.err, "stderr"), args);
        if (code != 0) {
            System.exit(code);
        }
    }

    /** Runs the command line and returns its exit code. */
    public static int run(PrintStream out, PrintStream err, String... args) {
        var commandLine = new CommandLine(new RawClients(out, err));
        var exitCodes = new LinkedHashMap<String, String>();
        exitCodes.put("0", "an answer came, whatever its status");
        for (Code code : Code.values()) {
            exitCodes.put(String.valueOf(code.number()), code.meaning());
        }
        commandLine.getCommandSpec().usageMessage().exitCodeList(exitCodes);
        return commandLine.setExpandAtFiles(false)
                .setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF))
                .setOut(new PrintWriter(out, true, StandardCharsets.UTF_8))
                .setParameterExceptionHandler((e, unused) -> {
                    String sentence = CONTROL.matcher(e.getMessage()).replaceAll("?");
                    err.println(sentence + (sentence.endsWith(".") ? "" : ";") + " --help shows what there is.");
                    return Code.USAGE.number();
                })
                .execute(args);
    }

    @Override
    public Integer call() {
        check();
        List<String> pairs = new ArrayList<>(words);
        String method = !pairs.isEmpty() && METHODS.contains(pairs.get(0).toLowerCase(Locale.ROOT))
                ? pairs.remove(0).toUpperCase(Locale.ROOT) : null;
        var given = new Form(pairs.stream().map(this::pair).toList());
        var address = new Address(host, port);
        try {
            if (method == null || !method.equals("POST")) {
                String spelled = method == null ? "GET" : method;
                Form form = given.isEmpty() && !spelled.equals("OPTIONS") ? GET_PAIRS : given;
                exchange(address, RawGet.request(spelled, address, path, form), spelled);
            }
            if (method == null) {
                out.println();
            }
            if (method == null || method.equals("POST")) {
                exchange(address, RawPost.request(address, path, given.isEmpty() ? POST_PAIRS : given), "POST");
            }
            return 0;
        } catch (Failure failure) {
            err.println(failure.getMessage());
            return failure.code().number();
        }
    }

    /** A space or a line end in one of these would make another request of it. */
    private void check() {
        if (!host.matches("[A-Za-z0-9._:%\\[\\]-]+") || host.matches("[^:]*:[^:]*")) {
            throw usage("\"" + host + "\" is not the name or address of a host: --host takes that alone, without "
                    + "http://, --port takes the port, and --path the path.");
        }
        if (port < 1 || port > HIGHEST_PORT) {
            throw usage("--port takes a number from 1 to " + HIGHEST_PORT + ", not " + port + ".");
        }
        if (!path.matches("/[A-Za-z0-9._~!$&'()*+,;=:@/?%-]*")) {
            throw usage("--path begins with / and holds no space or other character that has to be percent-encoded.");
        }
        if (!(timeout > 0 && timeout <= LONGEST_TIMEOUT)) {
            throw usage("--timeout takes a number of seconds greater than 0, up to a day.");
        }
    }

    private Form.Pair pair(String word) {
        if (word.indexOf('=') < 0) {
            throw usage("\"" + word + "\" is neither a method (get, post, head, options: first of all) nor a "
                    + "NAME=VALUE.");
        }
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(word)) {
            throw usage("\"" + word + "\" holds half a character, which UTF-8 cannot say.");
        }
        // What the JVM puts in place of a character that the locale could not decode.
        if (word.indexOf('\ufffd') >= 0) {
            throw usage("\"" + word + "\" did not survive the terminal's locale; run this under one with UTF-8, "
                    + "such as LC_ALL=C.UTF-8.");
        }
        return Form.pair(word);
    }

    private ParameterException usage(String sentence) {
        return new ParameterException(spec.commandLine(), sentence);
    }

    private void exchange(Address address, byte[] request, String method) throws Failure {
        var transcript = new Transcript(out, raw);
        var millis = Duration.ofMillis(Math.max(1, (long) (timeout * 1000)));
        try (var exchange = Exchange.connect(address, millis, transcript::remark)) {
            transcript.sent(request);
            exchange.send(request);
            receive(exchange, transcript, method);
        }
    }

    private static void receive(Exchange exchange, Transcript transcript, String method) throws Failure {
        InputStream in = exchange.received();
        var reader = new ResponseReader(in, method.equals("HEAD"));
        try {
            reader.read();
        } catch (IOException e) {
            throw exchange.failure(e, reader.progress());
        } finally {
            transcript.received(reader.answer());
        }
        remarkWhatFollows(in, transcript);
        checkWhoAnswered(reader.answer());
    }

    /** Content where a rule says there is none, or a second answer: only what is already here, without waiting. */
    private static void remarkWhatFollows(InputStream in, Transcript transcript) {
        try {
            byte[] octets = in.readNBytes(Math.min(SHOWN, in.available()));
            if (octets.length > 0) {
                transcript.remark("Octets follow that are no part of this answer; they begin with \""
                        + Transcript.escape(octets, SHOWN) + "\".");
            }
        } catch (IOException e) {
            // The answer is complete; how the connection ends no longer matters.
        }
    }

    private static void checkWhoAnswered(Answer answer) throws Failure {
        boolean airPlay = answer.sections().stream()
                .anyMatch(section -> section.toLowerCase(Locale.ROOT).contains("\nserver: airtunes"));
        if (airPlay) {
            throw new Failure(Code.NOT_HTTP, "That was AirPlay Receiver of macOS, which holds this port; switch it off "
                    + "in System Settings, or start the server and this client with --port 5001.");
        }
    }
}
