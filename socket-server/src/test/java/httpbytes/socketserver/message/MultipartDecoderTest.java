package httpbytes.socketserver.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MultipartDecoderTest {

    private static final String TYPE = "multipart/form-data; boundary=b";

    private static List<String> pairs(String type, byte[] content) {
        return FormDecoderTest.pairs(Parameters.ofForm(FormDecoderTest.post(type, content)));
    }

    private static List<String> parts(String parts) {
        return pairs(TYPE, (parts + "--b--").replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
    }

    private static String part(String disposition, String content) {
        return "--b\nContent-Disposition: " + disposition + "\n\n" + content + "\n";
    }

    private static String field(String name, String content) {
        return part("form-data; name=\"" + name + "\"", content);
    }

    @Test
    void fieldsAndFilesKeepTheirOrder() {
        assertThat(parts(field("a", "1") + part("form-data; name=f; filename=\"n.txt\"", "hello") + field("b", "")))
                .containsExactly("a -> 1", "f -> n.txt (5 bytes)", "b -> ");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "form-data; name=\"a;b\"          | a;b",
            "form-data; name=\"a\\\"b\"       | a\"b",
            "form-data;name=a                 | a",
            "Form-Data ; NAME = \"a\" ; x=y   | a",
            "form-data; name=\"straße\"       | straße"
    })
    void aNameIsReadByTheRulesOfParameters(String disposition, String name) {
        assertThat(parts(part(disposition, "1"))).containsExactly(name + " -> 1");
    }

    @Test
    void lineEndsAndLookAlikesStayInTheContent() {
        assertThat(parts(field("a", "\n--\n--a\n -b\n"))).containsExactly("a -> \r\n--\r\n--a\r\n -b\r\n");
    }

    @Test
    void whatStandsAroundThePartsIsIgnored() {
        assertThat(parts("preamble\n" + field("a", "1"))).containsExactly("a -> 1");
        assertThat(parts(field("a", "1") + "--b--\nepilogue\n--b\n")).containsExactly("a -> 1");
        assertThat(parts(field("a", "1").replace("--b\n", "--b \t\n"))).containsExactly("a -> 1");
        assertThat(parts("")).isEmpty();
    }

    @Test
    void theBoundaryMayBeQuoted() {
        byte[] content = "--a b\r\nContent-Disposition: form-data; name=x\r\n\r\n1\r\n--a b--"
                .getBytes(StandardCharsets.US_ASCII);
        assertThat(pairs("MULTIPART/Form-Data; BOUNDARY=\"a b\"", content)).containsExactly("x -> 1");
    }

    @Nested
    class Refuses {

        private void assertMalformed(String type, String content) {
            assertThatThrownBy(() -> pairs(type, content.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8)))
                    .isInstanceOf(HttpException.class).hasMessageStartingWith("this is not multipart/form-data; ");
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "hello", "--b", "--b\n", "--b\nContent-Disposition: form-data; name=a\n\n1\n",
                "--b\n\n1\n--b--", "--b\nX: 1\n\n1\n--b--", "--b\nContent-Disposition: form-data\n\n1\n--b--",
                "--b\nContent-Disposition: attachment; name=a\n\n1\n--b--", "--b\nContent-Disposition\n\n1\n--b--",
                "--bx\n\n1\n--b--", "--b\nContent-Disposition: form-data; name=a\n--b--"})
        void whatIsNotMultipart(String content) {
            assertMalformed(TYPE, content);
        }

        @Test
        void aBoundaryThatIsMissingOrTooLong() {
            assertMalformed("multipart/form-data", "--b--");
            assertMalformed("multipart/form-data; boundary=", "----");
            assertMalformed("multipart/form-data; boundary=" + "b".repeat(71), "--" + "b".repeat(71) + "--");
        }

        @Test
        void fieldLinesOfAPartThatAreTooLong() {
            String line = "Content-Disposition: form-data; name=\"%s\"";
            int most = MultipartDecoder.PART_FIELDS - (line.formatted("") + "\r\n\r\n").length();

            assertThat(parts("--b\n" + line.formatted("a".repeat(most)) + "\n\n1\n")).hasSize(1);
            assertMalformed(TYPE, "--b\n" + line.formatted("a".repeat(most + 1)) + "\n\n1\n--b--");
        }

        @Test
        void tooManyParts() {
            assertThat(parts(field("a", "1").repeat(MultipartDecoder.PARTS))).hasSize(MultipartDecoder.PARTS);
            assertThatThrownBy(() -> parts(field("a", "1").repeat(MultipartDecoder.PARTS + 1)))
                    .isInstanceOfSatisfying(HttpException.class, refusal ->
                            assertThat(refusal.response().status()).isEqualTo(Status.CONTENT_TOO_LARGE));
        }

        @Test
        void textThatIsNotUtf8() {
            byte[] content = "--b\r\nContent-Disposition: form-data; name=a\r\n\r\n?\r\n--b--"
                    .getBytes(StandardCharsets.US_ASCII);
            content[content.length - "?\r\n--b--".length()] = (byte) 0xff;
            assertThatThrownBy(() -> pairs(TYPE, content))
                    .hasMessage("a text field of the form is not UTF-8; send text as UTF-8.");
        }
    }

    @Test
    void anyOctetsAreAFormOrRefused() {
        var random = new Random(3);
        String[] likely = {"--b", "--b--", "\r\n", "\r\n\r\n", "Content-Disposition: form-data; name=a", ";", "\"", "-", "x"};
        int read = 0;
        for (int i = 0; i < 20_000; i++) {
            var content = new StringBuilder("--b\r\n");
            for (int j = random.nextInt(9); j > 0; j--) {
                content.append(likely[random.nextInt(likely.length)]);
            }
            try {
                pairs(TYPE, content.toString().getBytes(StandardCharsets.UTF_8));
                read++;
            } catch (HttpException refusal) {
                assertThat(refusal.response().status()).isEqualTo(Status.BAD_REQUEST);
            }
        }
        assertThat(read).isPositive();
    }
}
