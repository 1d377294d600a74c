package httpbytes.docs.wireview;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.results.Rule;
import com.deque.html.axecore.selenium.AxeBuilder;
import httpbytes.docs.parties.Servers;
import httpbytes.docs.parties.WireClient;
import httpbytes.socketserver.EchoServer;
import httpbytes.socketserver.route.Router;
import httpbytes.socketserver.server.HttpServer;
import httpbytes.socketserver.server.Limits;
import httpbytes.socketserver.server.RequestLog;
import httpbytes.socketserver.wire.MessageLimits;
import httpbytes.socketserver.wireview.Recorder;
import httpbytes.socketserver.wireview.Rules;
import httpbytes.socketserver.wireview.WireView;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.support.ui.Select;
import org.openqa.selenium.support.ui.WebDriverWait;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The page of the wire view in a real browser, in front of both servers. */
@Tag("thorough")
class WireViewTest {

    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();
    private static final Duration GIVE_UP = Duration.ofSeconds(15);
    private static final Duration POLL = Duration.ofMillis(20);
    private static final String SEND = "#send button";
    private static final Path PICTURE = Path.of("pictures/wire-view.png");

    private static final Recorder RECORDER = new Recorder();

    private static ChromeDriver browser;
    private static HttpServer server;
    private static WireView wireView;

    /** In place of the framework server where a test has to see what came, or to say nothing. */
    private ServerSocket standIn;
    private WireView wireViewOfStandIn;

    @BeforeAll
    static void start() throws IOException {
        if (!Browser.isInstalled()) {
            return; // Each test says so.
        }
        browser = Browser.start();
        ServerSocket listener = RECORDER.listener("socket-server");
        listener.bind(new InetSocketAddress(LOOPBACK, 0));
        server = new HttpServer(listener, new Router(new EchoServer()), Limits.DEFAULT, RequestLog.QUIET);
        wireView = wireViewOf(Servers.FLASK_EQUIVALENT.port());
    }

    private static WireView wireViewOf(int flaskEquivalent) throws IOException {
        return new WireView(0, new InetSocketAddress(LOOPBACK, server.port()), flaskEquivalent, Map.of(), RECORDER,
                new Rules(MessageLimits.DEFAULT, server.handler(), Set.of()));
    }

    @AfterAll
    static void end() {
        if (browser != null) {
            browser.quit();
            wireView.close();
            server.close();
        }
    }

    @BeforeEach
    void open() throws IOException {
        Browser.require();
        standIn = new ServerSocket(0, 50, LOOPBACK);
        Browser.resize(browser, 1280, 900, "light");
        RECORDER.clear();
        load(wireView);
    }

    private void openBeforeStandIn() throws IOException {
        wireViewOfStandIn = wireViewOf(standIn.getLocalPort());
        load(wireViewOfStandIn);
    }

    private static void load(WireView page) {
        browser.get("http://127.0.0.1:" + page.port() + "/");
        awaitTrue("return document.querySelectorAll('#anatomy .line').length > 0");
    }

    /** Whatever a test does, nothing that the page does may be an error to the browser. */
    @AfterEach
    void leavesNoErrorInTheConsole() throws IOException {
        if (browser == null) {
            return;
        }
        List<String> errors = browser.manage().logs().get(LogType.BROWSER).getAll().stream().map(LogEntry::getMessage)
                .toList();
        browser.get("about:blank");
        standIn.close();
        if (wireViewOfStandIn != null) {
            wireViewOfStandIn.close();
        }
        assertThat(errors).as("errors in the console").isEmpty();
    }

    // Shorthands

    private static Object run(String script, Object... arguments) {
        return browser.executeScript(script, arguments);
    }

    private static void awaitTrue(String script, Object... arguments) {
        new WebDriverWait(browser, GIVE_UP, POLL).withMessage(script)
                .until(driver -> Boolean.TRUE.equals(run(script, arguments)));
    }

    private static WebElement find(String selector) {
        return browser.findElement(By.cssSelector(selector));
    }

    /** The texts that can be seen, all at once: the page may change between two questions. White space is one space. */
    @SuppressWarnings("unchecked")
    private static List<String> texts(String selector) {
        return (List<String>) run("return [...document.querySelectorAll(arguments[0])]"
                + ".map((one) => one.innerText.replace(/\\s+/g, ' ').trim())", selector);
    }

