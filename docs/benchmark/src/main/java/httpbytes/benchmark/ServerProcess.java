package httpbytes.benchmark;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A server in a process of its own, from its start to its end. */
final class ServerProcess implements AutoCloseable {

    private static final Duration GIVE_UP = Duration.ofSeconds(60);
    private static final int GIVE_UP_READING_MILLIS = 5_000;
    private static final int ASK_AGAIN_MILLIS = 2;

    private final Contender contender;
    private final Process process;
    private final int port;
    private final double startSeconds;

    /** Starts it on a free port; returns with its first right answer. */
    ServerProcess(Contender contender) throws IOException {
        this.contender = contender;
        this.port = freePort();
        long began = System.nanoTime();
        process = new ProcessBuilder(contender.command(port))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD).start();
        try {
            awaitAnswer(began);
        } catch (IOException e) {
            close();
            throw e;
        }
        startSeconds = (System.nanoTime() - began) / 1e9;
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void awaitAnswer(long began) throws IOException {
        while (true) {
            try {
                answerLength(Scenario.KEEP_ALIVE);
                return;
            } catch (IOException notYet) {
                if (!process.isAlive() || System.nanoTime() - began > GIVE_UP.toNanos()) {
                    throw new IOException(contender.name() + " does not answer: " + notYet.getMessage(), notYet);
                }
                pause();
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(ASK_AGAIN_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Sends one request and compares the answer.
     *
     * @return the length of the whole answer, in octets
     * @throws IOException where it is not the right one
     */
    int answerLength(Scenario scenario) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(GIVE_UP_READING_MILLIS);
            socket.getOutputStream().write(scenario.request());
            var answer = new StringBuilder();
            var octets = new byte[4096];
            int count = 0;
            while (count >= 0 && !answer.toString().endsWith(scenario.expectedContent())) {
                count = socket.getInputStream().read(octets);
                answer.append(new String(octets, 0, Math.max(0, count), StandardCharsets.ISO_8859_1));
            }
            if (count < 0 || !answer.toString().matches("(?s)HTTP/1\\.[01] 200 .*")) {
                throw new IOException(contender.name() + " answered wrongly: " + answer);
            }
            return answer.length();
        }
    }

    int port() {
        return port;
    }

    Contender contender() {
        return contender;
    }

    /** From the start of the process to its first answer. */
    double startSeconds() {
        return startSeconds;
    }

    Duration cpu() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** What the system has given the process of its memory, in MiB; 0 where it does not say. */
    double residentMebibytes() throws IOException {
        Path status = Path.of("/proc/" + process.pid() + "/status");
        if (!Files.exists(status)) {
            return 0;
        }
        return Files.readAllLines(status).stream().filter(line -> line.startsWith("VmRSS:"))
                .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")) / 1024).sum();
    }

    @Override
    public void close() {
        process.destroyForcibly();
        process.onExit().join();
    }

    /** Starts all of them, or none. */
    static List<ServerProcess> start(List<Contender> contenders) throws IOException {
        List<ServerProcess> servers = new ArrayList<>();
        try {
            for (Contender contender : contenders) {
                servers.add(new ServerProcess(contender));
            }
        } catch (IOException e) {
            servers.forEach(ServerProcess::close);
            throw e;
        }
        return servers;
    }
}
