package httpbytes.docs.wireview;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The handout fits on one sheet of paper, and nothing of it is cut off at the edge. */
@Tag("thorough")
class HandoutPrintTest {

    private static final Pattern SHEET = Pattern.compile("/Type\\s*/Page\\b");
    /** What would be wider than the column that it stands in. */
    private static final String TOO_WIDE = """
            return [...document.querySelectorAll('.line, td, h2')]
                .filter((one) => one.scrollWidth > one.clientWidth + 1).map((one) => one.textContent)""";

    @Test
    void isOneSheet() {
        Browser.require();
        var browser = Browser.start();
        try {
            browser.get(Path.of("handout.html").toUri().toString());
            var printed = browser.executeCdpCommand("Page.printToPDF", Map.of("preferCSSPageSize", true));
            String pdf = new String(Base64.getDecoder().decode((String) printed.get("data")),
                    StandardCharsets.ISO_8859_1);

            assertThat(SHEET.matcher(pdf).results()).hasSize(1);
            assertThat(browser.executeScript(TOO_WIDE)).isEqualTo(List.of());
        } finally {
            browser.quit();
        }
    }
}
