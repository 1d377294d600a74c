package httpbytes.docs.pages;

import httpbytes.docs.pages.Console.Step;
import httpbytes.docs.parties.NaiveProcess;
import httpbytes.docs.parties.Nginx;
import httpbytes.docs.parties.SingleFileProgram;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Types the commands of a page, one after the other. The servers run on free ports, which stand in place of
 * those that the page names, there and back. Maven is left out: what it would run is run as it would run it. So is
 * the folder in which nginx writes: it has another one. In CI a shell types it all once more in a fresh clone, see
 * {@link NewcomerTest}.
 */
final class Typing implements AutoCloseable {

    private static final int GIVE_UP_SECONDS = 60;
    /** Where Debian puts it; only root looks for programs there. */
    private static final String NGINX = "/usr/sbin/nginx";
    private static final String PROXY = "docs/proxy";
    private static final Pattern MAVEN = Pattern.compile(
            "mvn -q -pl (flask-equivalent|socket-server|raw-clients) (?:compile )?(?:exec:java|spring-boot:run)"
                    + "(?: \"-D(?:exec\\.args|spring-boot\\.run\\.arguments)=(.*)\")?");
    private static final Map<String, String> MAIN_CLASSES = Map.of(
            "flask-equivalent", "httpbytes.flaskequivalent.Application",
            "socket-server", "httpbytes.socketserver.EchoServer",
            "raw-clients", "httpbytes.rawclients.RawClients");
    /** Where the workspace is; commands are typed there. */
    private static final Path WORKSPACE = Path.of("..").toAbsolutePath().normalize();

    /** The port that the page names → the one that is taken. */
    private final Map<String, String> ports = new LinkedHashMap<>();
    private final Map<String, Process> servers = new LinkedHashMap<>();
    /** What stands in place of {@code docs/proxy}, as soon as a command is about it. */
    private Path proxyFolder;

    static List<String> problems(Page page) throws IOException {
        List<String> problems = new ArrayList<>();
        try (var typing = new Typing()) {
            for (Step step : Console.steps(page)) {
                String problem = typing.type(step);
                if (problem != null) {
                    problems.add(page.problem(step.line(), problem));
                }
            }
        }
        return problems;
    }

    private String type(Step step) throws IOException {
        if (step.command().startsWith("mvn -q -pl docs/") || step.command().equals("mvn -q verify")
                || step.command().startsWith("java docs/proxy/RollingRestart.java")) {
            return null; // For the shell of CI: it would build what is being built, or needs that.
        }
        Matcher maven = MAVEN.matcher(step.command());
        boolean isShell = step.command().matches("(curl -s|printf |mkdir |openssl |" + NGINX + " ).*");
        if (step.command().startsWith(NGINX) && Nginx.isInstalled()) {
            writeConfiguration();
        }
        if (isShell && !isInstalled(step.command())) {
            return System.getenv("CI") == null ? null : "a program of `" + step.command() + "` is not installed.";
        }
        if (step.command().startsWith("java raw-clients/")) {
            return run(step, List.of(SingleFileProgram.JAVA, step.command().substring("java ".length()),
                    ports.getOrDefault("5000", "5000")));
        }
        if (step.startsAServer()) {
            return start(step, maven);
        }
        if (maven.matches()) {
            return run(step, java(maven.group(1), arguments(maven.group(2))));
        }
        return isShell ? run(step, List.of("sh", "-c", withPortsTaken(step.command())))
                : "nobody knows how to check `" + step.command() + "`; see Typing.";
    }

    private static boolean isInstalled(String command) {
        boolean needsNginx = Stream.of(NGINX, "openssl ", ":" + Nginx.HTTP, ":" + Nginx.HTTPS)
                .anyMatch(command::contains);
        return (!needsNginx || Nginx.isInstalled()) && Stream.of("curl", "nc").filter(
                program -> Pattern.compile("(^|\\| )" + program + " ").matcher(command).find())
                .allMatch(program -> Stream.of(System.getenv("PATH").split(File.pathSeparator))
                        .anyMatch(folder -> new File(folder, program).canExecute()));
    }

    /** Options as Maven passes them to a program: words between spaces, or between quotes. */
    private List<String> arguments(String options) {
        List<String> arguments = new ArrayList<>();
        Matcher words = Pattern.compile("'([^']*)'|([^ ]+)").matcher(options == null ? "" : options);
        while (words.find()) {
            arguments.add(words.group(1) == null ? words.group(2) : words.group(1));
        }
        for (int i = 1; i < arguments.size(); i++) {
            if (arguments.get(i - 1).equals("--port")) {
                arguments.set(i, ports.getOrDefault(arguments.get(i), arguments.get(i)));
            }
        }
        return arguments;
    }

