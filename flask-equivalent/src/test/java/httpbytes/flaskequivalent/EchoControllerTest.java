package httpbytes.flaskequivalent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.servlet.autoconfigure.MultipartProperties;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockPart;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.util.unit.DataSize;

/** The controller with its resolver and its advice; no server, no application context. */
@Tag("quick")
class EchoControllerTest {

    private final MockMvcTester mvc = MockMvcTester.of(List.of(new EchoController()), builder -> builder
            .setCustomArgumentResolvers(new ParametersResolver(limitOf(64)))
            .setControllerAdvice(new Errors())
            .build());

    @Nested
    class Get {

        @Test
        void echoesTheQuery() {
            assertThat(get("name=Ada&city=Z%C3%BCrich&name=Bob")).hasStatusOk()
                    .hasContentType("text/plain;charset=utf-8")
                    .hasBodyTextEqualTo("""
                            GET request received with the following parameters:
                            name = Ada
                            name = Bob
                            city = Zürich
                            """);
        }

        @Test
        void saysGetToHead() {
            assertThat(mvc.head().uri("/api?a=1")).hasStatusOk()
                    .bodyText().startsWith("GET request received");
        }

        @Test
        void hasNoParametersWithoutAQuery() {
            assertThat(mvc.get().uri("/api")).hasBodyTextEqualTo("""
                    GET request received with the following parameters:
                    """);
        }

        @Test
        void refusesAQueryThatCannotBeDecoded() {
            assertThat(get("%zz=1")).hasStatus(400).hasBodyTextEqualTo("400 Bad Request: the percent-escape "
                    + "\"%zz\" at offset 0 of the query needs two hexadecimal digits; a literal % is written "
                    + "%25.\n");
        }

        @Test
        void refusesMoreThanAThousandParameters() {
            assertThat(get("a&".repeat(1001))).hasStatus(414)
                    .hasBodyTextEqualTo("414 URI Too Long: a query may have at most 1000 parameters.\n");
        }

        private MockMvcTester.MockMvcRequestBuilder get(String query) {
            return mvc.get().uri("/api").with(request -> {
                request.setQueryString(query);
                return request;
            });
        }
    }

    @Nested
    class Post {

        @Test
        void echoesTheFormAndNotTheQuery() {
            assertThat(form("a=1&b=").uri("/api?q=2")).hasStatusOk().hasBodyTextEqualTo("""
                    POST request received with the following parameters:
                    a = 1
                    b =\s
                    """);
        }

        @Test
        void echoesTextFieldsAndFiles() {
            assertThat(parts(new MockPart("a", octets("1")), new MockPart("f", "x.txt", octets("12345"))))
                    .hasStatusOk().hasBodyTextEqualTo("""
                            POST request received with the following parameters:
                            a = 1
                            f = x.txt (5 bytes)
                            """);
        }

        @Test
        void takesContentUpToTheLimit() {
            assertThat(form("a=" + "x".repeat(62)).uri("/api")).hasStatusOk();
            assertThat(form("a=" + "x".repeat(63)).uri("/api")).hasStatus(413).hasBodyTextEqualTo(
                    "413 Content Too Large: the content of a request may have at most 64 octets.\n");
        }

        @Test
        void refusesWhatIsNotAForm() {
            assertThat(mvc.post().uri("/api").contentType(MediaType.APPLICATION_JSON).content("{}"))
                    .hasStatus(415)
                    .hasBodyTextEqualTo("415 Unsupported Media Type: send "
                            + "application/x-www-form-urlencoded or multipart/form-data, and name it "
                            + "in Content-Type.\n");
        }

        @Test
        void refusesAnyContentCodingButIdentity() {
            assertThat(form("a=1").uri("/api").header("Content-Encoding", "Identity")).hasStatusOk();
            assertThat(form("a=1").uri("/api").header("Content-Encoding", "identity", "gzip")).hasStatus(415)
                    .hasBodyTextEqualTo("415 Unsupported Media Type: content with a Content-Encoding is not "
                            + "decoded here; send it plain.\n");
        }

        @Test
        void refusesAMultipartFormWithoutAPart() {
            assertThat(parts()).hasStatus(400).bodyText()
                    .startsWith("400 Bad Request: this is not multipart/form-data;");
        }

        @Test
        void refusesATextFieldThatIsNotUtf8() {
            assertThat(parts(new MockPart("a", new byte[] {(byte) 0xff}))).hasStatus(400).hasBodyTextEqualTo(
                    "400 Bad Request: a text field of the form is not UTF-8; send text as UTF-8.\n");
        }
    }

    @Nested
    class WhenACollaboratorFails {

        @Test
        void contentThatBreaksOffIsNoFaultOfTheServer() throws IOException {
            ServletInputStream content = mock();
            given(content.readNBytes(anyInt())).willThrow(new IOException("connection reset"));

            assertThat(mvc.post().uri("/api").with(request -> requestWith(content))).hasStatus(400)
                    .hasBodyTextEqualTo(
                    "400 Bad Request: the framework refused this message as malformed or incomplete.\n");
        }

        @Test
        void aPartThatBreaksOffIsNoFaultOfTheServer() throws IOException {
            Part part = mock();
            given(part.getName()).willReturn("a");
            given(part.getInputStream()).willThrow(new IOException("connection reset"));

            assertThat(parts(part)).hasStatus(400).hasBodyTextEqualTo(
                    "400 Bad Request: the framework refused this message as malformed or incomplete.\n");
        }

        @Test
        @ExtendWith(OutputCaptureExtension.class)
        void aFaultOfTheServerStandsInTheLogAlone(CapturedOutput output) {
            Part part = mock();
            given(part.getSubmittedFileName()).willThrow(new IllegalArgumentException("\u001b[31msecret"));

            assertThat(parts(part)).hasStatus(500).hasContentType("text/plain;charset=utf-8")
                    .hasBodyTextEqualTo("500 Internal Server Error: the server failed; its log says why.\n");
            assertThat(output).contains("IllegalArgumentException: \\x1b[31msecret at ").hasLineCount(1);
        }

        private static MockHttpServletRequest requestWith(ServletInputStream content) {
            var request = new MockHttpServletRequest("POST", "/api") {
                @Override
                public ServletInputStream getInputStream() {
                    return content;
                }
            };
            request.setContentType("application/x-www-form-urlencoded");
            return request;
        }
    }

    private MockMvcTester.MockMvcRequestBuilder form(String content) {
        return mvc.post().contentType(MediaType.APPLICATION_FORM_URLENCODED).content(content);
    }

    private MockMvcTester.MockMvcRequestBuilder parts(Part... parts) {
        return mvc.post().uri("/api").contentType(MediaType.MULTIPART_FORM_DATA).with(request -> {
            for (Part part : parts) {
                request.addPart(part);
            }
            return request;
        });
    }

    private static byte[] octets(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static MultipartProperties limitOf(long octets) {
        var properties = new MultipartProperties();
        properties.setMaxRequestSize(DataSize.ofBytes(octets));
        return properties;
    }
}
