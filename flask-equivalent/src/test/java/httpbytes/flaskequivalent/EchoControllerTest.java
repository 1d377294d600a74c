package httpbytes.flaskequivalent;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockPart;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** The controller in Spring MVC; no server and no application context. */
@Tag("quick")
class EchoControllerTest {

    private final MockMvcTester mvc = MockMvcTester.of(new EchoController());

    @Test
    void echoesTheQueryOfAGet() {
        assertThat(mvc.get().uri("/api?name=Ada&city=Rome&name=Bob")).hasStatusOk()
                .hasContentType("text/plain;charset=utf-8")
                .hasHeader("X-Content-Type-Options", "nosniff")
                .hasBodyTextEqualTo("""
                        GET request received with the following parameters:
                        name = Ada
                        name = Bob
                        city = Rome
                        """);
    }

    @Test
    void echoesTheFormOfAPostWithoutItsQuery() {
        assertThat(mvc.post().uri("/api?q=1").contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .content("a=1&flag&a=2")).hasStatusOk().hasBodyTextEqualTo("""
                        POST request received with the following parameters:
                        a = 1
                        a = 2
                        flag =\s
                        """);
    }

    @Test
    void aFormMayBeEmptyButNotWithoutItsType() {
        assertThat(mvc.post().uri("/api").contentType(MediaType.APPLICATION_FORM_URLENCODED)).hasStatusOk()
                .hasBodyTextEqualTo("POST request received with the following parameters:\n");
        assertThat(mvc.post().uri("/api")).hasStatus(415);
        assertThat(mvc.post().uri("/api").header("Content-Length", "0")).hasStatus(415);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ISO-2022-CN", "x-JISAutoDetect"})
    void aCharsetThatJavaCannotWriteIsNoFaultOfTheServer(String charset) {
        assertThat(mvc.post().uri("/api").header("Content-Type", "application/x-www-form-urlencoded;charset=" + charset)
                .content("a=1")).hasStatus(415);
    }

    @Test
    void echoesFieldsAndFilesInTheirOrder() {
        byte[] octets = "Zoë".getBytes(StandardCharsets.UTF_8);
        assertThat(mvc.post().uri("/api?q=1").multipart()
                .part(new MockPart("photo", "me.png", octets)).part(new MockPart("name", octets)))
                .hasStatusOk().hasBodyTextEqualTo("""
                        POST request received with the following parameters:
                        photo = me.png (4 bytes)
                        name = Zoë
                        """);
    }

    @Test
    void staysTextWhateverTheClientAccepts() {
        assertThat(mvc.get().uri("/api?a=<script>").accept(MediaType.TEXT_HTML, MediaType.APPLICATION_JSON))
                .hasStatusOk().hasContentType("text/plain;charset=utf-8").bodyText().endsWith("a = <script>\n");
    }
}
