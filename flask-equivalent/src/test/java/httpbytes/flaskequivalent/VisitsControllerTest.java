package httpbytes.flaskequivalent;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.Cookie;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Both servers of the workspace count in the same way. */
@Tag("quick")
class VisitsControllerTest {

    private final MockMvcTester mvc = MockMvcTester.of(new VisitsController());

    private static void assertVisit(int number, MvcTestResult answer) {
        assertThat(answer).hasStatusOk().hasHeader("Set-Cookie", "visits=" + number + "; HttpOnly; SameSite=Lax")
                .hasContentType("text/plain;charset=utf-8").hasHeader("X-Content-Type-Options", "nosniff")
                .hasBodyTextEqualTo("This is your visit number " + number + ".\n");
    }

    private MvcTestResult visit(String value) {
        return mvc.get().uri("/visits").cookie(new Cookie("a", "7"), new Cookie("visits", value)).exchange();
    }

    @Test
    void beginsWithTheFirstVisit() {
        assertVisit(1, mvc.get().uri("/visits").exchange());
    }

    @ParameterizedTest
    @CsvSource({"1, 2", "41, 42", "009, 10", "999999999, 1000000000"})
    void believesTheCookie(String value, int number) {
        assertVisit(number, visit(value));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "many", "-1", "0x10", "1.5", "1000000000"})
    void takesWhatIsNoNumberForAFirstVisit(String value) {
        assertVisit(1, visit(value));
    }
}
