package httpbytes.docs.pages;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A POSIX shell in the folder of the workspace. It reads its command: any letters arrive, whatever the locale. */
final class Shell {

    private static final int GIVE_UP_SECONDS = 60;

    private Shell() {
    }

    /** What it prints, and then what it complains of. */
    static String run(String command) throws IOException {
        var builder = new ProcessBuilder("sh").directory(Path.of("..").toFile());
        builder.environment().put("LC_ALL", "C.UTF-8");
        Process process = builder.start();
        var output = CompletableFuture.supplyAsync(() -> read(process.getInputStream()), Shell::inBackground);
        var error = CompletableFuture.supplyAsync(() -> read(process.getErrorStream()), Shell::inBackground);
        try (var input = process.getOutputStream()) {
            input.write((command + "\n").getBytes(StandardCharsets.UTF_8));
        }
        try {
            if (!process.waitFor(GIVE_UP_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return "`" + command + "` did not end.";
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return output.join() + error.join();
    }

    private static void inBackground(Runnable task) {
        var thread = new Thread(task, "what a shell prints");
        thread.setDaemon(true);
        thread.start();
    }

    private static String read(InputStream in) {
        try {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
