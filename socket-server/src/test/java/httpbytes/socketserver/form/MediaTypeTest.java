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

    private static String parameter(String parameters) {
        return MediaType.parse("form-data; " + parameters).parameters().get("name");
    }

    @Test
    void isEmptyWhereTheFieldIsMissingOrEmpty() {
        assertThat(MediaType.parse(null)).isEqualTo(new MediaType("", Map.of()));
        assertThat(MediaType.parse("")).isEqualTo(new MediaType("", Map.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "text/plain", "TEXT/Plain", " text/plain\t", "text/plain;", "text/plain ; charset=utf-8"})
    void hasAValueInLowerCase(String field) {
        assertThat(MediaType.parse(field).value()).isEqualTo("text/plain");
    }

    @Test
    void isInLowerCaseWhateverTheLanguageOfTheMachine() {
        Locale before = Locale.getDefault();
        Locale.setDefault(new Locale.Builder().setLanguage("tr").build());
        try {
            assertThat(MediaType.parse("MULTIPART; FILENAME=I")).isEqualTo(
                    new MediaType("multipart", Map.of("filename", "I")));
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
    @ValueSource(strings = {"name=a; name=b", "name=a; x=y; NAME=a", "x=; x=y"})
    void isInvalidWhereItNamesAParameterTwice(String parameters) {
        assertThat(MediaType.parse("form-data; " + parameters)).isEqualTo(MediaType.parse(null));
    }
}
