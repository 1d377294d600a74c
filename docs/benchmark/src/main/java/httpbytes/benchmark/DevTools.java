package httpbytes.benchmark;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A headless browser with one page, led by the protocol of its developer tools. Nothing else looks on, and costs time. */
final class DevTools implements AutoCloseable {

    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome", "chrome");
    private static final int GIVE_UP_SECONDS = 30;
    private static final Pattern SOCKET = Pattern.compile("\"type\": *\"page\"[^}]*\"webSocketDebuggerUrl\": *\"([^\"]+)\"");
    private static final Pattern CPU = Pattern.compile("\"name\":\"TaskDuration\",\"value\":([0-9.e-]+)");

    private final Path profile;
    private final Process process;
    private final WebSocket socket;
    private final BlockingQueue<String> messages = new LinkedBlockingQueue<>();
    private int asked;

    DevTools(Path browser) throws IOException, InterruptedException {
        profile = Files.createTempDirectory("browser");
        process = new ProcessBuilder(browser.toString(), "--headless=new", "--no-sandbox", "--disable-dev-shm-usage",
                "--remote-debugging-port=0", "--user-data-dir=" + profile, "--window-size=1280,800", "about:blank")
                .redirectOutput(ProcessBuilder.Redirect.DISCARD).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        var client = HttpClient.newHttpClient();
        var list = URI.create("http://127.0.0.1:" + port() + "/json/list");
        String pages = client.send(HttpRequest.newBuilder(list).build(), HttpResponse.BodyHandlers.ofString()).body();
        Matcher page = SOCKET.matcher(pages);
        if (!page.find()) {
            throw new IOException("The browser has no page: " + pages);
        }
        socket = client.newWebSocketBuilder().buildAsync(URI.create(page.group(1)), new Messages()).join();
        ask("Performance.enable", "{\"timeDomain\": \"threadTicks\"}");
    }

    /** There is no browser; the message is a sentence for the user. */
    static final class MissingException extends IOException {
        MissingException() {
            super("This needs one of " + String.join(", ", NAMES) + "; `sudo apt-get install chromium` installs it.");
        }
    }

    /** The first that is installed. */
    static Path installed() throws MissingException {
        return NAMES.stream().flatMap(name -> Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .map(folder -> Path.of(folder, name))).filter(Files::isExecutable).findFirst()
                .orElseThrow(MissingException::new);
    }

    /** The browser takes a free one, and writes down which. */
    private String port() throws IOException, InterruptedException {
        Path file = profile.resolve("DevToolsActivePort");
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(GIVE_UP_SECONDS);
        while (!Files.exists(file) || Files.readAllLines(file).size() < 2) {
            if (!process.isAlive() || System.nanoTime() > end) {
                throw new IOException("The browser does not start.");
            }
            Thread.sleep(50);
        }
        return Files.readAllLines(file).get(0);
    }

    void open(String address) throws IOException {
        ask("Page.navigate", "{\"url\": \"" + address + "\"}");
    }

    void run(String script) throws IOException {
        String result = ask("Runtime.evaluate", "{\"expression\": \"" + script.replace("\"", "\\\"") + "\"}");
        if (result.contains("\"exceptionDetails\":")) {
            throw new IOException("The page does not do it: " + result);
        }
    }

    void press(char key) throws IOException {
        ask("Input.dispatchKeyEvent", "{\"type\": \"keyDown\", \"text\": \"" + key + "\", \"key\": \"" + key + "\"}");
        ask("Input.dispatchKeyEvent", "{\"type\": \"keyUp\", \"key\": \"" + key + "\"}");
    }

    /** Of the main thread, since the page was opened. */
    double cpuMillis() throws IOException {
        Matcher cpu = CPU.matcher(ask("Performance.getMetrics", "{}"));
        if (!cpu.find()) {
            throw new IOException("The browser does not say how long it worked.");
        }
        return Double.parseDouble(cpu.group(1)) * 1_000;
    }

    private String ask(String method, String parameters) throws IOException {
        int id = ++asked;
        socket.sendText("{\"id\": " + id + ", \"method\": \"" + method + "\", \"params\": " + parameters + "}", true)
                .join();
        try {
            String message = "";
            while (message != null && !message.startsWith("{\"id\":" + id + ",")) {
                message = messages.poll(GIVE_UP_SECONDS, TimeUnit.SECONDS);
            }
            if (message == null || message.contains("\"error\":{")) {
                throw new IOException("The browser does not do " + method + ": " + message);
            }
            return message;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        socket.abort();
        process.destroy();
        process.onExit().join();
        List<Path> files;
        try (Stream<Path> all = Files.walk(profile)) {
            files = all.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : files) {
            Files.deleteIfExists(file);
        }
    }

    /** Puts parts together until a message is whole. */
    private final class Messages implements WebSocket.Listener {

        private final StringBuilder message = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
            message.append(part);
            if (last) {
                messages.add(message.toString());
                message.setLength(0);
            }
            from.request(1);
            return null;
        }
    }
}
