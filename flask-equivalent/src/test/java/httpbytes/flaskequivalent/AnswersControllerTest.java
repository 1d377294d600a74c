package httpbytes.flaskequivalent;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** What stands beside {@code /api}; both servers of the workspace promise the same. */
@Tag("quick")
class AnswersControllerTest {

    private static final String TAG = "\"note-1\"";

    private final MockMvcTester mvc = MockMvcTester.of(new AnswersController());

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD", "POST"})
    void redirectsWhateverTheMethod(String method) {
        assertThat(mvc.method(HttpMethod.valueOf(method)).uri("/moved")).hasStatus(308)
                .hasHeader("Location", "/api?from=moved").hasBodyTextEqualTo("");
    }

    @Test
    void hasNothingToSay() {
        assertThat(mvc.get().uri("/nothing")).hasStatus(204).hasBodyTextEqualTo("");
    }

    @Test
    void namesTheStateOfItsNote() {
        assertThat(mvc.get().uri("/note")).hasStatusOk().hasHeader("ETag", TAG)
                .hasContentType("text/plain;charset=utf-8").hasBodyTextEqualTo("A note that stays.\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {TAG, "W/" + TAG, "\"a\", " + TAG})
    void sendsTheNoteToNobodyWhoHasIt(String known) {
        assertThat(mvc.get().uri("/note").header("If-None-Match", known)).hasStatus(304).hasHeader("ETag", TAG)
                .hasBodyTextEqualTo("");
    }

    /** Also to one that says {@code *}: Spring has that for methods that change something. */
    @ParameterizedTest
    @ValueSource(strings = {"\"note-2\"", "\"NOTE-1\"", "*"})
    void sendsTheNoteToEverybodyElse(String known) {
        assertThat(mvc.get().uri("/note").header("If-None-Match", known)).hasStatusOk();
    }
}
