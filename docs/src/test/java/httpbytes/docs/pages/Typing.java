package httpbytes.docs.pages;

import httpbytes.docs.pages.Console.Step;
import httpbytes.docs.pages.Page.Block;
import httpbytes.docs.parties.Nginx;
import httpbytes.docs.parties.Programs;
import httpbytes.docs.parties.ServerOfPages;
import httpbytes.docs.parties.Servers;
import httpbytes.docs.parties.SingleFileProgram;
import httpbytes.rawclients.RawClients;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Types the commands of a page, one after the other: what Maven would run is run without Maven, on free ports, and
 * nginx writes into a folder of its own. Where a page changes code, a server has what is changed above its command.
 * {@link NewcomerTest} types them once more, as they are.
 */
final class Typing implements AutoCloseable {

    private static final String OPTIONS = "(?: \"-D(?:exec\\.args|spring-boot\\.run\\.arguments)=(.*)\")?";
    private static final String PROXY = "docs/proxy";

    /** In the last line that Spring prints before it waits for requests. */
    private static final String STARTED = ": Started Application in ";

    private static final List<Command> COMMANDS = List.of(
            command("mvn (-q )?verify|mvn -q -pl docs/.*|java docs/proxy/.*", (typing, step, parts) ->
                    null), // It would build what is being built, or needs the ports that it names.
            command("mvn (?:-q )?-pl (socket-server|flask-equivalent) (?:compile )?(?:exec:java|spring-boot:run)" + OPTIONS,
                    Typing::startServer),
            command("java docs/((?:ladder/.*|two-programs/\\w*Server)\\.java)(?: [0-9]+)?", Typing::startSingleFile),
            command("java (raw-clients/.*\\.java|docs/two-programs/Client\\.java \\w+)", Typing::runSingleFile),
            command("mvn -q -pl raw-clients(?: compile)?(?: exec:java)?" + OPTIONS, Typing::runClient),
            command("(?:" + Nginx.PROGRAM + "|mkdir|openssl) .*", Typing::prepareNginx),
            command("(?:curl|printf) .*", Typing::runInAShell));

    /** In single quotes, or up to a space. */
    private static final Pattern WORD = Pattern.compile("'([^']*)'|([^ ]+)");

    /** Commands that look alike, and how they are run. */
    private record Command(Pattern pattern, Way way) {
    }

    private interface Way {
        /** What it prints that the page does not show, in a sentence, or null. */
        String problem(Typing typing, Step step, Matcher parts) throws IOException;
    }

    private final Ports ports = new Ports();
    private final List<ServerOfPages> ownServers = new ArrayList<>();
    /** What stands in place of {@code docs/proxy}, as soon as a command is about it. */
    private Path proxyFolder;
    /** What the reader has changed so far. */
    private final Changed changed;

    private Typing(Page page) {
        changed = new Changed(page.path().getFileName().toString());
    }

    private static Command command(String pattern, Way way) {
        return new Command(Pattern.compile(pattern), way);
    }

    static List<String> problems(Page page) throws IOException {
        List<String> problems = new ArrayList<>();
        List<Block> changes = new ArrayList<>(Changed.blocks(page));
        try (var typing = new Typing(page)) {
            for (Step step : Console.steps(page)) {
                while (!changes.isEmpty() && changes.get(0).line() < step.line()) {
                    typing.changed.make(page, changes.remove(0));
                }
                String problem = Programs.areInstalled(programs(step.command())) ? typing.type(step) : null;
                if (problem != null) {
                    problems.add(page.problem(step.line(), problem));
                }
            }
        }
        return problems;
    }

    /** The programs of this machine that a command needs. */
    static List<String> programs(String command) {
        boolean isAboutNginx = Stream.of(Nginx.PROGRAM, "openssl ", ":" + Nginx.HTTP, ":" + Nginx.HTTPS,
                PROXY + "/target").anyMatch(command::contains);
        return Stream.concat(isAboutNginx ? Nginx.PROGRAMS.stream() : Stream.empty(), Stream.of("curl", "nc").filter(
                program -> Pattern.compile("(^|\\| )" + program + " ").matcher(command).find())).toList();
    }

