package httpbytes.socketserver;

import static org.assertj.core.api.Assertions.assertThat;

import httpbytes.socketserver.message.Field;
import httpbytes.socketserver.message.Fields;
import httpbytes.socketserver.message.Request;
import httpbytes.socketserver.message.RequestTarget;
import httpbytes.socketserver.message.Response;
import httpbytes.socketserver.message.Status;
import httpbytes.socketserver.message.Version;
import httpbytes.socketserver.route.Router;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code /api} answers; both servers of the workspace promise the same. */
@Tag("quick")
class EchoServerTest {

    private static final Field PLAIN_TEXT = new Field("Content-Type", "text/plain;charset=utf-8");
    private static final Field NO_SNIFFING = new Field("X-Content-Type-Options", "nosniff");
    private static final Field ALLOW = new Field("Allow", "GET, HEAD, OPTIONS, POST");

    private final Router router = new Router(new EchoServer());

    private Response answer(String method, String path, String query, String form) throws Throwable {
        var target = new RequestTarget(path + "?" + query, null, path, query);
        var fields = Fields.of(new Field("Content-Type", "application/x-www-form-urlencoded"));
        byte[] content = form.getBytes(StandardCharsets.UTF_8);
        return router.answer(new Request(method, target, Version.HTTP_1_1, fields, content));
    }

    private static String text(Response response) {
        return new String(response.content(), StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD"})
    void echoesTheQueryAlone(String method) throws Throwable {
        var response = answer(method, "/api", "param1=value1&param2=%C3%A9+%26&param1=again&flag", "form=1");

        assertThat(response.status()).isEqualTo(Status.OK);
        assertThat(response.fields()).containsExactly(PLAIN_TEXT, NO_SNIFFING);
        assertThat(text(response)).isEqualTo("""
                GET request received with the following parameters:
                param1 = value1
                param1 = again
                param2 = é &
                flag =\s
                """);
    }

    @Test
    void echoesTheFormAlone() throws Throwable {
        var response = answer("POST", "/api", "query=1", "param1=value1&=v");

        assertThat(response.status()).isEqualTo(Status.OK);
        assertThat(response.fields()).containsExactly(PLAIN_TEXT, NO_SNIFFING);
        assertThat(text(response)).isEqualTo("""
                POST request received with the following parameters:
                param1 = value1
                 = v
                """);
    }

    @Test
    void saysThatThereWereNoParameters() throws Throwable {
        assertThat(text(answer("GET", "/api", "", "")))
                .isEqualTo("GET request received with the following parameters:\n");
        assertThat(text(answer("POST", "/api", "", "")))
                .isEqualTo("POST request received with the following parameters:\n");
    }

    @Test
    void tellsItsOptions() throws Throwable {
        assertThat(answer("OPTIONS", "/api", "a=%zz", "")).isEqualTo(Response.empty(Status.OK, ALLOW));
        assertThat(answer("OPTIONS", "*", null, "")).isEqualTo(Response.empty(Status.OK, ALLOW));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "DELETE", "PATCH", "TRACE"})
    void answersNoOtherMethod(String method) throws Throwable {
        var response = answer(method, "/api", "", "");

        assertThat(response.fields()).containsExactly(PLAIN_TEXT, NO_SNIFFING, ALLOW);
        assertThat(text(response))
                .isEqualTo("405 Method Not Allowed: this path answers GET, HEAD, OPTIONS, POST.\n");
    }

    @Test
    void answersAtNoOtherPath() throws Throwable {
        var response = answer("GET", "/apis", "", "");

        assertThat(response.fields()).containsExactly(PLAIN_TEXT, NO_SNIFFING);
        assertThat(text(response)).isEqualTo("404 Not Found: nothing is served at this path; try /api.\n");
    }

    @Test
    void saysWhatItCannotDecode() throws Throwable {
        String tooMany = "a&".repeat(1_001);

        assertThat(text(answer("GET", "/api", "a=%zz", ""))).isEqualTo("400 Bad Request: the percent-escape "
                + "\"%zz\" at offset 2 of the query needs two hexadecimal digits; a literal % is written "
                + "%25.\n");
        assertThat(answer("GET", "/api", tooMany, "").status()).isEqualTo(Status.URI_TOO_LONG);
        assertThat(answer("POST", "/api", "", tooMany).status()).isEqualTo(Status.CONTENT_TOO_LARGE);
    }
}
