package httpbytes.docs.pages;

import static org.assertj.core.api.Assertions.assertThat;

import httpbytes.docs.pages.Console.Step;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Does what the README and the chapters say, as a newcomer would: clones the workspace into an empty folder and
 * types each command of each {@code console} block, in order, in a shell. What a command prints has to be what
 * the page shows. A server goes on running until the next one wants its port, or the page ends.
 *
 * <p>Needs the ports that the pages name, so it runs where {@code -Dnewcomer=required} says so, and always in CI. There
 * all tests have run before, twice: {@code mvn -q verify} is typed without them.
 */
@EnabledIfSystemProperty(named = "newcomer", matches = "required",
        disabledReason = "it needs port 5000; -Dnewcomer=required runs it")
class NewcomerTest {

    private static final Path WORKSPACE = Path.of("..").toAbsolutePath().normalize();
    private static final int GIVE_UP_SECONDS = 300;
    private static final String WITHOUT_TESTS = " -DskipTests";

    /** Port → the server that has it. */
    private final Map<String, Process> servers = new HashMap<>();

    @Test
    void whatThePagesShowIsWhatATypistSees(@TempDir Path folder) throws Exception {
        Path clone = folder.resolve("workspace");
        run(folder, "git clone --quiet '" + WORKSPACE + "' '" + clone + "'");
        List<Path> pages = Page.all().stream().filter(path -> isTyped(path)).toList();
        assertThat(pages).as("pages with commands").hasSizeGreaterThan(15);
        for (Path path : pages) {
            try {
                for (Step step : Console.steps(Page.read(path))) {
                    type(clone, path, step);
                }
            } finally {
                for (String port : List.copyOf(servers.keySet())) {
                    stop(port);
                }
            }
        }
    }

    private static boolean isTyped(Path path) {
        String name = path.getFileName().toString();
        return name.equals("README.md") && path.startsWith("..") || name.matches("[0-9]{2}-.*|troubleshooting.md");
    }

    private void type(Path clone, Path page, Step step) throws Exception {
        if (step.startsAServer()) {
            stop(step.port());
            start(clone, page, step);
        } else {
            boolean isBuild = step.command().equals("mvn -q verify");
            String printed = run(clone, isBuild ? step.command() + WITHOUT_TESTS : step.command());
            assertThat(step.isShown(printed)).as("%s:%d: `%s` printed%n%s%nand the page shows%n%s",
                    page, step.line(), step.command(), printed, step.shown()).isTrue();
        }
    }

    private static Process shell(Path folder, String command) throws IOException {
        // exec, so that a server is the process itself and can be stopped; a pipe needs the shell.
        String prefix = command.contains("|") ? "" : "exec ";
        var builder = new ProcessBuilder("sh", "-c", prefix + command).directory(folder.toFile());
        builder.environment().remove("CI");
        builder.environment().put("LC_ALL", "C.UTF-8");
        return builder.redirectErrorStream(true).start();
    }

    private static String run(Path folder, String command) throws Exception {
        Process process = shell(folder, command);
        process.getOutputStream().close();
        var output = CompletableFuture.supplyAsync(() -> readAll(process.getInputStream()));
        return output.get(GIVE_UP_SECONDS, TimeUnit.SECONDS);
    }

    /** Returns when the server has printed what the page shows. */
    private void start(Path folder, Path page, Step step) throws Exception {
        Process server = shell(folder, step.command());
        servers.put(step.port(), server);
        assertThat(step.shown()).as("what %s shows below `%s`", page, step.command()).isNotEmpty();
        CompletableFuture.runAsync(() -> awaitShown(server, step)).get(GIVE_UP_SECONDS, TimeUnit.SECONDS);
        // What it prints from now on is read and forgotten, or it would wait for a reader.
        CompletableFuture.runAsync(() -> readAll(server.getInputStream()));
    }

    private static void awaitShown(Process server, Step step) {
        var printed = new StringBuilder();
        try {
            while (!step.isShownSomewhere(printed.toString())) {
                int octet = server.getInputStream().read();
                assertThat(octet).as("`%s` ended, and had printed:%n%s", step.command(), printed).isNotNegative();
                printed.append((char) octet);
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

    private static String readAll(InputStream in) {
        try {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
