package httpbytes.socketserver.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import httpbytes.socketserver.Rfc;
import httpbytes.socketserver.message.Fields;
import httpbytes.socketserver.message.HttpException;
import httpbytes.socketserver.message.Request;
import httpbytes.socketserver.message.RequestTarget;
import httpbytes.socketserver.message.Response;
import httpbytes.socketserver.message.Status;
import httpbytes.socketserver.message.Version;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("quick")
class RouterTest {

    public static final class Greetings {

        @Route(path = "/hello", methods = {"GET", "PUT"})
        public Response hello(Request request) {
            return Response.text("hello by " + request.method());
        }

        @Route(path = "/hello", methods = "POST")
        Response take(Request request) {
            throw new HttpException(Status.CONTENT_TOO_LARGE, "too much.");
        }

        @Route(path = "/fail", methods = "PATCH")
        Response forget(Request request) {
            return null;
        }

        @Route(path = "/fail", methods = "DELETE")
        Response fail(Request request) {
            throw new IllegalStateException("on purpose");
        }
    }

    private final Router router = new Router(new Greetings());

    private Response answer(String method, String path) throws Throwable {
        var target = new RequestTarget(path, null, path, null);
        return router.answer(
                new Request(method, target, Version.HTTP_1_1, Fields.NONE, new byte[0]));
    }

    private static String text(Response response) {
        return new String(response.content(), StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @CsvSource({"GET, hello by GET", "PUT, hello by PUT", "HEAD, hello by HEAD"})
    @Rfc(fact = "get-and-head", section = "9110, 9.1", level = "MUST", whom = "server")
    void findsTheMethodOfAPath(String method, String content) throws Throwable {
        assertThat(text(answer(method, "/hello"))).isEqualTo(content);
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "", "/", "/Hello", "/hello/", "/hell", "/hello/x", "//hello", "/hell%6F", "/hello%2F"})
    void findsNothingAtAnotherPath(String path) throws Throwable {
        var response = answer("GET", path);

        assertThat(response.status()).isEqualTo(Status.NOT_FOUND);
        assertThat(text(response))
                .isEqualTo("404 Not Found: nothing is served at this path; try /fail or /hello.\n");
    }

    @Test
    @Rfc(fact = "allow-in-405", section = "9110, 15.5.6", level = "MUST", whom = "origin server")
    void saysWhichMethodsAPathAnswers() throws Throwable {
        var response = answer("DELETE", "/hello");

        assertThat(response.status()).isEqualTo(Status.METHOD_NOT_ALLOWED);
        assertThat(response.fields().value("Allow")).isEqualTo("GET, HEAD, OPTIONS, POST, PUT");
        assertThat(text(response)).isEqualTo(
                "405 Method Not Allowed: this path answers GET, HEAD, OPTIONS, POST, PUT.\n");
        assertThat(answer("GET", "/fail").fields().value("Allow")).isEqualTo("DELETE, OPTIONS, PATCH");
        assertThat(answer("HEAD", "/fail").status()).isEqualTo(Status.METHOD_NOT_ALLOWED);
    }

    @Test
    @Rfc(fact = "trace-secrets", section = "9110, 9.3.8", level = "SHOULD", whom = "recipient",
            here = "sends nothing back: TRACE is refused")
    void refusesTrace() throws Throwable {
        assertThat(answer("TRACE", "/hello").status()).isEqualTo(Status.METHOD_NOT_ALLOWED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"get", "FOO", "PROPFIND", "GETS"})
    @Rfc(fact = "method-unknown", section = "9110, 9.1", level = "SHOULD", whom = "origin server")
    void doesNotKnowMethodsThatHttpDoesNotDefine(String method) throws Throwable {
        assertThat(text(answer(method, "/hello"))).isEqualTo("501 Not Implemented: this server does not know "
                + "the method; methods are case-sensitive, and GET is one.\n");
        assertThat(answer(method, "/nope").status()).isEqualTo(Status.NOT_IMPLEMENTED);
    }

    @Test
    @Rfc(fact = "options", section = "9110, 9.3.7", level = "SHOULD", whom = "server")
    void tellsItsOptions() throws Throwable {
        var ofPath = answer("OPTIONS", "/fail");
        var ofServer = answer("OPTIONS", "*");

        assertThat(ofPath.status()).isEqualTo(Status.OK);
        assertThat(ofPath.content()).isEmpty();
        assertThat(ofPath.fields().value("Allow")).isEqualTo("DELETE, OPTIONS, PATCH");
        assertThat(ofServer.fields().value("Allow")).isEqualTo("DELETE, GET, HEAD, OPTIONS, PATCH, POST, PUT");
        assertThat(answer("OPTIONS", "/nope").status()).isEqualTo(Status.NOT_FOUND);
    }

    @Test
    void turnsAnHttpExceptionIntoItsResponseAndLetsOthersThrough() throws Throwable {
        assertThat(text(answer("POST", "/hello"))).isEqualTo("413 Content Too Large: too much.\n");
        assertThatThrownBy(() -> answer("DELETE", "/fail")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void namesAMethodThatReturnsNull() {
        assertThatThrownBy(() -> answer("PATCH", "/fail"))
                .hasMessage("Greetings.forget returned null; a @Route method returns a Response");
    }

    @Nested
    class RefusesAtTheStart {

        static final class Twice {
            @Route(path = "/hello", methods = "PUT")
            Response again(Request request) {
                return null;
            }
        }

        static final class WrongParameter {
            @Route(path = "/")
            Response wrong(String request) {
                return null;
            }
        }

        static final class WrongResult {
            @Route(path = "/")
            String wrong(Request request) {
                return null;
            }
        }

        static final class NoParameter {
            @Route(path = "/")
            Response wrong() {
                return null;
            }
        }

        static final class Static {
            @Route(path = "/")
            static Response wrong(Request request) {
                return null;
            }
        }

        static final class Again {
            @Route(path = "/again", methods = {"GET", "GET"})
            Response twice(Request request) {
                return null;
            }
        }

        static final class SmallLetters {
            @Route(path = "/", methods = "get")
            Response wrong(Request request) {
                return null;
            }
        }

        static final class NoSlash {
            @Route(path = "api")
            Response wrong(Request request) {
                return null;
            }
        }

        @Test
        void aRouteThatNoRequestCouldReach() {
            assertThatThrownBy(() -> new Router(new SmallLetters())).hasMessage("A @Route names methods that HTTP "
                    + "defines, in capital letters; SmallLetters.wrong names \"get\".");
            assertThatThrownBy(() -> new Router(new NoSlash()))
                    .hasMessage("The path of a @Route begins with /; that of NoSlash.wrong is \"api\".");
        }

        @Test
        void twoMethodsOfOneRoute() {
            assertThatThrownBy(() -> new Router(new Greetings(), new Twice()))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("Two methods claim PUT /hello; the second is Twice.again.");
            assertThatThrownBy(() -> new Router(new Again()))
                    .hasMessage("Two methods claim GET /again; the second is Again.twice.");
        }

        static List<Object> shapes() {
            return List.of(new WrongParameter(), new WrongResult(), new NoParameter(), new Static());
        }

        @ParameterizedTest
        @MethodSource("shapes")
        void aMethodOfAnotherShape(Object controller) {
            assertThatThrownBy(() -> new Router(controller))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("A @Route method takes a Request, returns a Response and is not static; "
                            + controller.getClass().getSimpleName() + ".wrong is another.");
        }
    }
}
