package httpbytes.socketserver;

import static org.assertj.core.api.Assertions.assertThat;

import httpbytes.socketserver.message.Field;
import httpbytes.socketserver.message.Fields;
import httpbytes.socketserver.message.Request;
import httpbytes.socketserver.message.RequestTarget;
import httpbytes.socketserver.message.Response;
import httpbytes.socketserver.message.Version;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Both servers of the workspace count in the same way. */
@Tag("quick")
class VisitsTest {

    private static Response visit(String... cookieLines) {
        Field[] fields = Stream.of(cookieLines).map(value -> new Field("cookie", value)).toArray(Field[]::new);
        var target = new RequestTarget("/visits", null, "/visits", null);
        return new Visits().visits(new Request("GET", target, Version.HTTP_1_1, Fields.of(fields), new byte[0]));
    }

    private static void assertVisit(int number, Response answer) {
        assertThat(answer).usingRecursiveComparison().isEqualTo(
                Response.text("This is your visit number " + number + ".\n")
                        .with(new Field("Set-Cookie", "visits=" + number + "; HttpOnly; SameSite=Lax")));
    }

    @Test
    void beginsWithTheFirstVisit() {
        assertVisit(1, visit());
    }

    @ParameterizedTest
    @CsvSource({"visits=1, 2", "a=7; visits=41, 42", "visits=3; visits=8, 4", "visits=009; a=1, 10",
        "visits=999999999, 1000000000"})
    void believesTheCookie(String cookies, int number) {
        assertVisit(number, visit(cookies));
    }

    @Test
    void readsEachCookieLine() {
        assertVisit(6, visit("a=1", "visits=5"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "visits", "visits=", "visits=many", "visits=-1", "visits=0x10", "visits=1.5", "Visits=7",
        "myvisits=7", "visits=1000000000", "visits=many; visits=7", "visits=\u0661"})
    void takesWhatIsNoNumberForAFirstVisit(String cookies) {
        assertVisit(1, visit(cookies));
    }
}
