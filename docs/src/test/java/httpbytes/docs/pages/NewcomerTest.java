package httpbytes.docs.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import httpbytes.docs.pages.Console.Step;
import httpbytes.docs.parties.Programs;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Does what the pages say, as a newcomer would: clones the workspace and types each command of each {@code console}
 * block, in order, in a shell. What a command prints has to be what the page shows. A server goes on running until the
 * next one wants its port, or the page ends.
 *
 * <p>The newcomer is another user than root, whose words are Turkish, whose folder has a space and an é in its name,
 * and whose Git would write CR LF. {@code .ci/run} makes that user and that locale.
 */
@Tag("thorough")
class NewcomerTest {

    private static final String NEWCOMER = "newcomer";
    private static final String TURKISH = "tr_TR.UTF-8";
    private static final List<Integer> PORTS = List.of(5000, 5001, 5002, 5011, 5012, 5013, 8080, 8443);
    private static final int GIVE_UP_SECONDS = 400;

    /** What was typed, for whoever waits. */
    private static final Path PROGRESS = Path.of("target", "newcomer.log");

    /** Port → the server that has it. */
    private final Map<String, Process> servers = new HashMap<>();
    @TempDir
    private Path folder;
    private String locale;
    private String clone;

    @BeforeEach
    void require() throws Exception {
        Programs.require(List.of("git", "setpriv", "curl", "nc", "nginx", "openssl"));
        assumeTrue(asRoot("id -u").strip().equals("0"), "only root can be another user");
        assumeTrue(asRoot("id " + NEWCOMER + " && locale -a").contains("tr_TR.utf8"),
                "there is no user " + NEWCOMER + ", or no locale " + TURKISH + "; .ci/run makes both");
        assumeTrue(Files.exists(Path.of("../.git")), "this is no clone of a repository");
        for (int port : PORTS) {
            assumeTrue(isFree(port), "another program has port " + port);
        }
    }

    private static boolean isFree(int port) {
        try {
            new ServerSocket(port, 1, InetAddress.getLoopbackAddress()).close();
            return true;
        } catch (IOException taken) {
            return false;
        }
    }

    @AfterEach
    void stopServers() throws InterruptedException {
        for (String port : List.copyOf(servers.keySet())) {
            stop(port);
        }
    }

    @Test
    void seesWhatThePagesShow() throws Exception {
        cloneInto("a folder é", TURKISH);
        List<Path> pages = Page.all().stream().filter(NewcomerTest::isTyped).toList();
        assertThat(pages).as("pages with commands").hasSizeGreaterThan(15);
        for (Path page : pages) {
            for (Step step : Console.steps(Page.read(page))) {
                type(page, step);
            }
            stopServers();
        }
    }

    private static boolean isTyped(Path path) {
        String name = path.getFileName().toString();
        return name.equals("README.md") && path.startsWith("..") || name.matches(
                "[0-9]{2}-.*|two-programs-that-talk.md|ladder.md|troubleshooting.md");
    }

    // The clone

    private void cloneInto(String name, String itsLocale) throws Exception {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        locale = itsLocale;
        clone = folder + "/" + name;
        String printed = asRoot("git clone --quiet -c core.autocrlf=true .. '" + clone + "' && chown -R " + NEWCOMER
                + ": '" + clone + "'");
        assertThat(printed).isEmpty();
    }

    private static String asRoot(String command) throws Exception {
        return readAll(shell(List.of("sh"), command));
    }

    /** A shell reads its command, so that any letters arrive, whatever the locale of this JVM. */
    private static Process shell(List<String> shell, String command, String... environment) throws IOException {
        var builder = new ProcessBuilder(shell).redirectErrorStream(true);
        builder.environment().remove("CI");
        for (int i = 0; i < environment.length; i += 2) {
            builder.environment().put(environment[i], environment[i + 1]);
        }
        Process process = builder.start();
        try (var input = process.getOutputStream()) {
            input.write((command + "\n").getBytes(StandardCharsets.UTF_8));
        }
        return process;
    }

    // What is typed there

    private void type(Path page, Step step) throws Exception {
        Files.writeString(PROGRESS, LocalTime.now() + " " + page + ":" + step.line() + " $ " + step.command() + "\n",
                StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        if (step.startsAServer()) {
            stop(step.port());
            start(page, step);
        } else {
            String printed = run(step.command());
            assertThat(step.isShown(printed)).as("%s:%d: `%s` printed%n%s%nand the page shows%n%s",
                    page, step.line(), step.command(), printed, step.shown()).isTrue();
        }
    }

    private Process typed(String command) throws IOException {
        // exec, so that a server is the process itself and can be stopped; a pipe needs the shell.
        String exec = command.contains("|") ? "" : "exec ";
        return shell(List.of("setpriv", "--reuid=" + NEWCOMER, "--regid=" + NEWCOMER, "--init-groups", "sh"),
                "cd '" + clone + "'\n" + exec + command, "LC_ALL", locale, "HOME", "/home/" + NEWCOMER);
    }

    private String run(String command) throws Exception {
        return readAll(typed(command));
    }

    /** Returns when the server has printed what the page shows. */
    private void start(Path page, Step step) throws Exception {
        Process server = typed(step.command());
        servers.put(step.port(), server);
        assertThat(step.shown()).as("what %s shows below `%s`", page, step.command()).isNotEmpty();
        var output = new BufferedReader(new InputStreamReader(server.getInputStream(), StandardCharsets.UTF_8));
        CompletableFuture.runAsync(() -> awaitShown(output, step), NewcomerTest::inBackground)
                .get(GIVE_UP_SECONDS, TimeUnit.SECONDS);
        // What it prints from now on is read and forgotten, or it would wait for a reader.
        inBackground(() -> output.lines().forEach(line -> { }));
    }

    private static void awaitShown(BufferedReader output, Step step) {
        var printed = new StringBuilder();
        try {
            while (!step.isShownSomewhere(printed.toString())) {
                String line = output.readLine();
                assertThat(line).as("`%s` ended, and had printed:%n%s", step.command(), printed).isNotNull();
                printed.append(line).append('\n');
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void stop(String port) throws InterruptedException {
        Process server = servers.remove(port);
        if (server != null) {
            server.destroy();
            assertThat(server.waitFor(30, TimeUnit.SECONDS)).as("the server stops when it is told to").isTrue();
        }
    }

    private static String readAll(Process process) throws Exception {
        return CompletableFuture.supplyAsync(() -> readToTheEnd(process.getInputStream()), NewcomerTest::inBackground)
                .get(GIVE_UP_SECONDS, TimeUnit.SECONDS);
    }

    /** In a thread of its own: a common pool may have no more than one. */
    private static void inBackground(Runnable task) {
        var thread = new Thread(task, "what a command prints");
        thread.setDaemon(true);
        thread.start();
    }

    private static String readToTheEnd(InputStream in) {
        try {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
