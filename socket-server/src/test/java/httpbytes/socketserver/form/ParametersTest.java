package httpbytes.socketserver.form;

import static httpbytes.socketserver.form.Forms.form;
import static httpbytes.socketserver.form.Forms.pairs;
import static httpbytes.socketserver.form.Forms.post;
import static httpbytes.socketserver.form.Forms.query;
import static httpbytes.socketserver.form.Forms.raw;
import static httpbytes.socketserver.form.Forms.refusal;
import static httpbytes.socketserver.form.Forms.violation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import httpbytes.socketserver.Rfc;
import httpbytes.socketserver.message.Field;
import httpbytes.socketserver.message.HttpException;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("quick")
class ParametersTest {

    @Test
    void standInOrderOfFirstAppearanceWithTheValuesOfANameTogether() {
        assertThat(query("b=1&a=2&b=3&c=4&a=2"))
                .containsExactly("b -> 1", "b -> 3", "a -> 2", "a -> 2", "c -> 4");
    }

    @Test
    void keepTheirNamesApartByCaseAndWhiteSpace() {
        assertThat(query("a=1&A=2&a+=3&a=4")).containsExactly("a -> 1", "a -> 4", "A -> 2", "a  -> 3");
    }

    @Test
    void areNoneWithoutAQuery() {
        assertThat(query(null)).isEmpty();
        assertThat(query("")).isEmpty();
    }

    @Test
    void ofAFormAreThoseInTheContentAlone() {
        assertThat(form(Forms.URLENCODED, raw("a=1"))).containsExactly("a -> 1");
        assertThat(form(Forms.URLENCODED, raw(""))).isEmpty();
    }

    @Nested
    class Limit {

        private final String most = "a&".repeat(Parameters.LIMIT);

        @Test
        void isAThousandPairs() {
            assertThat(query(most)).hasSize(1_000);
            assertThat(form(Forms.URLENCODED, raw(most))).hasSize(1_000);
        }

        @Test
        void ofAQueryIsAnsweredWith414() {
            assertThat(refusal(() -> query(most + "b")))
                    .isEqualTo("414 URI Too Long: a query may have at most 1000 parameters "
                            + "(RFC 9110, section 15.5.15).\n");
        }

        @Test
        void ofAFormIsAnsweredWith413() {
            assertThat(refusal(() -> form(Forms.URLENCODED, raw(most + "b"))))
                    .isEqualTo("413 Content Too Large: a form may have at most 1000 parameters "
                            + "(RFC 9110, section 15.5.14).\n");
        }
    }

    @Nested
    class ContentType {

        @ParameterizedTest
        @ValueSource(strings = {
                "application/x-www-form-urlencoded",
                "Application/X-WWW-Form-URLEncoded",
                "application/x-www-form-urlencoded;charset=UTF-8",
                "application/x-www-form-urlencoded ; charset=iso-8859-1",
                "application/x-www-form-urlencoded;"})
        void namesAFormInAnyCaseAndWithAnyParameter(String type) {
            assertThat(form(type, raw("a=%C3%A9"))).containsExactly("a -> é");
        }

        @ParameterizedTest
        @ValueSource(strings = {
                "",
                "*/*",
                "a=1",
                "text/plain",
                "application/json",
                "x-www-form-urlencoded",
                "application/x-www-form-urlencodedx",
                "application/x-www-form-urlencoded, text/plain",
                "text/plain; application/x-www-form-urlencoded",
                "multipart/mixed; boundary=b",
                "multipart/form-data boundary=b"})
        void namesAForm(String type) {
            assertThat(refusal(() -> form(type, raw("a=1")))).isEqualTo("415 Unsupported Media Type: Content-Type is "
                    + "\"" + type + "\", and a form is application/x-www-form-urlencoded or multipart/form-data; send "
                    + "one of them, and name it (RFC 9110, section 15.5.16).\n");
        }

        @Test
        @Rfc(fact = "content-type-guessed", section = "9110, 8.3", level = "MAY", whom = "recipient", here = "does not")
        void isNotGuessed() {
            assertThat(violation(() -> Parameters.ofForm(post(raw("a=1"))))).isEqualTo(FormViolation.TYPE_MISSING);
            assertThat(violation(() -> Parameters.ofForm(post(raw(""))))).isEqualTo(FormViolation.TYPE_MISSING);
        }

        @ParameterizedTest
        @ValueSource(strings = {
                "application/x-www-form-urlencoded; charset=utf-8; charset=utf-8",
                "application/x-www-form-urlencoded;x=;X=",
                "multipart/form-data; boundary=a; boundary=b",
                "text/plain; a=1; a=2"})
        void givesAParameterOnce(String type) {
            assertThat(refusal(() -> form(type, raw("a=1")))).isEqualTo("415 Unsupported Media Type: Content-Type, or "
                    + "a parameter in it, is there twice, as \"" + type + "\", and two readers could choose "
                    + "differently; give it once (RFC 6838, section 4.3).\n");
        }

        @Test
        void isGivenOnce() {
            var type = new Field("Content-Type", Forms.URLENCODED);

            assertThat(refusal(() -> Parameters.ofForm(post(raw("a=1"), type, type)))).contains(
                    "is there twice, as \"" + Forms.URLENCODED + ", " + Forms.URLENCODED);
        }
    }

    @Nested
    class ContentEncoding {

        private static List<String> encoded(String... codings) {
            var fields = new Field[codings.length + 1];
            fields[0] = new Field("Content-Type", Forms.URLENCODED);
            for (int i = 0; i < codings.length; i++) {
                fields[i + 1] = new Field("content-encoding", codings[i]);
            }
            return pairs(Parameters.ofForm(post(raw("a=1"), fields)));
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "identity", "Identity", "identity, identity", ", ,"})
        void mayBeNone(String coding) {
            assertThat(encoded(coding)).containsExactly("a -> 1");
        }

        @ParameterizedTest
        @ValueSource(strings = {"gzip", "identity, gzip", "br", "x"})
        @Rfc(fact = "coding-refused", section = "9110, 8.4", level = "MAY", whom = "origin server")
        void isNotDecoded(String coding) {
            assertThat(refusal(() -> encoded(coding))).isEqualTo("415 Unsupported Media Type: "
                    + "content with a Content-Encoding is not decoded here; send it plain (RFC 9110, section 8.4).\n");
        }

        @Test
        @Rfc(fact = "coding-named", section = "9110, 12.5.3", level = "ought to", whom = "server")
        void isAnsweredWithTheOneThatIsRead() {
            var refusal = catchThrowableOfType(HttpException.class, () -> encoded("gzip"));
            assertThat(refusal.response().fields().value("Accept-Encoding")).isEqualTo("identity");
        }

        @Test
        void isSoughtInEveryLine() {
            assertThat(refusal(() -> encoded("identity", "gzip"))).startsWith("415 ");
        }
    }
}
