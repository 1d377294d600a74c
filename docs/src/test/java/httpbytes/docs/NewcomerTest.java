package httpbytes.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.parser.Parser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Does what the README says, as a newcomer would: clones the workspace into an empty folder and types each
 * command of each {@code console} block, in order, in a shell. What a command prints has to be what the
 * README shows; … stands for the rest of a line or, alone, for any lines. A command that goes on running, a server, is
 * stopped before the next server is started.
 *
 * <p>Needs the ports that the README names, so it runs where {@code -Dnewcomer=required} says so, and always
 * in CI.
 */
@EnabledIfSystemProperty(named = "newcomer", matches = "required",
        disabledReason = "it needs port 5000; -Dnewcomer=required runs it")
class NewcomerTest {

    private static final Path WORKSPACE = Path.of("..").toAbsolutePath().normalize();
    private static final int GIVE_UP_SECONDS = 300;
    /** Maven resets the colours of the terminal, even where it has not set any. */
    private static final Pattern COLOUR = Pattern.compile("\u001b\\[[0-9;]*m");

    /** A command, and the lines that the README shows below it. */
    private record Step(String command, String shown) {

        boolean startsAServer() {
            return command.contains("spring-boot:run") || command.contains("-pl socket-server");
        }
    }

    @Test
    void theReadmeIsTrue(@TempDir Path folder) throws Exception {
        Path clone = folder.resolve("workspace");
        run(folder, "git clone --quiet '" + WORKSPACE + "' '" + clone + "'");
        List<Step> steps = steps(Files.readString(clone.resolve("README.md")));
        assertThat(steps).as("commands in README.md").hasSizeGreaterThan(3);

        Process server = null;
        try {
            for (Step step : steps) {
                if (step.startsAServer()) {
                    stop(server);
                    server = start(clone, step);
                } else {
                    assertShown(step, run(clone, step.command()));
                }
            }
        } finally {
            stop(server);
        }
    }

    private static List<Step> steps(String page) {
        List<Step> steps = new ArrayList<>();
        Parser.builder().build().parse(page).accept(new AbstractVisitor() {
            @Override
            public void visit(FencedCodeBlock block) {
                if (block.getInfo().equals("console")) {
                    for (String step : block.getLiteral().split("(?m)^\\$ ")) {
                        step.lines().findFirst().ifPresent(command -> steps.add(new Step(command,
                                step.lines().skip(1).collect(Collectors.joining("\n")).strip())));
                    }
                }
            }
        });
        return steps;
    }

    private static Process shell(Path folder, String command) throws IOException {
        // exec, so that the process is the command itself and can be stopped.
        var builder = new ProcessBuilder("sh", "-c", "exec " + command).directory(folder.toFile());
        builder.environment().remove("CI");
        return builder.redirectErrorStream(true).start();
    }

    private static String run(Path folder, String command) throws Exception {
        Process process = shell(folder, command);
        var output = CompletableFuture.supplyAsync(() -> readAll(process.getInputStream()));
        String printed = output.get(GIVE_UP_SECONDS, TimeUnit.SECONDS);
        assertThat(process.waitFor()).as("exit code of `%s`, which printed:%n%s", command, printed).isZero();
        return printed;
    }

    /** Starts a server, and returns when it has printed what the README shows. */
    private static Process start(Path folder, Step step) throws Exception {
        Process server = shell(folder, step.command());
        assertThat(step.shown()).as("what the README shows below `%s`", step.command()).isNotEmpty();
        CompletableFuture.runAsync(() -> awaitShown(server, step)).get(GIVE_UP_SECONDS, TimeUnit.SECONDS);
        // What it prints from now on is read and forgotten, or it would wait for a reader.
        CompletableFuture.runAsync(() -> readAll(server.getInputStream()));
        return server;
    }

    private static void awaitShown(Process server, Step step) {
        var printed = new StringBuilder();
        try {
            while (!isShown(step, printed.toString())) {
                int octet = server.getInputStream().read();
                assertThat(octet).as("`%s` ended, and had printed:%n%s", step.command(), printed).isNotNegative();
                printed.append((char) octet);
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void stop(Process server) throws InterruptedException {
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

    private static void assertShown(Step step, String printed) {
        assertThat(isShown(step, printed))
                .as("`%s` printed%n%s%nand the README shows%n%s", step.command(), printed, step.shown()).isTrue();
    }

    private static boolean isShown(Step step, String printed) {
        String text = COLOUR.matcher(printed.replace("\r\n", "\n")).replaceAll("");
        if (step.shown().isEmpty()) {
            return text.isBlank();
        }
        String pattern = step.shown().lines()
                .map(line -> line.equals("…") ? "(?s:.*?)" : Pattern.quote(line).replace("…", "\\E.*\\Q"))
                .collect(Collectors.joining("\\R"));
        return Pattern.compile(pattern).matcher(text).find();
    }
}
