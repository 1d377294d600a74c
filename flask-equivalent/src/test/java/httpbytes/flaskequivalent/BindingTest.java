package httpbytes.flaskequivalent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** How Spring binds arguments: what the exercise of chapter 17 lets a learner write anew, on the same requests. */
@Tag("quick")
class BindingTest {

    private final MockMvcTester mvc = MockMvcTester.of(new Controller());

    @ParameterizedTest
    @CsvSource({
        "/hello?name=Ada, '', hello Ada",
        "/two?b=2&a=1, '', a=1 b=2",
        "/twice?n=21, '', 42",
        "/page, '', page 1",
        "/page?page=, '', page 1",
        "/hello, name=Ada, hello Ada",
        "/hello?name=Eve, name=Ada, 'hello Eve,Ada'",
        "/twice?n=1, n=2, 2",
        "/all?name=Eve, name=Ada&name=Grace, '[Eve, Ada, Grace]'",
        "/form?name=Eve, name=Ada, {name=[Ada]}",
    })
    void takesQueryAndFormForOneHeapButTheContentForABody(String target, String form, String answer) {
        assertThat(mvc.post().uri(target).contentType(MediaType.APPLICATION_FORM_URLENCODED).content(form))
                .hasStatusOk().hasBodyTextEqualTo(answer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/twice?n=many", "/twice", "/hello"})
    void refusesWhatIsMissingOrDoesNotFit(String target) {
        assertThat(mvc.post().uri(target)).hasStatus(400);
    }

    @RestController
    static final class Controller {

        @PostMapping("/hello")
        String hello(@RequestParam("name") String name) {
            return "hello " + name;
        }

        @PostMapping("/two")
        String two(@RequestParam("a") String a, @RequestParam("b") String b) {
            return "a=" + a + " b=" + b;
        }

        @PostMapping("/twice")
        String twice(@RequestParam("n") int n) {
            return String.valueOf(2 * n);
        }

        @PostMapping("/page")
        String page(@RequestParam(name = "page", defaultValue = "1") int page) {
            return "page " + page;
        }

        @PostMapping("/all")
        String all(@RequestParam("name") List<String> names) {
            return String.valueOf(names);
        }

        @PostMapping("/form")
        String form(@RequestBody MultiValueMap<String, String> form) {
            return String.valueOf(form);
        }
    }
}
