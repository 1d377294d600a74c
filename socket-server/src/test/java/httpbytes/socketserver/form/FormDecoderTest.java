package httpbytes.socketserver.form;

import static httpbytes.socketserver.form.Forms.form;
import static httpbytes.socketserver.form.Forms.query;
import static httpbytes.socketserver.form.Forms.raw;
import static httpbytes.socketserver.form.Forms.refusal;
import static httpbytes.socketserver.form.Forms.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import httpbytes.socketserver.message.HttpException;
import httpbytes.socketserver.message.Request;
import httpbytes.socketserver.message.Status;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("quick")
class FormDecoderTest {

    @Nested
    class Pairs {

        @ParameterizedTest
        @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
                "a=1     | `a -> 1`",
                "a=b=c   | `a -> b=c`",
                "a==     | `a -> =`",
                "a=      | `a -> `",
                "flag    | `flag -> `",
                "=v      | ` -> v`",
                "=       | ` -> `",
                "==      | ` -> =`",
                "+       | `  -> `",
                "+=+     | `  ->  `",
                "a?=1?   | `a? -> 1?`",
                "a;b=1;2 | `a;b -> 1;2`"
        })
        void areSplitAtTheFirstEqualsSign(String query, String pair) {
            assertThat(query(query)).containsExactly(pair);
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "&", "&&&"})
        void mayBeMissing(String query) {
            assertThat(query(query)).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(strings = {"a=1&b=2", "&a=1&b=2", "a=1&&&b=2", "a=1&b=2&"})
        void areSkippedWhereTheyAreEmpty(String query) {
            assertThat(query(query)).containsExactly("a -> 1", "b -> 2");
        }
    }

    @Nested
    class Octets {

        @ParameterizedTest
        @CsvSource(delimiter = '|', value = {
                "a+b=c+d                      | a b -> c d",
                "a=1%2B1                      | a -> 1+1",
                "a=%2541                      | a -> %41",
                "%61%3D=%26                   | a= -> &",
                "a=%c3%A9                     | a -> é",
                "a=%E2%82%AC                  | a -> €",
                "a=%F0%9F%8C%8D               | a -> 🌍",
                "a=%EF%BF%BD%F4%8F%BF%BF.     | a -> \ufffd\udbff\udfff."
        })
        void areEscapedOrPlain(String query, String pair) {
            assertThat(query(query)).containsExactly(pair);
        }

        @Test
        void mayBeControlsWhereTheyAreEscaped() {
            assertThat(query("a=%00%0d%0A%1b")).containsExactly("a -> \u0000\r\n\u001b");
        }

        @Test
        void mayBeRawUtf8InAForm() {
            assertThat(form(Forms.URLENCODED, utf8("stadt=Zürich&🌍")))
                    .containsExactly("stadt -> Zürich", "🌍 -> ");
        }

        @Test
        void mayBeOneCharacterHalfRawAndHalfEscaped() {
            assertThat(form(Forms.URLENCODED, raw("a=\u00c3%A9"))).containsExactly("a -> é");
        }
    }

    @Nested
    class Escape {

        @ParameterizedTest
        @CsvSource(delimiter = '|', value = {
                "%       | %   | 0",
                "a=%     | %   | 2",
                "a=%4    | %4  | 2",
                "a=%zz   | %zz | 2",
                "a=%4g   | %4g | 2",
                "a=%g4   | %g4 | 2",
                "a=%zzz  | %zz | 2",
                "%4&a=1  | %4  | 0",
                "%4=1    | %4  | 0",
                "%=12    | %   | 0",
                "a=1&%g0 | %g0 | 4",
                "a=%41%  | %   | 5",
                "a=%-1   | %-1 | 2",
                "a=%+1   | %+1 | 2",
                "a=%0x   | %0x | 2",
                "a=%u263A | %u2 | 2"
        })
        void needsTwoHexadecimalDigits(String query, String escape, int offset) {
            assertThat(refusal(() -> query(query))).isEqualTo("400 Bad Request: the percent-escape \""
                    + escape + "\" at offset " + offset
                    + " of the query needs two hexadecimal digits; a literal % is written %25.\n");
        }

        @ParameterizedTest
        @CsvSource(quoteCharacter = '`', value = {
                "`%\"\\`, `%\\x22\\x5c`",
                "`%\r\n`, `%\\x0d\\x0a`",
                "`%\u00c3\u00a9`, `%\\xc3\\xa9`",
                "`%\t`, `%\\x09`"
        })
        void isShownSoThatItCannotForgeALine(String value, String shown) {
            assertThat(refusal(() -> form(Forms.URLENCODED, raw("a=" + value)))).isEqualTo(
                    "400 Bad Request: the percent-escape \"" + shown + "\" at offset 2 of the form needs two "
                            + "hexadecimal digits; a literal % is written %25.\n");
        }
    }

    @Nested
    class NotUtf8 {

        @ParameterizedTest
        @CsvSource({
                "a=%ff,             2",
                "a=%80,             2",
                "a=%C3,             2",
                "a=%C3%28,          2",
                "a=12%C3&b,         2",
                "a=%C0%AF,          2",
                "a=%E0%80%AF,       2",
                "a=%F0%80%80%AF,    2",
                "a=%ED%A0%80,       2",
                "a=%ED%B0%80,       2",
                "a=%F4%90%80%80,    2",
                "%E2%82=1,          0",
                "a=1&b=%80,         6",
                "a=%ff&b=%zz,       2"
        })
        void isRefusedAtTheOffsetOfTheNameOrValue(String query, int offset) {
            assertThat(refusal(() -> query(query))).isEqualTo("400 Bad Request: the text at offset " + offset
                    + " of the query is not UTF-8 after decoding; percent-encode the UTF-8 octets of each "
                    + "character.\n");
        }

        @Test
        void isRefusedInAFormToo() {
            assertThat(refusal(() -> form(Forms.URLENCODED, raw("name=\u00e9")))).isEqualTo(
                    "400 Bad Request: the text at offset 5 of the form is not UTF-8 after decoding; "
                            + "percent-encode the UTF-8 octets of each character.\n");
        }
    }

    @Nested
    class AtRandom {

        private final Random random = new Random(1);

        @Test
        void whatTheJdkEncodesIsDecoded() {
            for (int i = 0; i < 2_000; i++) {
                Map<String, List<String>> pairs = new LinkedHashMap<>();
                var encoded = new StringBuilder();
                for (int j = random.nextInt(5); j >= 0; j--) {
                    String name = text();
                    String value = text();
                    pairs.computeIfAbsent(name, unseen -> new ArrayList<>()).add(name + " -> " + value);
                    encoded.append(encode(name)).append('=').append(encode(value)).append('&');
                }

                assertThat(query(encoded.toString()))
                        .isEqualTo(pairs.values().stream().flatMap(List::stream).toList());
            }
        }

        private static String encode(String text) {
            return URLEncoder.encode(text, StandardCharsets.UTF_8);
        }

        /** Short, so that names come again. */
        private String text() {
            return random.ints(random.nextInt(4), 0, 0x11_0000)
                    .map(c -> random.nextBoolean() ? c % 0x80 : c)
                    .filter(c -> c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
        }

        @Test
        void octetsAreAFormOrRefused() {
            int refused = 0;
            for (int i = 0; i < 20_000; i++) {
                byte[] octets = octets();
                try {
                    form(Forms.URLENCODED, octets);
                } catch (HttpException refusal) {
                    assertThat(refusal.response().status()).isEqualTo(Status.BAD_REQUEST);
                    refused++;
                }
            }
            assertThat(refused).as("neither all nor none").isBetween(1_000, 19_000);
        }

        private byte[] octets() {
            byte[] likely = utf8("a=&+%%41zé\u0000");
            var octets = new byte[random.nextInt(12)];
            for (int i = 0; i < octets.length; i++) {
                octets[i] = random.nextInt(30) == 0
                        ? (byte) random.nextInt(256)
                        : likely[random.nextInt(likely.length)];
            }
            return octets;
        }
    }
}
