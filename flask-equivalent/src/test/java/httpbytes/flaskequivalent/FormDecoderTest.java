package httpbytes.flaskequivalent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

@Tag("quick")
class FormDecoderTest {

    @Nested
    class Decodes {

        @ParameterizedTest
        @CsvSource(delimiter = ' ', emptyValue = "", value = {
                "a=1 [a=1]",
                "a [a=]",
                "a= [a=]",
                "=v [=v]",
                "= [=]",
                "a=b=c [a=b=c]",
                "&&a=1&& [a=1]",
                "'' []",
                "%3D=%26 ['==&']",
                "%2B%25=%c3%A9 [+%=é]",
                "b=2&a=1 '[b=2, a=1]'"})
        void asTheMediaTypeSays(String form, String pairs) {
            assertThat(decode(form)).hasToString(pairs.replace("'", ""));
        }

        @Test
        void aPlusAsASpace() {
            assertThat(decode("a+b=c+d")).containsExactly("a b=c d");
        }

        @Test
        void octetsOfUtf8ThatWereNotEscaped() {
            assertThat(decode("city=Zürich")).containsExactly("city=Zürich");
        }

        @Test
        void aNamesValuesTogetherWhereTheNameFirstStood() {
            assertThat(decode("a=1&b=2&a=3")).containsExactly("a=1", "a=3", "b=2");
        }
    }

    @Nested
    class Refuses {

        @ParameterizedTest
        @CsvSource({"a=%zz,%zz,2", "a=%4,%4,2", "a=%,%,2", "%g1,%g1,0", "a%3&b,%3,1", "%+1=x,%+1,0",
                "a=%\"1,%\\x221,2"})
        void whatIsNotAnEscape(String form, String shown, int offset) {
            assertThat(refusal(form)).isEqualTo("the percent-escape \"" + shown + "\" at offset " + offset
                    + " of the form needs two hexadecimal digits; a literal % is written %25.");
        }

        @ParameterizedTest
        @ValueSource(strings = {"ab=%ff", "ab=%c3", "ab=%c0%af", "ab=%ed%a0%80", "ab=%f8%88%80%80%80"})
        void whatIsNotUtf8(String form) {
            assertThat(refusal(form))
                    .isEqualTo("the text at offset 3 of the form is not UTF-8 after decoding; "
                    + "percent-encode the UTF-8 octets of each character.");
        }

        @Test
        void moreThanAThousandPairs() {
            assertThat(decode("a&".repeat(1000))).hasSize(1000);
            assertThatExceptionOfType(ResponseStatusException.class)
                    .isThrownBy(() -> decode("a&".repeat(1001)))
                    .returns(HttpStatus.CONTENT_TOO_LARGE, ResponseStatusException::getStatusCode)
                    .returns("a form may have at most 1000 parameters.", ResponseStatusException::getReason);
        }
    }

    private static List<String> decode(String form) {
        var parameters = new Parameters(Parameters.Source.FORM);
        new FormDecoder(form.getBytes(StandardCharsets.UTF_8), parameters).decode();
        List<String> pairs = new ArrayList<>();
        parameters.forEach((name, value) -> pairs.add(name + "=" + value));
        return pairs;
    }

    private static String refusal(String form) {
        try {
            return "decoded: " + decode(form);
        } catch (ResponseStatusException e) {
            assertThat(e.getStatusCode()).isEqualTo(HttpStatus.BAD_REQUEST);
            return e.getReason();
        }
    }
}
