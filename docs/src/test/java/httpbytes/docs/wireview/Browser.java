package httpbytes.docs.wireview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/**
 * A headless Chromium, or Chrome, and its driver, both as they are installed on this machine: nothing is
 * downloaded. Where there is none a test is skipped, and says so; in CI, or with {@code -Dbrowser=required}, it
 * fails.
 */
final class Browser {

    private static final List<String> BROWSERS = List.of("chromium", "chromium-browser", "google-chrome", "chrome");

    private Browser() {
    }

    static ChromeDriver start() {
        Optional<Path> browser = BROWSERS.stream().flatMap(name -> onPath(name).stream()).findFirst();
        Optional<Path> driver = onPath("chromedriver");
        String reason = "a browser and its driver: Chromium or Chrome, and chromedriver, on the PATH";
        boolean isThere = browser.isPresent() && driver.isPresent();
        if (System.getenv("CI") != null || "required".equals(System.getProperty("browser"))) {
            assertThat(isThere).as(reason).isTrue();
        }
        assumeThat(isThere).as(reason).isTrue();
        var service = new ChromeDriverService.Builder().usingDriverExecutable(driver.orElseThrow().toFile()).build();
        return new ChromeDriver(service, options(browser.orElseThrow()));
    }

    private static ChromeOptions options(Path browser) {
        var options = new ChromeOptions();
        options.setBinary(browser.toFile());
        // In a container there is often no place for its sandbox, and little shared memory.
        options.addArguments("--headless=new", "--no-sandbox", "--disable-dev-shm-usage",
                "--force-device-scale-factor=1", "--hide-scrollbars");
        // Or each page that is loaded starts two processes of its own.
        options.addArguments("--renderer-process-limit=1", "--disable-site-isolation-trials",
                "--disable-features=SpareRendererForSitePerProcess");
        var logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        options.setCapability("goog:loggingPrefs", logs);
        return options;
    }

    private static Optional<Path> onPath(String program) {
        String path = System.getenv().getOrDefault("PATH", "");
        return Stream.of(path.split(File.pathSeparator)).map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable).findFirst();
    }

    /** Draws the page as wide as this, in CSS pixels, in light or dark. */
    static void resize(ChromeDriver driver, int width, int height, String scheme) {
        driver.executeCdpCommand("Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
        driver.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("features",
                List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    }
}