    private static void awaitText(String selector, String text) {
        new WebDriverWait(browser, GIVE_UP, POLL)
                .withMessage(() -> selector + " says " + texts(selector) + ", not " + text)
                .until(driver -> texts(selector).stream().anyMatch(shown -> shown.contains(text)));
    }

    private static void choose(String preset) {
        run("const list = document.getElementById('preset'); list.value = arguments[0];"
                + "list.dispatchEvent(new Event('change'))", preset);
    }

    /** Types over what stands in the editor. Line ends are what Enter makes. */
    private static void type(String text) {
        WebElement editor = find("#text");
        editor.sendKeys(Keys.chord(Keys.CONTROL, "a"), Keys.DELETE);
        editor.sendKeys(text);
    }

    private static void sendTo(String target) {
        find("input[value='" + target + "']").click();
        find(SEND).click();
    }

    private static String notation() {
        return ((String) run("return document.getElementById('text').value")).replace("\n", "");
    }

    /** What the strip of hexadecimal digits shows. */
    private static byte[] strip() {
        String digits = texts("#strip > div").stream().map(row -> row.replaceFirst("^[0-9]+", ""))
                .collect(Collectors.joining()).replace(" ", "");
        byte[] octets = new byte[digits.length() / 2];
        for (int i = 0; i < octets.length; i++) {
            octets[i] = (byte) Integer.parseInt(digits.substring(2 * i, 2 * i + 2), 16);
        }
        return octets;
    }

