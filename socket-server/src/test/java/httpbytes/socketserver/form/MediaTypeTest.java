package httpbytes.socketserver.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("quick")
class MediaTypeTest {

    private static MediaType parse(String field) {
        return MediaType.parse(field, MediaType.ESCAPED);
    }

    private static String parameter(String parameters) {
        return parse("form-data; " + parameters).parameters().get("name");
    }

    @Test
    void isEmptyWhereTheFieldIsEmpty() {
        assertThat(parse("")).isEqualTo(new MediaType("", Map.of(), false));
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "text/plain", "TEXT/Plain", " text/plain\t", "text/plain;", "text/plain ; charset=utf-8"})
    void hasAValueInLowerCase(String field) {
        assertThat(parse(field).value()).isEqualTo("text/plain");
    }

    @Test
    void isInLowerCaseWhateverTheLanguageOfTheMachine() {
        Locale before = Locale.getDefault();
        Locale.setDefault(new Locale.Builder().setLanguage("tr").build());
        try {
            assertThat(parse("MULTIPART; FILENAME=I")).isEqualTo(
                    new MediaType("multipart", Map.of("filename", "I"), false));
        } finally {
            Locale.setDefault(before);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "name=a               | a",
            "NAME=aB              | aB",
            "name = a ; x=y       | a",
            "x=y;name=a           | a",
            ";;name=a;            | a",
            "x; =y; name=a        | a",
            "name=a=b             | a=b",
            "name=                | ``",
            "name=\"\"            | ``",
            "name=\" a \"         | ` a `",
            "name=\"a;x=y\"       | a;x=y",
            "name=\"a\\\"b\"      | a\"b",
            "name=\"a\\\";x=y\"   | a\";x=y",
            "name=\"a\\\\\"; x=y  | a\\",
            "name=\"\\a\"         | a",
            "name=a\\b            | a\\b",
            "name=\"a             | \"a",
            "name=\"              | \"",
            "name=\"a\\\"          | a\"",
            "x=\"name=b\";name=a  | a"
    })
    void hasParameters(String parameters, String value) {
        assertThat(parameter(parameters)).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x=a", "name", "names=a", "x=\"; name=a\"", "=name"})
    void mayLackAParameter(String parameters) {
        assertThat(parameter(parameters)).isNull();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "a\\b                | a\\b",
            "C:\\Users\\ada\\me  | C:\\Users\\ada\\me",
            "price\\usd          | price\\usd",
            "a\\\"b               | a\"b",
            "a\\\\b               | a\\b",
            "a\\\\\\\"b           | a\\\"b",
            "\\n\\\\n             | \\n\\n",
            "%22%5C              | %22%5C"
    })
    void keepsABackslashThatEscapesNothingInADisposition(String quoted, String value) {
        var disposition = MediaType.parse("form-data; name=\"" + quoted + "\"", MediaType.ESCAPED_IN_DISPOSITION);

        assertThat(disposition.parameters().get("name")).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"name=a; name=b", "name=a; name=a", "name=a; x=y; NAME=a", "x=; x=y"})
    void repeatsAParameterThatIsThereTwice(String parameters) {
        assertThat(parse("form-data; " + parameters).repeats()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"name=a; x=y", "name; name=a", "name=\"; name=b\"", "name=a; name*=b"})
    void repeatsNothingElse(String parameters) {
        assertThat(parse("form-data; " + parameters).repeats()).isFalse();
    }
}
