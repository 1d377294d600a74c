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
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
    private static final String SEND = "#submit";
    private static final Pattern DIGITS = Pattern.compile("^ *[0-9]+ ((?: [0-9a-f]{2})*)");
    private static final Path PICTURE = Path.of("pictures/wire-view.png");

    private static final Recorder RECORDER = new Recorder();
    /** A browser's own notes on what a test does on purpose: a server that is not there. */
    private static final String REFUSED = "net::ERR_CONNECTION_REFUSED";
    private static final String SENDS = "return performance.getEntriesByType('resource')"
            + ".filter((one) => one.name.includes('/send?')).length";
    private static final String GET = "GET /api?name=Ada&name=Grace HTTP/1.1\r\nHost: localhost:5000\r\n\r\n";

    private static ChromeDriver browser;
    private static HttpServer server;
    private static WireView wireView;
    /** Two servers that do what a test wants of them. */
    private static ServerSocket standIn;
    private static ServerSocket other;

    @BeforeAll
    static void start() throws IOException {
        if (!Browser.isInstalled()) {
            return; // Each test says so.
        }
        browser = Browser.start();
        standIn = new ServerSocket(0, 50, LOOPBACK);
        other = new ServerSocket(0, 50, LOOPBACK);
        ServerSocket listener = RECORDER.listener("socket-server");
        listener.bind(new InetSocketAddress(LOOPBACK, 0));
        server = new HttpServer(listener, new Router(new EchoServer()), Limits.DEFAULT, RequestLog.QUIET);
        wireView = wireView(0, Servers.FLASK_EQUIVALENT.port());
        load(wireView);
    }

    private static WireView wireView(int port, int flaskEquivalent) throws IOException {
        Map<String, Integer> others = new LinkedHashMap<>();
        others.put("stand-in", standIn.getLocalPort());
        others.put("other", other.getLocalPort());
        return new WireView(port, new InetSocketAddress(LOOPBACK, server.port()), flaskEquivalent, others, RECORDER,
                new Rules(MessageLimits.DEFAULT, server.handler(), Set.of()));
    }

    private static void load(WireView page) {
        Browser.resize(browser, 1280, 900, "light");
        browser.get("http://127.0.0.1:" + page.port() + "/");
        awaitTrue("return document.querySelectorAll('#anatomy .line').length > 0");
    }

    @AfterAll
    static void end() throws IOException {
        if (browser != null) {
            browser.quit();
            wireView.close();
            server.close();
            standIn.close();
            other.close();
        }
    }

    /** The page is loaded once, and its own address leads back to where it began. */
    @BeforeEach
    void open() {
        Browser.require();
        Browser.resize(browser, 1280, 900, "light");
        RECORDER.clear();
        run("scrollTo(0, 0); const enter = document.getElementById('enter'); enter.selectedIndex = 0;");
        open(GET, "&to=both");
        awaitTrue("return document.querySelectorAll('#arrived > li').length === 0");
    }

    /** Whatever a test does, nothing that the page does may be an error to the browser. */
    @AfterEach
    void leavesNoErrorInTheConsole() {
        if (browser != null) {
            List<String> errors = browser.manage().logs().get(LogType.BROWSER).getAll().stream()
                    .map(LogEntry::getMessage).filter(message -> !message.contains(REFUSED)).toList();
            assertThat(errors).as("errors in the console").isEmpty();
        }
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

    private static void sendTo(String... targets) {
        run("for (const box of document.querySelectorAll('#to input')) { box.checked = arguments[0].includes(box.value); }",
                List.of(targets));
        find(SEND).click();
    }

    private static String notation() {
        return ((String) run("return document.getElementById('text').value")).replace("\n", "");
    }

    /** Opens a request, each octet a character, by its address. */
    private static void open(String octets, String rest) {
        String coded = Base64.getUrlEncoder().withoutPadding()
                .encodeToString(octets.getBytes(StandardCharsets.ISO_8859_1));
        run("location.hash = ''; location.hash = arguments[0]", "#r=" + coded + rest);
        awaitTrue("return document.getElementById('count').textContent.startsWith(arguments[0])",
                String.format(Locale.ROOT, "%,d octet", octets.length()));
        awaitExplained();
    }

    private static void awaitExplained() {
        awaitTrue("return document.getElementById('anatomy').ariaBusy === 'false'");
    }

    /** What the strip of hexadecimal digits shows. */
    private static byte[] strip() {
        String rows = (String) run("return [...document.querySelectorAll('#strip > div')].map((one) => one.textContent)"
                + ".join('\\n')");
        String digits = rows.lines().map(row -> DIGITS.matcher(row).results().map(found -> found.group(1)).findFirst()
                .orElse("")).collect(Collectors.joining()).replace(" ", "");
        return HexFormat.of().parseHex(digits);
    }

    /** The texts in the editor that are marked under this name. */
    @SuppressWarnings("unchecked")
    private static List<String> marked(String name) {
        return (List<String>) run("return [...CSS.highlights.get(arguments[0]) ?? []].filter((one) => "
                + "document.getElementById('mirror').contains(one.startContainer)).map((one) => {"
                + "const range = document.createRange(); range.setStart(one.startContainer, one.startOffset);"
                + "range.setEnd(one.endContainer, one.endOffset); return range.toString(); })", name);
    }

    private static void press(CharSequence... keys) {
        browser.switchTo().activeElement().sendKeys(keys);
    }

    private static CharSequence control(String key) {
        return Keys.chord(Keys.CONTROL, key);
    }

    /** Reads so many octets from one connection and answers; gives all but the first of them. */
    private static CompletableFuture<byte[]> receive(ServerSocket at, int count, String answer) {
        return CompletableFuture.supplyAsync(() -> {
            try (Socket socket = acceptSender(at)) {
                byte[] rest = socket.getInputStream().readNBytes(count - 1);
                socket.getOutputStream().write(answer.getBytes(StandardCharsets.ISO_8859_1));
                return rest;
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }, task -> new Thread(task, "stand-in").start());
    }

    /** The next connection on which an octet comes, which is taken; others only ask whether anybody is there. */
    private static Socket acceptSender(ServerSocket at) throws IOException {
        Socket socket = at.accept();
        while (socket.getInputStream().read() < 0) {
            socket.close();
            socket = at.accept();
        }
        return socket;
    }

    // Compose

    @Test
    void showsTheResultWhereTheEyesAre() {
        choose("folded");
        find(SEND).click();

        awaitText("#result .outcome.class-4", "socket-server 400 refused: the request is at fault, closes");
        awaitText("#result .outcome.class-2", "flask-equivalent 200 success, stays open");
        awaitText("#result .disagreement", "octet 63");
        awaitText("#result", "RFC 9112, section 5.2");
        assertThat(run("return document.getElementById('result').getBoundingClientRect().bottom")).as("where it ends")
                .asInstanceOf(InstanceOfAssertFactories.DOUBLE).isLessThan(800);
        assertThat(texts("#result .disagreement").get(0)).as("the rule is cited once").containsOnlyOnce("RFC ");
        assertThat(run("return document.getElementById('comparison').getBoundingClientRect().top "
                + "< document.getElementById('exchanges').getBoundingClientRect().top")).isEqualTo(true);
        awaitText("#exchanges article[aria-label='Answer of socket-server']", "HTTP/1.1 400 Bad Request");
        awaitText("#exchanges article[aria-label='Answer of flask-equivalent']", "field line Content-Length");
        awaitText("#comparison", "status 400 200 ≠ differs");
        assertThat(texts("#said")).containsExactly("socket-server: 400. flask-equivalent: 200.");

        find("#result .disagreement button").click();
        assertThat(selected()).isEqualTo(" ");
        String address = browser.getCurrentUrl();
        find("#result .to-answers").click();
        assertThat(focused()).isEqualTo("answers-title");
        assertThat(browser.getCurrentUrl()).as("the address is the request's").isEqualTo(address);

        Browser.resize(browser, 375, 700, "light");
        run("scrollTo(0, 0); document.getElementById('submit').click()");
        awaitText("#result .outcome", "flask-equivalent 200");
        awaitText("#result .disagreement", "octet 63");
        assertThat(run("return document.querySelector('#result .disagreement').getBoundingClientRect().top < 600"))
                .as("in sight on a phone").isEqualTo(true);
    }

    /** The picture in the README is of this page, with nothing but both servers; it is taken anew when pages are. */
    @Test
    void isAsItsPictureShowsIt() throws IOException {
        assertThat(PICTURE).exists();
        if (System.getProperty("update-pages") == null) {
            return;
        }
        try (var page = new WireView(0, new InetSocketAddress(LOOPBACK, server.port()), Servers.FLASK_EQUIVALENT.port(),
                Map.of(), RECORDER, new Rules(MessageLimits.DEFAULT, server.handler(), Set.of()))) {
            load(page);
            choose("folded");
            find(SEND).click();
            awaitText("#comparison", "status 400 200 ≠ differs");
            run("scrollTo(0, 0); document.activeElement.blur()");
            Browser.enlarge(browser, 1080, 800);
            byte[] png = browser.getScreenshotAs(OutputType.BYTES);
            assertThat(png).hasSizeGreaterThan(10_000);
            Files.write(PICTURE, png);
        } finally {
            load(wireView);
        }
    }

    @Test
    void sendsEachPresetAsItIsShown() throws Exception {
        JsonNode presets = JsonMapper.shared().readTree(WireView.class.getResourceAsStream("presets.json"));
        assertThat(presets.size()).isGreaterThanOrEqualTo(22);
        List<String> sent = new ArrayList<>();
        for (JsonNode preset : presets) {
            String id = preset.get("id").asString();
            choose(id);
            byte[] octets = WireClient.drawn(preset.get("text").asString().replace("{fill}", "a".repeat(17_000))
                    .replace("localhost:5000", "localhost:" + server.port()));
            if (octets.length < 2_048) {
                assertThat(strip()).as("the strip of %s", id).isEqualTo(octets);
            }
            assertThat(texts("#count")).containsExactly(String.format(Locale.ROOT, "%,d octets", octets.length));
            if (octets.length == 0) {
                continue; // The silent one: there is nothing to compare.
            }
            // Without the pause: what counts here is what comes, not when.
            run("document.getElementById('pause').checked = false");
            var received = receive(standIn, octets.length, "HTTP/1.1 204 No Content\r\n\r\n");
            run("document.getElementById('said').textContent = ''");
            sendTo("stand-in");
            assertThat(received.get()).as(id).isEqualTo(Arrays.copyOfRange(octets, 1, octets.length));
            sent.add(id);
        }
        assertThat(sent).hasSize(presets.size() - 1);
    }

    @ParameterizedTest
    @CsvSource({"CR LF, \\r\\n, 4", "LF alone, \\n, 3", "CR alone, \\r, 3"})
    void endsLinesAsItIsTold(String choice, String ending, int octets) {
        new Select(find("#enter")).selectByVisibleText(choice);
        type("a\nb");

        assertThat(notation()).isEqualTo("a" + ending + "b");
        assertThat(texts("#count")).containsExactly(octets + " octets");
    }

    @Test
    void takesAnyOctetAndNoOtherLineEnds() {
        type("\\x00\\xFF\\x5cx41é\\");
        assertThat(strip()).isEqualTo(new byte[] {0, (byte) 0xff, '\\', 'x', '4', '1', (byte) 0xc3, (byte) 0xa9, '\\'});

        type("a\\r\\nb");
        assertThat(strip()).as("typed as they are drawn").isEqualTo(new byte[] {'a', '\r', '\n', 'b'});
        assertThat(run("return document.getElementById('text').value")).isEqualTo("a\\r\\n\nb");
    }

    @Test
    void takesALineEndAwayOctetByOctetAndGivesItBack() {
        type("a\n");
        press(Keys.BACK_SPACE);
        assertThat(notation()).isEqualTo("a\\r");
        press(Keys.BACK_SPACE, Keys.BACK_SPACE);
        assertThat(notation()).isEmpty();
        press("b\nc", Keys.HOME, Keys.BACK_SPACE, "d");
        assertThat(notation()).isEqualTo("b\\rdc");
        press(control("z"));
        assertThat(notation()).as("undone").isEqualTo("b\\r\\nc");
        press(Keys.chord(Keys.CONTROL, Keys.HOME), Keys.ARROW_RIGHT, Keys.ARROW_RIGHT, "e");
        assertThat(notation()).as("an arrow key goes past an octet").isEqualTo("b\\re\\nc");
    }

    @Test
    void undoesWhatWasTypedBehindALineEnd() {
        type("a\nb");
        press(Keys.UP, Keys.END, "c");
        assertThat(notation()).isEqualTo("a\\r\\ncb");
        press(control("z"));
        assertThat(notation()).as("undone").isEqualTo("a\\r\\nb");
        press(Keys.HOME, Keys.chord(Keys.CONTROL, Keys.BACK_SPACE));
        assertThat(notation()).as("a word taken away").isEqualTo("a\\rb");
    }

    @Test
    void copiesNoLineBreakThatIsOnlyDrawn() {
        type("a\nb\n");
        press(Keys.chord(Keys.CONTROL, Keys.HOME), Keys.END, Keys.chord(Keys.SHIFT, Keys.DOWN),
                control("c"), Keys.chord(Keys.CONTROL, Keys.END), control("v"));
        assertThat(notation()).isEqualTo("a\\r\\nb\\r\\nb\\r\\n");
    }

    @Test
    void namesCharactersThatNobodySees() {
        type("");
        run("document.execCommand('insertText', false, 'GET\\u2003/\\u202eabc\\u0002')");
        awaitText("#names", "U+2003 EM SPACE at octet 3 (3 octets); U+202E RIGHT-TO-LEFT OVERRIDE at octet 7 "
                + "(3 octets); U+0002 STX at octet 13 (1 octet)");
        assertThat(notation()).isEqualTo("GET\\xe2\\x80\\x83/\\xe2\\x80\\xaeabc\\x02");
        awaitText("#anatomy .octets", "U+2003 EM SPACE");
        assertThat(run("return getComputedStyle(document.querySelector('#mirror > div')).unicodeBidi"))
                .isEqualTo("bidi-override");
    }

    // Explain

    @Test
    void explainsWhileItIsTyped() {
        type("GET / HTTP/1.1\nHost : a\n\n");

        awaitText("#anatomy .verdict.refused", "no white space may stand between a field name and its colon");
        assertThat(texts("#anatomy .line.refused")).hasSize(1).first().asString()
                .contains("Host : a", "RFC 9112, section 5.1");
        awaitTrue("return CSS.highlights.get('refused').size > 0");
        assertThat(marked("refused")).containsExactly(" ");
        assertThat(find("#text").getDomAttribute("aria-invalid")).isEqualTo("true");
        awaitText("#verdict", "no white space may stand");
        awaitText("#foretold", "The socket server will answer 400.");
        assertThat(texts("#anatomy .line:not(.refused) .state.right")).as("what is right says nothing").isEmpty();
    }

    @Test
    void pointsFromAPartToItsOctets() {
        WebElement target = find("button.point[aria-label^='absolute-path']");
        new Actions(browser).moveToElement(target).perform();
        assertThat(marked("marked")).containsExactly("/api");
        assertThat(run("return [...CSS.highlights.get('marked')].filter((one) => "
                + "document.getElementById('strip').contains(one.startContainer)).map((one) => "
                + "one.startContainer.data.slice(one.startOffset, one.endOffset))"))
                .isEqualTo(List.of("2f 61 70 69", "/api"));

        target.click();
        assertThat(selected()).isEqualTo("/api");
        new Actions(browser).moveToElement(find("#compose-title")).perform();
        assertThat(marked("marked")).isEmpty();
    }

    private static Object selected() {
        return run("const t = document.getElementById('text'); return t.value.slice(t.selectionStart, t.selectionEnd)");
    }

    @Test
    void leavesALineOpenWhileItIsTypedIn() {
        run("[...document.querySelectorAll('#anatomy summary')].find((one) => one.textContent.includes('Host')).click()");
        awaitText("#anatomy .line", "field line Host");
        run("[window.requestLine, window.host] = document.querySelectorAll('#anatomy .line')");
        typeBeforeThePort("x");
        awaitText("#anatomy .line", "localhostx:5000");
        assertThat(texts("#anatomy details[open] > summary .name")).contains("field line Host");
        assertThat(run("return window.requestLine === document.querySelector('#anatomy .line')"))
                .as("what did not change is not drawn anew").isEqualTo(true);
        assertThat(run("return window.host === document.querySelectorAll('#anatomy .line')[1]"))
                .as("what changed keeps its place, and the focus").isEqualTo(true);
        press(control("z"));
    }

    private static void typeBeforeThePort(String key) {
        run("const t = document.getElementById('text'); t.focus(); t.setSelectionRange(t.value.indexOf(':5'), "
                + "t.value.indexOf(':5'))");
        press(key);
    }

    @Test
    void showsWhichOctetTheCaretStandsBefore() {
        run("document.querySelectorAll('#anatomy summary')[1].click()");
        typeBeforeThePort("x");
        awaitText("#anatomy .line.at-caret", "localhostx:5000");
        awaitText("#anatomy .part.at-caret", "Host value");
        assertThat(atCaretInTheStrip()).isEqualTo(List.of("3a", ":"));

        press(Keys.UP, Keys.HOME);
        awaitText("#anatomy .line.at-caret", "request-line");
        awaitText("#anatomy .part.at-caret", "method");
        assertThat(texts("#anatomy .at-caret")).as("the line, and its part").hasSize(2);
        assertThat(atCaretInTheStrip()).isEqualTo(List.of("47", "G"));

        press(Keys.DELETE);
        assertThat(atCaretInTheStrip()).as("what stands there now").isEqualTo(List.of("45", "E"));
    }

    private static Object atCaretInTheStrip() {
        return run("return [...CSS.highlights.get('caret')].map((one) => "
                + "one.startContainer.data.slice(one.startOffset, one.endOffset))");
    }

    @Test
    void drawsTwoHundredPartsAndMoreWhenAsked() {
        open("POST /api HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"
                + "1\r\na\r\n".repeat(300) + "0\r\n\r\n", "&to=both");
        awaitText("#anatomy > button", "Show more of");
        long drawn = (Long) run("return document.querySelectorAll('#anatomy .line').length");
        assertThat(drawn).isLessThan(200);
        find("#anatomy > button").click();
        awaitTrue("return document.querySelectorAll('#anatomy .line').length > arguments[0]", drawn);
        awaitTrue("return document.activeElement.tagName === 'SUMMARY'");

        find("#text").sendKeys(Keys.chord(Keys.CONTROL, Keys.HOME), Keys.chord(Keys.CONTROL, Keys.END), "x",
                Keys.BACK_SPACE, control("z"));
        assertThat(strip()).as("undone, as long as it is").isEqualTo(GET.getBytes(StandardCharsets.US_ASCII));
    }

    // Nothing is lost

    @Test
    void givesBackWhatAPresetReplaced() {
        choose("get");
        type("my own");
        awaitTrue("return !document.getElementById('edited').hidden");
        assertThat(find("#preset").getDomProperty("value")).as("an emptied editor is not the silent preset")
                .isEqualTo("get");
        choose("folded");
        assertThat(notation()).startsWith("GET /api?name=Ada HTTP/1.1\\r\\n");
        assertThat(find("#edited").isDisplayed()).isFalse();
        find("#text").sendKeys(control("z"));
        assertThat(notation()).as("undone").isEqualTo("my own");
        find("#again").click();
        assertThat(notation()).as("begun again").startsWith("GET /api?name=Ada HTTP/1.1\\r\\n");
        browser.navigate().back();
        awaitTrue("return document.getElementById('text').value === 'my own'");
    }

    @Test
    void keepsTheRequestInItsAddressAndTheTab() {
        Object before = run(SENDS);
        open("A\0\u00ff\r\nB", "&to=stand-in&pause=3");
        assertThat(strip()).isEqualTo(new byte[] {'A', 0, (byte) 0xff, '\r', '\n', 'B'});
        assertThat(texts("#note")).containsExactly(
                "From the address of this page, octet for octet. Nothing is sent until you press Send.");
        assertThat(find("#pause").isSelected()).isTrue();
        assertThat(find("#to input[value='stand-in']").isSelected()).isTrue();
        assertThat(find("#to input[value='socket-server']").isSelected()).isFalse();
        assertThat(find(".pause-bar").isDisplayed()).as("a mark where the pause is").isTrue();
        assertThat(run(SENDS)).as("how often it was sent").isEqualTo(before);

        open("A\0\u00ff\r\nB", "&to=stand-in,rung&pause=3");
        assertThat(texts("#note").get(0)).endsWith(" rung is missing here: add --target rung=PORT to --wire-view.");
        assertThat(find("#to input[value='socket-server']").isSelected()).isFalse();

        find("#text").sendKeys(Keys.chord(Keys.CONTROL, Keys.END), "C");
        awaitTrue("return location.hash.startsWith('#r=QQD_DQpCQw&to=stand-in&pause=')");
        browser.navigate().refresh();
        awaitExplained();
        assertThat(strip()).as("after a reload").isEqualTo(new byte[] {'A', 0, (byte) 0xff, '\r', '\n', 'B', 'C'});
        load(wireView);
        assertThat(strip()).as("without an address").isEqualTo(
                new byte[] {'A', 0, (byte) 0xff, '\r', '\n', 'B', 'C'});
        press(Keys.TAB);
        assertThat(run("return document.activeElement.className")).as("the first stop of a page that was loaded")
                .isEqualTo("skip");
    }

    @Test
    void goesOnWhenItsServerIsStartedAnew() throws IOException {
        int port = wireView.port();
        wireView.close();
        wireView = wireView(port, Servers.FLASK_EQUIVALENT.port());
        type("GET /anew HTTP/1.1\nHost: a\n\n");

        awaitText("#anatomy .verdict", "/anew");
        awaitText("#foretold", "The socket server will answer 404.");
        browser.manage().logs().get(LogType.BROWSER); // The browser notes that the old token was refused.
    }

    @Test
    void copiesACommandThatSendsTheSameOctets() throws Exception {
        String notation = "-a'b\\x00%é\\x5cx5c\\x00" + "7";
        type(notation);
        run("navigator.clipboard.writeText = (text) => { window.copied = text; return Promise.resolve(); }");
        find("#copy").click();
        awaitTrue("return window.copied !== undefined");

        String command = (String) run("return window.copied");
        assertThat(command).endsWith(" 127.0.0.1 " + server.port());
        var shell = new ProcessBuilder("sh", "-c", command.replaceFirst(" \\| nc .*", "")).start();
        assertThat(shell.getInputStream().readAllBytes()).isEqualTo(WireClient.drawn(notation));
    }

    // Send

    @Test
    void pausesWhereTheCursorWasAndDrawsTheExchange() {
        choose("slow");
        find(SEND).click();

        awaitText("#exchanges article", "12 octets sent.");
        awaitText("#arrived", "octets in 2 reads");
        awaitText("#comparison", "reason phrase"); // What comes later would move what is pointed at.
        assertThat(run("return document.querySelectorAll('#exchanges svg').length")).isEqualTo(2L);
        assertThat(run("return [...document.querySelectorAll('#exchanges article:first-child svg .event')]"
                + ".map((one) => one.classList[1])"))
                .isEqualTo(List.of("connect", "write", "pause", "write", "read"));
        assertThat(run("return document.querySelectorAll('#exchanges article:first-child .events > li').length"))
                .as("the same in words").isEqualTo(5L);

        new Actions(browser).moveToElement(find("#exchanges article:first-child svg .write text")).perform();
        assertThat(marked("marked")).singleElement().isEqualTo("GET /api?nam");
        new Actions(browser).moveToElement(find("#exchanges article:first-child svg .read text")).perform();
        assertThat(texts("#exchanges .line.lit .name")).contains("status-line");
        assertThat(marked("marked")).isEmpty();
    }

    @Test
    void comparesFinalAnswersWhereOneServerAloneSendsAnInterimOne() {
        choose("expect");
        find("#pause").click();
        find(SEND).click();

        awaitText("#comparison", "interim answers (none) 100 ≠ differs status 200 200 = same");
        awaitText("#comparison", "reason phrase OK (empty) ≠ differs");
    }

    @Test
    void saysInTheResultWhatIsWrongWithAnAnswerWhateverItsStatus() {
        receive(standIn, GET.length(), "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhel");
        receive(other, GET.length(), "HTTP/1.1 999 Odd\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
        sendTo("stand-in", "other");

        awaitText("#result .outcome.class-wrong", "stand-in 200 success, cut by the close, closes");
        awaitText("#result .outcome.class-5", "other 999 failed: the server is at fault, closes");
    }

    @Test
    void comparesOctetsAndNotWhatTheyLookLike() {
        String answer = "HTTP/1.1 200 OK\r\nContent-Length: 3\r\nConnection: close\r\n\r\n";
        receive(standIn, GET.length(), answer + "\u00ef\u00bf\u00bd");
        receive(other, GET.length(), answer + "\u00f0\u0090\u0080");
        sendTo("stand-in", "other");

        awaitText("#comparison", "content � \\xf0\\x90\\x80 ≠ differs");
    }

    @Test
    void showsOneAnswerWhileTheOtherServerHangsUntilStopped() throws Exception {
        sendTo("socket-server", "stand-in");

        try (Socket hanging = acceptSender(standIn)) {
            awaitText("#exchanges article[aria-label='Answer of socket-server']", "200");
            awaitText("#result .outcome", "stand-in");
            awaitText("#said", "socket-server: 200. stand-in: waiting for an answer.");
            awaitTrue("return /^[0-9]+ s left$/.test(document.getElementById('left').textContent)");
            choose("head");
            awaitText("#anatomy .verdict", "HEAD");
            assertThat(hanging.isConnected()).isTrue();
            find("#stop").click();
            awaitText("#result .outcome", "stopped by us");
            assertThat(find("#stop").isDisplayed()).isFalse();
        }
    }

    @Test
    void endsAnOlderSendingWhenANewerBegins() throws Exception {
        sendTo("stand-in");
        try (Socket first = acceptSender(standIn)) {
            sendTo("stand-in");
            try (Socket second = acceptSender(standIn)) {
                first.getInputStream().readNBytes(GET.length());
                assertThat(first.getInputStream().read()).as("the end of the first").isEqualTo(-1);
                choose("get");
                awaitText("#foretold", "The socket server will answer 200.");
                sendTo("socket-server");
                awaitText("#result", "socket-server 200 success");
                assertThat(second.getInputStream().readAllBytes()).as("until its end").isNotEmpty();
            }
        }
    }

    @Test
    void saysHowToStartAServerThatIsNotThere() throws IOException {
        int nobody;
        try (var closed = new ServerSocket(0, 1, LOOPBACK)) {
            nobody = closed.getLocalPort();
        }
        try (WireView lonely = wireView(0, nobody)) {
            load(lonely);
            awaitText("#targets", "flask-equivalent is not running, port " + nobody
                    + " Start it with: mvn -q -pl flask-equivalent spring-boot:run");
            sendTo("socket-server", "flask-equivalent");
            awaitText("#exchanges", "Nothing listens on port " + nobody + "; start it with: mvn");
            awaitText("#exchanges article[aria-label='Answer of socket-server']", "200");
            receive(standIn, strip().length, "HTTP/1.1 404 \r\nContent-Length: 0\r\n\r\n");
            sendTo("socket-server", "flask-equivalent", "stand-in");
            awaitText("#comparison", "socket-server stand-in same? status 200 404 ≠ differs");
        } finally {
            load(wireView);
        }
    }

    @Test
    void runsNothingThatAServerSends() {
        String content = "<img src=x onerror=\"window.ran=1\"><script>window.ran=1</script>";
        receive(standIn, 10, "HTTP/1.1 200 <script>window.ran=1</script>\r\nX-<b>: "
                + "<script>window.ran=1</script>\r\nContent-Length: "
                + content.length() + "\r\n\r\n" + content);
        sendTo("stand-in");

        awaitText("#exchanges", content);
        assertThat(run("return window.ran")).isNull();
        assertThat(browser.findElements(By.cssSelector("#exchanges script, #exchanges img, #exchanges b"))).isEmpty();
    }

    // Answer

    @Test
    void answersWhatIsTypedAndShowsWhoAsked() throws IOException {
        run("document.getElementById('fake').open = true");
        awaitText("#judged .verdict.right", "200");
        run("const list = document.getElementById('answer-preset'); list.value = 'Length too long';"
                + "list.dispatchEvent(new Event('change'))");
        awaitText("#judged .verdict.refused", "50");
        find("#fake-open").click();
        awaitText("#fake-said", "curl");
        var address = Pattern.compile("127\\.0\\.0\\.1:([0-9]+)").matcher(texts("#fake-said").get(0));
        assertThat(address.find()).isTrue();
        try (var client = new WireClient(Integer.parseInt(address.group(1)))) {
            client.send("GET /who HTTP/1.1\nHost: a\nUser-Agent: asker\n\n");
            assertThat(client.restIfAny()).isEqualTo("HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\nhello");
        }

        awaitText("#visits > li", "asker GET /who HTTP/1.1");
        run("document.querySelector('#visits details').open = true");
        awaitText("#visits article[aria-label='Asked']", "field line User-Agent");
        awaitText("#visits article[aria-label='Answered'] .verdict.refused", "50");
        assertThat(run("return document.querySelectorAll('#visits svg .event').length")).asInstanceOf(
                InstanceOfAssertFactories.LONG).isGreaterThanOrEqualTo(4);
        find("#fake-close").click();
        awaitText("#fake-said", "closed");
        run("document.getElementById('fake').open = false");
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
            run("[...document.querySelectorAll('#arrived > li > button')].find((one) => "
                    + "one.textContent.includes('curl/8')).click()");
            awaitText("#arrived .shown", "field line Cookie");
            assertThat(texts("#arrived .shown").toString()).doesNotContain("SECRET").contains("*********");
            run("const shows = [...document.querySelectorAll('#arrived .shown button')].find((one) => "
                    + "one.textContent === 'Show hidden values'); shows.focus(); shows.click();");
            awaitText("#arrived .shown", "id=SECRET");
            assertThat(run("return document.activeElement.textContent")).as("the focus is not lost")
                    .isEqualTo("Load into the editor");
            run("document.activeElement.click()");
            awaitText("#note", "Values that the list hides stand here too.");
        }
        awaitText("#arrived > li", "closed by the client");
        find("#hold").click();
        assertThat(texts("#hold")).containsExactly("Continue the list");
        assertThat(find("#held").isDisplayed()).isTrue();
        find("#hold").click();
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
            awaitText("#arrived > li", "and 1 more, the newest GET /api?later=1 HTTP/1.1");
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
        find("#text").sendKeys(control("z"));
        assertThat(strip()).as("undone").isEqualTo(GET.getBytes(StandardCharsets.US_ASCII));
    }

    // For everybody

    @Test
    void isUsedByKeysAlone() {
        run("document.activeElement.blur(); getSelection().removeAllRanges()");
        press(Keys.TAB);
        for (int i = 0; i < 20 && !focused().equals("text"); i++) {
            press(Keys.TAB);
        }
        assertThat(focused()).isEqualTo("text");
        press(Keys.chord(Keys.CONTROL, Keys.HOME), "X");
        awaitText("#anatomy", "XGET");
        press(Keys.chord(Keys.CONTROL, Keys.ENTER));
        awaitText("#said", "socket-server: 501. flask-equivalent: 405.");
        for (int i = 0; i < 20 && !isInAnatomy(); i++) {
            press(Keys.TAB);
        }
        assertThat(isInAnatomy()).as("a stop among the lines").isTrue();
        assertThat(run("return document.querySelectorAll('#anatomy [tabindex=\"0\"]').length")).as("its stops")
                .isEqualTo(1L);
        press(Keys.ARROW_DOWN);
        assertThat(run("return document.activeElement.className")).isEqualTo("point");
        press(Keys.END);
        assertThat(run("return document.activeElement.textContent")).asString().contains("empty line");
    }

    private static boolean isInAnatomy() {
        return (Boolean) run("return document.getElementById('anatomy').contains(document.activeElement)");
    }

    private static String focused() {
        return (String) run("return document.activeElement.id");
    }

    /**
     * 320 pixels, which a window of 1280 has at 400 %. Only the strip of digits may be wider than it is. In light, dark
     * and the colours that a reader forces.
     */
    @Test
    void keepsNobodyOut() {
        choose("space-before-colon");
        find(SEND).click();
        awaitText("#comparison", "reason phrase");
        awaitText("#arrived", "this page");
        find("#arrived > li:first-child > button").click();
        awaitText("#arrived .shown", "Received");
        for (int width : List.of(320, 700, 1280)) {
            Browser.resize(browser, width, 800, "light");
            assertThat(run("return document.documentElement.scrollWidth")).isEqualTo((long) width);
        }
        assertThat(violations(new AxeBuilder())).isEmpty();
        Browser.resize(browser, 1280, 900, "dark");
        assertThat(violations(new AxeBuilder().withRules(List.of("color-contrast")))).as("in the dark").isEmpty();
        Browser.force(browser);
        assertThat(run("return getComputedStyle(document.getElementById('text')).color")).as("what is typed")
                .isEqualTo("rgba(0, 0, 0, 0)");
        assertThat(run("return getComputedStyle(document.querySelector('#mirror .end')).boxShadow")).as("a pill")
                .isNotEqualTo("none");
        namesEveryControl();
    }

    private static List<String> violations(AxeBuilder rules) {
        return rules.analyze(browser).getViolations().stream().map(rule -> rule.getId() + ": " + nodes(rule)).toList();
    }

    private static String nodes(Rule rule) {
        return rule.getNodes().stream().map(node -> node.getHtml()).limit(5).collect(Collectors.joining(" "));
    }

    private static void namesEveryControl() {
        List<WebElement> controls = browser.findElements(By.cssSelector("#compose :is(button, select, input, textarea), "
                + "#anatomy .line:first-child :is(button, summary, a)")).stream().filter(WebElement::isDisplayed).toList();
        assertThat(controls).hasSizeGreaterThan(20);
        for (WebElement control : controls) {
            assertThat(control.getAccessibleName()).as("%s", control.getDomProperty("outerHTML")).isNotBlank();
        }
        assertThat(find("button.point[aria-label^='space']").getAccessibleName())
                .isEqualTo("space, octet 4. Select in the editor");
        assertThat(find("button.point[aria-label^='CR LF']").getAccessibleName())
                .startsWith("CR LF, octets ").endsWith("Select in the editor");
    }
}