    private List<String> java(String module, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(SingleFileProgram.JAVA,
                "-Dfile.encoding=UTF-8", "-Dstdout.encoding=UTF-8", "-Dstderr.encoding=UTF-8",
                "-XX:TieredStopAtLevel=1",
                "-cp", System.getProperty("java.class.path"), MAIN_CLASSES.get(module)));
        command.addAll(arguments);
        if (module.equals("raw-clients") && !arguments.contains("--port") && ports.containsKey("5000")) {
            command.addAll(List.of("--port", ports.get("5000")));
        }
        return command;
    }

    // Servers

    private String start(Step step, Matcher maven) throws IOException {
        stop(step.port());
        List<String> command;
        if (maven.matches()) {
            String options = maven.group(2) == null ? "" : maven.group(2)
                    .replaceAll("--port[= ][0-9]+|--wire-view-port[= ][0-9]+", "");
            List<String> arguments = new ArrayList<>(List.of("--port=0"));
            if (options.contains("--wire-view")) {
                arguments.add("--wire-view-port=0");
            }
            Stream.of(options.strip().split(" ")).filter(word -> !word.isEmpty()).forEach(arguments::add);
            command = java(maven.group(1), arguments);
        } else {
            command = List.of(SingleFileProgram.JAVA, "docs/" + NaiveProcess.SOURCE, "--port", "0");
        }
        Process server = start(command);
        servers.put(step.port(), server);
        var output = new BufferedReader(server.inputReader(StandardCharsets.UTF_8));
        var printed = new StringBuilder();
        String line = output.readLine();
        for (int i = 1; line != null; i++) {
            printed.append(line).append('\n');
            boolean isReady = step.isOfSpring() ? line.contains(": Started Application in ")
                    : i == step.shown().lines().count();
            line = isReady ? null : output.readLine();
        }
        Matcher taken = Pattern.compile("(?:http://127\\.0\\.0\\.1:|Tomcat started on port )([0-9]+)[ /]")
                .matcher(printed);
        if (!taken.find()) {
            return "`" + step.command() + "` printed\n" + printed + new String(server.getErrorStream().readAllBytes(),
                    StandardCharsets.UTF_8);
        }
        ports.put(step.port(), taken.group(1));
        CompletableFuture.runAsync(() -> output.lines().forEach(ignored -> { }), task -> daemon(task).start());
        CompletableFuture.runAsync(() -> server.errorReader().lines().forEach(ignored -> { }), task -> daemon(task)
                .start());
        String asOnThePage = withPortsNamed(printed.toString());
        return step.isShown(asOnThePage) ? null : differs(step, asOnThePage);
    }

    private static Thread daemon(Runnable task) {
        var thread = new Thread(task, "reads what a server prints");
        thread.setDaemon(true);
        return thread;
    }

    private void stop(String port) {
        Process server = servers.remove(port);
        if (server != null) {
            server.destroyForcibly();
        }
    }

    private static Process start(List<String> command) throws IOException {
        var builder = new ProcessBuilder(command).directory(WORKSPACE.toFile());
        builder.environment().put("LC_ALL", "C.UTF-8");
        return builder.start();
    }

    // Other programs

    private String run(Step step, List<String> command) throws IOException {
        Process process = start(command);
        process.getOutputStream().close();
        var error = CompletableFuture.supplyAsync(() -> read(process.getErrorStream()), task -> daemon(task).start());
        var output = CompletableFuture.supplyAsync(() -> read(process.getInputStream()), task -> daemon(task).start());
        try {
            if (!process.waitFor(GIVE_UP_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return "`" + step.command() + "` did not end.";
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        String printed = withPortsNamed(output.join() + error.join());
        return step.isShown(printed) ? null : differs(step, printed);
    }

    private static String read(java.io.InputStream in) {
        try {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String differs(Step step, String printed) {
        return "`" + step.command() + "` printed\n" + printed.strip() + "\nand the page shows\n" + step.shown();
    }

    /** Takes free ports for nginx, and writes its configuration with those that the servers took. */
    private void writeConfiguration() throws IOException {
        if (ports.putIfAbsent(Nginx.HTTP, String.valueOf(Nginx.freePort())) == null) {
            ports.put(Nginx.HTTPS, String.valueOf(Nginx.freePort()));
        }
        Map<String, String> named = new LinkedHashMap<>(ports);
        named.remove("5000");
        Files.writeString(proxyFolder().resolve("nginx.conf"), Nginx.configuration(named));
    }

    private Path proxyFolder() throws IOException {
        if (proxyFolder == null) {
            proxyFolder = Files.createTempDirectory("proxy");
        }
        return proxyFolder;
    }

    private String withPortsTaken(String command) throws IOException {
        String typed = command.contains(PROXY) ? command.replace(PROXY, proxyFolder().toString()) : command;
        for (var port : ports.entrySet()) {
            typed = typed.replaceAll("(127\\.0\\.0\\.1[: ]|localhost[: ])" + port.getKey() + "\\b", "$1"
                    + port.getValue());
        }
        return typed;
    }

    /** Also takes away the option that names a port which is not the usual one. */
    private String withPortsNamed(String printed) {
        String shown = printed;
        for (var port : ports.entrySet()) {
            shown = shown.replace(port.getKey().equals("5000") ? " \"-Dexec.args=--port " + port.getValue() + "\""
                    : "\u0000", "")
                    .replaceAll("\\b" + port.getValue() + "\\b", port.getKey());
        }
        return shown.replaceAll("(wire view is on http://127\\.0\\.0\\.1:)[0-9]+", "$1" + "5002");
    }

    @Override
    public void close() throws IOException {
        servers.values().forEach(Process::destroyForcibly);
        Path nginx = proxyFolder == null ? null : proxyFolder.resolve("target/nginx.pid");
        if (nginx != null && Files.exists(nginx)) {
            ProcessHandle.of(Long.parseLong(Files.readString(nginx).strip())).ifPresent(ProcessHandle::destroy);
        }
    }
}
