package httpbytes.docs.wireview;

import httpbytes.docs.parties.Programs;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/**
 * A headless Chromium, or Chrome, and its driver, both as they are installed on this machine: nothing is downloaded.
 */
final class Browser {

    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome", "chrome");
    private static final String DRIVER = "chromedriver";

    private Browser() {
    }

    /** Skips a test where there is none. */
    static void require() {
        Programs.require(List.of(name(), DRIVER));
    }

    static boolean isInstalled() {
        return Programs.areInstalled(List.of(name(), DRIVER));
    }

    /** The first that is installed. */
    private static String name() {
        return NAMES.stream().filter(name -> Programs.find(name).isPresent()).findFirst().orElse(NAMES.get(0));
    }

    static ChromeDriver start() {
        var service = new ChromeDriverService.Builder().usingDriverExecutable(Programs.find(DRIVER).orElseThrow()
                .toFile()).build();
        return new ChromeDriver(service, options(Programs.find(name()).orElseThrow()));
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

    /** Draws the page as wide as this, in CSS pixels, in light or dark. */
    static void resize(ChromeDriver driver, int width, int height, String scheme) {
        draw(driver, width, height, 1, scheme, "none");
    }

    /** The same in light, with half as many pixels again each way: for a picture. */
    static void enlarge(ChromeDriver driver, int width, int height) {
        draw(driver, width, height, 1.5, "light", "none");
    }

    /** In the few colours that a reader has chosen, whatever the page wants. */
    static void force(ChromeDriver driver) {
        draw(driver, 1280, 900, 1, "light", "active");
    }

    private static void draw(ChromeDriver driver, int width, int height, double scale, String scheme, String forced) {
        driver.executeCdpCommand("Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", scale, "mobile", false));
        driver.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("features",
                List.of(Map.of("name", "prefers-color-scheme", "value", scheme),
                        Map.of("name", "forced-colors", "value", forced))));
    }
}