    private String type(Step step) throws IOException {
        for (Command command : COMMANDS) {
            Matcher parts = command.pattern().matcher(step.command());
            if (parts.matches()) {
                return command.way().problem(this, step, parts);
            }
        }
        return "nobody knows how to check `" + step.command() + "`; see Typing.";
    }

    private String startServer(Step step, Matcher parts) throws IOException {
        String compiler = changed.compile();
        if (!compiler.isEmpty()) {
            return "what the page changes does not compile:\n" + compiler;
        }
        String options = parts.group(2) == null ? "" : parts.group(2);
        Servers server = parts.group(1).equals("socket-server") ? Servers.SOCKET_SERVER : Servers.FLASK_EQUIVALENT;
        List<String> command = new ArrayList<>(SingleFileProgram.java(changed.classPath()));
        command.addAll(List.of(server.mainClass(), "--port=0"));
        if (options.contains("--wire-view")) {
            command.add("--wire-view-port=0");
        }
        Stream.of(options.replaceAll("--(wire-view-)?port[= ][0-9]+", "").split(" ")).filter(word -> !word.isEmpty())
                .forEach(command::add);
        if (changed.isEmpty()) {
            return shows(step, ServerOfPages.shared(command));
        }
        return startOwn(step, command);
    }

    /** The lowest is there to die, so each page has its own. */
    private String startSingleFile(Step step, Matcher parts) {
        List<String> command = new ArrayList<>(SingleFileProgram.command(Path.of(parts.group(1))));
        command.add("0");
        return startOwn(step, command);
    }

    private String startOwn(Step step, List<String> command) {
        ownServers.add(ServerOfPages.start(command));
        return shows(step, ownServers.get(ownServers.size() - 1));
    }

    private String shows(Step step, ServerOfPages server) {
        String printed = step.isOfSpring() ? server.linesUntil(STARTED)
                : server.firstLines(step.shown().lines().count());
        ports.take(step.port(), step.shown(), printed);
        return compare(step, printed);
    }

    /** A client as it is typed, and behind it the port: nobody listens there until a server has started. */
    private String runSingleFile(Step step, Matcher parts) throws IOException {
        if (!ports.isTaken("5000")) {
            ports.take("5000", Nginx.freePort());
        }
        return compare(step, Shell.run(SingleFileProgram.JAVA + " " + parts.group(1) + ports.taken(" 5000")));
    }

    private String runClient(Step step, Matcher parts) {
        String options = parts.group(1) == null ? "" : parts.group(1);
        String typed = options.contains("--port") ? ports.taken(options) : options + ports.taken(" --port 5000");
        var printed = new ByteArrayOutputStream();
        var out = new PrintStream(printed, true, StandardCharsets.UTF_8);
        RawClients.run(out, out, words(typed));
        return compare(step, printed.toString(StandardCharsets.UTF_8));
    }

    /** As Maven takes them from its options. */
    static String[] words(String options) {
        return WORD.matcher(options).results().map(word -> word.group(1) == null ? word.group(2) : word.group(1))
                .toArray(String[]::new);
    }

    private String prepareNginx(Step step, Matcher parts) throws IOException {
        if (proxyFolder == null) {
            proxyFolder = Files.createTempDirectory("proxy");
            ports.take(Nginx.HTTP, Nginx.freePort());
            ports.take(Nginx.HTTPS, Nginx.freePort());
            Files.writeString(proxyFolder.resolve("nginx.conf"), ports.taken(Files.readString(Nginx.CONFIGURATION)));
        }
        return runInAShell(step, parts);
    }

    private String runInAShell(Step step, Matcher parts) throws IOException {
        String typed = ports.taken(step.command());
        return compare(step, Shell.run(proxyFolder == null ? typed : typed.replace(PROXY, proxyFolder.toString())));
    }

    private String compare(Step step, String printed) {
        String named = ports.named(printed);
        return step.isShown(named) ? null
                : "`" + step.command() + "` printed\n" + named.strip() + "\nand the page shows\n" + step.shown();
    }

    @Override
    public void close() throws IOException {
        ownServers.forEach(ServerOfPages::close);
        Path nginx = proxyFolder == null ? null : proxyFolder.resolve("target/nginx.pid");
        if (nginx != null && Files.exists(nginx)) {
            ProcessHandle.of(Long.parseLong(Files.readString(nginx).strip())).ifPresent(ProcessHandle::destroy);
        }
    }
}