    /** Reads so many octets from one connection and answers; gives all but the first of them. */
    private CompletableFuture<byte[]> receive(int count, String answer) {
        return CompletableFuture.supplyAsync(() -> {
            try (Socket socket = acceptSender()) {
                byte[] rest = socket.getInputStream().readNBytes(count - 1);
                socket.getOutputStream().write(answer.getBytes(StandardCharsets.ISO_8859_1));
                return rest;
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }, task -> new Thread(task, "stand-in").start());
    }

    /** The next connection on which an octet comes, which is taken; others only ask whether anybody is there. */
    private Socket acceptSender() throws IOException {
        Socket socket = standIn.accept();
        while (socket.getInputStream().read() < 0) {
            socket.close();
            socket = standIn.accept();
        }
        return socket;
    }

    // Compose

    @Test
    void showsAnAnswerAfterOneClick() throws IOException {
        find(SEND).click();

        awaitText("#exchanges article[aria-label='Answer of socket-server']", "HTTP/1.1 200 OK");
        awaitText("#exchanges article[aria-label='Answer of flask-equivalent']", "field line Content-Length");
        awaitText("#comparison", "reason phrase OK (empty) ≠ differs");
        assertThat(texts("#comparison")).first().asString().contains("status 200 200 = same");
        awaitText("#said", "socket-server: 200. flask-equivalent: 200.");
        picture();
    }

    /** The picture in the README is of this page; it is taken anew when pages are. */
    private static void picture() throws IOException {
        run("window.scrollTo(0, 0)");
        byte[] png = browser.getScreenshotAs(OutputType.BYTES);
        assertThat(png).hasSizeGreaterThan(10_000);
        if (System.getProperty("update-pages") != null) {
            Files.createDirectories(PICTURE.getParent());
            Files.write(PICTURE, png);
        }
        assertThat(PICTURE).exists();
    }

    @Test
    void sendsEachPresetAsItIsShown() throws Exception {
        openBeforeStandIn();
        JsonNode presets = JsonMapper.shared().readTree(WireView.class.getResourceAsStream("presets.json"));
        assertThat(presets.size()).isGreaterThanOrEqualTo(22);
        find("input[value='flask-equivalent']").click();
        List<String> sent = new ArrayList<>();
        for (JsonNode preset : presets) {
            String id = preset.get("id").asString();
            byte[] octets = WireClient.drawn(preset.get("text").asString().replace("{fill}", "a".repeat(17_000)));
            choose(id);
            if (octets.length < 2_048) {
                assertThat(strip()).as("the strip of %s", id).isEqualTo(octets);
            }
            assertThat(find("#count").getText()).isEqualTo(String.format(Locale.ROOT, "%,d octets", octets.length));
            if (octets.length == 0) {
                continue; // The silent one: there is nothing to compare.
            }
            // Without the pause: what counts here is what comes, not when.
            run("document.getElementById('pause').checked = false");
            var received = receive(octets.length, "HTTP/1.1 204 No Content\r\n\r\n");
            run("document.getElementById('said').textContent = ''; document.getElementById('send').requestSubmit()");
            assertThat(received.get()).as(id).isEqualTo(Arrays.copyOfRange(octets, 1, octets.length));
            awaitText("#said", "flask-equivalent: 204.");
            sent.add(id);
        }
        assertThat(sent).hasSize(presets.size() - 1);
    }

    @ParameterizedTest
    @CsvSource({"CR LF,␍␊", "LF alone,␊", "CR alone,␍"})
    void endsLinesAsItIsTold(String choice, String ending) {
        new Select(find("#enter")).selectByVisibleText(choice);
        type("a\nb");

        assertThat(notation()).isEqualTo("a" + ending + "b");
        assertThat(find("#count").getText()).isEqualTo(ending.length() + 2 + " octets");
    }

    @Test
    void takesAnyOctetAndNoOtherLineEnds() {
        type("\\x00\\xFF\\x5cx41é\\");

        assertThat(strip()).isEqualTo(new byte[] {0, (byte) 0xff, '\\', 'x', '4', '1', (byte) 0xc3, (byte) 0xa9, '\\'});
    }

    @Test
    void takesALineEndAwayOctetByOctetAndGivesItBack() {
        type("a\n");
        find("#text").sendKeys(Keys.BACK_SPACE);
        assertThat(notation()).isEqualTo("a␍");
        find("#text").sendKeys(Keys.BACK_SPACE, Keys.BACK_SPACE);
        assertThat(notation()).isEmpty();
        find("#text").sendKeys("b\nc", Keys.HOME, Keys.BACK_SPACE, "d");
        assertThat(notation()).isEqualTo("b␍dc");
        find("#text").sendKeys(Keys.chord(Keys.CONTROL, "z"));
        assertThat(notation()).as("undone").isEqualTo("b␍␊c");
    }

    @Test
    void undoesWhatWasTypedBehindALineEnd() {
        type("a\nb");
        find("#text").sendKeys(Keys.UP, Keys.END, "c");
        assertThat(notation()).isEqualTo("a␍␊cb");
        find("#text").sendKeys(Keys.chord(Keys.CONTROL, "z"));
        assertThat(notation()).as("undone").isEqualTo("a␍␊b");
        find("#text").sendKeys(Keys.HOME, Keys.chord(Keys.CONTROL, Keys.BACK_SPACE));
        assertThat(notation()).as("a word taken away").isEqualTo("a␍b");
    }

    @Test
    void copiesNoLineBreakThatIsOnlyDrawn() {
        type("a\nb\n");
        find("#text").sendKeys(Keys.chord(Keys.CONTROL, Keys.HOME), Keys.END, Keys.chord(Keys.SHIFT, Keys.DOWN),
                Keys.chord(Keys.CONTROL, "c"), Keys.chord(Keys.CONTROL, Keys.END), Keys.chord(Keys.CONTROL, "v"));
        assertThat(notation()).isEqualTo("a␍␊b␍␊b␍␊");
    }

    @Test
    void explainsWhileItIsTyped() {
        type("GET / HTTP/1.1\nHost : a\n\n");

        awaitText("#anatomy .verdict", "Refused with 400: no white space may stand between a field name and its colon");
        assertThat(texts("#anatomy .line.refused")).hasSize(1).first().asString()
                .contains("Host : a", "RFC 9112, section 5.1");
        assertThat(run("return document.querySelector('#mirror .refused').textContent")).isEqualTo("Host : a");
    }

    @Test
    void pointsFromAPartToItsOctets() {
        WebElement target = find("button.point[aria-label^='absolute-path']");
        new Actions(browser).moveToElement(target).perform();
        assertThat(run("return document.querySelector('#mirror .marked').textContent")).isEqualTo("/api");
        assertThat(texts("#strip mark")).containsExactly("2f", "61", "70", "69");

        target.click();
        assertThat(run("const t = document.getElementById('text'); return t.value.slice(t.selectionStart, "
                + "t.selectionEnd)"))
                .isEqualTo("/api");
    }

    @Test
    void copiesACommandThatSendsTheSameOctets() throws Exception {
        String notation = "-a'b\\x00%é\\\\x5c\\x00" + "7";
        type(notation);
        run("navigator.clipboard.writeText = (text) => { window.copied = text; return Promise.resolve(); }");
        find("#copy").click();
        awaitTrue("return window.copied !== undefined");

        String command = (String) run("return window.copied");
        assertThat(command).endsWith(" | nc 127.0.0.1 " + server.port());
        var shell = new ProcessBuilder("sh", "-c", command.replaceFirst(" \\| nc .*", "")).start();
        assertThat(shell.getInputStream().readAllBytes()).isEqualTo(WireClient.drawn(notation));
    }

    // Send

    @Test
    void pausesAtTheCursor() {
        choose("slow");
        find(SEND).click();

        awaitText("#exchanges article", "Nothing is sent for 1000 ms.");
        awaitText("#exchanges article", "12 octets sent.");
        awaitText("#arrived", "52 octets in 2 reads");
    }

    @Test
    void comparesFinalAnswersWhereOneServerAloneSendsAnInterimOne() {
        choose("expect");
        find("#pause").click();
        find(SEND).click();

        awaitText("#comparison", "interim answers (none) 100 ≠ differs status 200 200 = same");
    }

    @Test
    void showsOneAnswerWhileTheOtherServerHangs() throws Exception {
        openBeforeStandIn();
        find(SEND).click();

        try (Socket hanging = acceptSender()) {
            awaitText("#exchanges article[aria-label='Answer of socket-server']", "200");
            awaitText("#exchanges article[aria-label='Answer of flask-equivalent']", "Waiting for an answer");
            awaitText("#said", "socket-server: 200. flask-equivalent: waiting for an answer.");
            choose("head");
            awaitText("#anatomy .verdict", "A complete request: HEAD");
            assertThat(hanging.isConnected()).isTrue();
        }
        awaitText("#exchanges article[aria-label='Answer of flask-equivalent']", "no answer");
    }

    @Test
    void saysHowToStartAServerThatIsNotThere() throws IOException {
        standIn.close();
        openBeforeStandIn();

        awaitText("#targets", "flask-equivalent is not running, port " + standIn.getLocalPort()
                + " Start it with: mvn -q -pl flask-equivalent spring-boot:run");
        sendTo("both");
        awaitText("#exchanges", "Nothing listens on port " + standIn.getLocalPort() + "; start it with: mvn");
        awaitText("#exchanges article[aria-label='Answer of socket-server']", "200");
    }

    @Test
    void runsNothingThatAServerSends() throws IOException {
        openBeforeStandIn();
        String content = "<img src=x onerror=\"window.ran=1\"><script>window.ran=1</script>";
        receive(10, "HTTP/1.1 200 <script>window.ran=1</script>\r\nX-<b>: "
                + "<script>window.ran=1</script>\r\nContent-Length: "
                + content.length() + "\r\n\r\n" + content);
        sendTo("flask-equivalent");

        awaitText("#exchanges", content);
        assertThat(run("return window.ran")).isNull();
        assertThat(browser.findElements(By.cssSelector("#exchanges script, #exchanges img, #exchanges b"))).isEmpty();
    }

    // Arrived

    @Test
    void listsWhatAnyClientSends() throws IOException {
        try (var silent = new Socket(LOOPBACK, server.port());
                var curl = new Socket(LOOPBACK, server.port())) {
            curl.getOutputStream().write(WireClient.wire(
                    "GET /api?<b>=1 HTTP/1.1\nHost: a\nUser-Agent: curl/8\nCookie: id=SECRET\n\n".replace("<b>", "b")));

            awaitText("#arrived > li", "connected, sent nothing");
            awaitText("#arrived > li", "curl/8 GET /api?b=1 HTTP/1.1 200");
            assertThat(silent.isConnected()).isTrue();
            WebElement row = find("#arrived > li:first-child > button");
            row.click();
            awaitText("#arrived .shown", "field line Cookie");
            assertThat(find("#arrived .shown").getText()).doesNotContain("SECRET").contains("*********");
            browser.findElements(By.cssSelector("#arrived .shown button")).stream()
                    .filter(button -> button.getText().equals("Show hidden values")).findFirst().orElseThrow().click();
            awaitText("#arrived .shown", "id=SECRET");
        }
        awaitText("#arrived > li", "closed by the client");
        find("#clear").click();
        awaitTrue("return document.querySelectorAll('#arrived > li').length === 0");
    }

    @Test
    void offersWhatCameSinceARowWasOpened() throws IOException {
        try (var client = new Socket(LOOPBACK, server.port())) {
            client.getOutputStream().write(WireClient.wire("GET /api?a=1 HTTP/1.1\nHost: a\n\n"));
            awaitText("#arrived > li", "GET /api?a=1 HTTP/1.1 200");
            find("#arrived > li:first-child > button").click();
            awaitText("#arrived .shown", "/api?a=1");
            client.getOutputStream().write(WireClient.wire("GET /api?later=1 HTTP/1.1\nHost: a\n\n"));
            awaitText("#arrived .newer", "Show what came since");
            find("#arrived .newer").click();
            awaitText("#arrived .shown", "/api?later=1");
        }
    }

    @Test
    void loadsWhatArrivedOctetForOctet() throws IOException {
        String text = "a\nb\rc\u0000\u00ff\u00c3\u00a9 \\x41\u00e2\u0090\u008d\r\n\r\n";
        byte[] odd = text.getBytes(StandardCharsets.ISO_8859_1);
        try (var client = new Socket(LOOPBACK, server.port())) {
            client.getOutputStream().write(odd);
            client.getInputStream().readAllBytes();
        }
        awaitText("#arrived > li", "400");
        find("#arrived > li:first-child > button").click();
        awaitText("#arrived .shown", "Load into the editor");
        find("#arrived .shown button").click();

        awaitText("#note", "What arrived, octet for octet.");
        assertThat(strip()).isEqualTo(odd);
    }

    // For everybody

    @Test
    void isUsedByKeysAlone() {
        find("body").sendKeys(Keys.TAB);
        for (int i = 0; i < 20 && !focused().equals("text"); i++) {
            browser.switchTo().activeElement().sendKeys(Keys.TAB);
        }
        assertThat(focused()).isEqualTo("text");
        browser.switchTo().activeElement().sendKeys(Keys.chord(Keys.CONTROL, Keys.HOME), "X");
        awaitText("#anatomy", "XGET");
        browser.switchTo().activeElement().sendKeys(Keys.chord(Keys.CONTROL, Keys.ENTER));
        awaitText("#said", "socket-server: 501. flask-equivalent: 405.");
        for (int i = 0; i < 20 && !"SUMMARY".equals(run("return document.activeElement.tagName")); i++) {
            browser.switchTo().activeElement().sendKeys(Keys.TAB);
        }
        assertThat(run("return document.activeElement.tagName")).as("a line that opens by a key").isEqualTo("SUMMARY");
    }

    private static String focused() {
        return (String) run("return document.activeElement.id");
    }

    /** 320 pixels, which a window of 1280 has at 400 %. Only the strip of digits may be wider than it is. */
    @ParameterizedTest
    @ValueSource(ints = {320, 700, 1280})
    void fitsIntoAnyWidth(int width) {
        Browser.resize(browser, width, 800, "light");
        find(SEND).click();
        awaitText("#comparison", "reason phrase");
        awaitText("#arrived", "this page");

        assertThat(run("return document.documentElement.scrollWidth")).isEqualTo((long) width);
    }

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void keepsNobodyOut(String scheme) {
        Browser.resize(browser, 1280, 900, scheme);
        choose("space-before-colon");
        find(SEND).click();
        awaitText("#comparison", "reason phrase");
        awaitText("#arrived", "this page");
        find("#arrived > li:first-child > button").click();
        awaitText("#arrived .shown", "Received");

        List<String> violations = new AxeBuilder().analyze(browser).getViolations().stream()
                .map(rule -> rule.getId() + ": " + nodes(rule)).toList();
        assertThat(violations).isEmpty();
    }

    private static String nodes(Rule rule) {
        return rule.getNodes().stream().map(node -> node.getHtml()).limit(5).collect(Collectors.joining(" "));
    }

    @Test
    void namesEveryControl() {
        find(SEND).click();
        awaitText("#comparison", "reason phrase");
        List<WebElement> controls = browser.findElements(By.cssSelector("button, select, input, textarea, summary, a"))
                .stream().filter(WebElement::isDisplayed).toList();

        assertThat(controls).hasSizeGreaterThan(30);
        for (WebElement control : controls) {
            assertThat(control.getAccessibleName()).as("%s", control.getDomProperty("outerHTML")).isNotBlank();
        }
        assertThat(find("button.point[aria-label^='CRLF']").getAccessibleName())
                .isEqualTo("CRLF, right: CR LF, octets 37 to 38. Select in the editor");
    }
}
