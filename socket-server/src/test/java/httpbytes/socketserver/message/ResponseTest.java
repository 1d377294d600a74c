package httpbytes.socketserver.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("quick")
class ResponseTest {

    private static final Field PLAIN_TEXT = new Field("Content-Type", "text/plain;charset=utf-8");
    private static final Field NO_SNIFFING = new Field("X-Content-Type-Options", "nosniff");

    @Test
    void ofTextIsUtf8AndIsNotToBeSniffed() {
        var response = Response.text("é🌍");

        assertThat(response.status()).isEqualTo(Status.OK);
        assertThat(response.fields().lines()).containsExactly(PLAIN_TEXT, NO_SNIFFING);
        assertThat(response.content()).isEqualTo(raw("\u00c3\u00a9\u00f0\u009f\u008c\u008d"));
    }

    @Test
    void ofAnErrorIsOneLine() {
        var allow = new Field("Allow", "GET");
        var response = Response.error(Status.METHOD_NOT_ALLOWED, "this path answers GET.", allow);

        assertThat(response.status()).isEqualTo(Status.METHOD_NOT_ALLOWED);
        assertThat(response.fields().lines()).containsExactly(PLAIN_TEXT, NO_SNIFFING, allow);
        assertThat(response.content())
                .isEqualTo(raw("405 Method Not Allowed: this path answers GET.\n"));
    }

    @Test
    void mayBeSaidByFieldsAlone() {
        var allow = new Field("Allow", "GET");

        assertThat(Response.empty(Status.OK, allow).fields().lines()).containsExactly(allow);
        assertThat(Response.empty(Status.OK).fields()).isEqualTo(Fields.NONE);
        assertThat(Response.empty(Status.OK).content()).isEmpty();
    }

    @Test
    void withMoreFieldsIsAnotherResponse() {
        var allow = new Field("Allow", "GET");
        var text = Response.text("a");

        assertThat(text.with(allow, allow).fields().lines()).containsExactly(PLAIN_TEXT, NO_SNIFFING, allow, allow);
        assertThat(text.fields().lines()).containsExactly(PLAIN_TEXT, NO_SNIFFING);
        assertThat(text.with(allow).status()).isEqualTo(Status.OK);
        assertThat(text.with(allow).content()).isSameAs(text.content());
    }

    @Test
    void ofAnExceptionHasItsStatusAndItsSentence() {
        assertThat(new HttpException(Status.URI_TOO_LONG, "shorten it.").response())
                .usingRecursiveComparison().isEqualTo(Response.error(Status.URI_TOO_LONG, "shorten it."));
    }

    @Test
    void hasTheReasonPhraseOfItsStatusCode() {
        assertThat(Arrays.stream(Status.values()).map(status -> status.code() + " " + status.reason()))
                .containsExactly(
                        "200 OK", "204 No Content", "304 Not Modified", "308 Permanent Redirect",
                        "400 Bad Request", "403 Forbidden", "404 Not Found",
                        "405 Method Not Allowed", "408 Request Timeout", "413 Content Too Large",
                        "414 URI Too Long", "415 Unsupported Media Type", "417 Expectation Failed",
                        "421 Misdirected Request", "431 Request Header Fields Too Large",
                        "500 Internal Server Error", "501 Not Implemented", "503 Service Unavailable",
                        "505 HTTP Version Not Supported");
    }

    private static byte[] raw(String octets) {
        return octets.getBytes(StandardCharsets.ISO_8859_1);
    }
}
