package httpbytes.socketserver.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormDecoderTest {

    private static final String FORM = "application/x-www-form-urlencoded";

    static List<String> pairs(Parameters parameters) {
        List<String> pairs = new ArrayList<>();
        parameters.forEach((name, value) -> pairs.add(name + " -> " + value));
        return pairs;
    }

    static Request post(String type, byte[] content) {
        var target = new RequestTarget("/api", null, "/api", null);
        var fields = Fields.of(new Field("Host", "localhost"), new Field("Content-Type", type));
        return new Request("POST", target, Version.HTTP_1_1, fields, content, Fields.NONE);
    }

    private static List<String> query(String query) {
        return pairs(Parameters.ofQuery(new RequestTarget("/api?" + query, null, "/api", query)));
    }

    private static List<String> form(byte[] form) {
        return pairs(Parameters.ofForm(post(FORM, form)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", value = {
            "a=1                    | a -> 1",
            "a=b=c                  | a -> b=c",
            "flag                   | flag ->",
            "=v                     | -> v",
            "a+b=c+d                | a b -> c d",
            "a=1%2B1                | a -> 1+1",
            "a=%2541                | a -> %41",
            "a=%c3%A9               | a -> é",
            "a=%F0%9F%8C%8D         | a -> 🌍"
    })
    void aPairIsSplitThenDecoded(String query, String pair) {
        assertThat(query(query)).extracting(String::strip).containsExactly(pair);
    }

    @Test
    void emptyPairsAreSkippedAndARepeatedNameStandsTogether() {
        assertThat(query("&a=1&&b=2&a=3&")).containsExactly("a -> 1", "a -> 3", "b -> 2");
        assertThat(query("")).isEmpty();
        assertThat(query(null)).isEmpty();
    }

    @Test
    void octetsOfUtf8MayStandInAForm() {
        assertThat(form("stadt=Zürich".getBytes(StandardCharsets.UTF_8))).containsExactly("stadt -> Zürich");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "%      | %      | 0", "a=%    | %      | 2", "a=%4   | %4     | 2", "a=%zz  | %zz    | 2",
            "%4&a=1 | %4     | 0", "a=1&%g0 | %g0   | 4", "a=%-1  | %-1    | 2", "a=%+1  | %+1    | 2"
    })
    void whatIsNoEscapeIsQuoted(String query, String escape, int offset) {
        assertThatThrownBy(() -> query(query)).hasMessage("the percent-escape \"" + escape + "\" at offset " + offset
                + " of the query needs two hexadecimal digits; a literal % is written %25.");
    }

    @ParameterizedTest
    @CsvSource({"a=%ff, 2", "a=%C3, 2", "a=%C3%28, 2", "a=%C0%AF, 2", "a=%ED%A0%80, 2", "a=%F4%90%80%80, 2",
            "%E2%82=1, 0", "a=1&b=%80, 6"})
    void whatIsNotUtf8IsRefused(String query, int offset) {
        assertThatThrownBy(() -> query(query)).hasMessage("the text at offset " + offset + " of the query is not UTF-8 "
                + "after decoding; percent-encode the UTF-8 octets of each character.");
    }

    @Test
    void thereIsALimitOfPairs() {
        String most = "a=1&".repeat(Parameters.LIMIT);

        assertThat(query(most)).hasSize(Parameters.LIMIT);
        assertThatThrownBy(() -> query(most + "b")).isInstanceOfSatisfying(HttpException.class,
                refusal -> assertThat(refusal.response().status()).isEqualTo(Status.URI_TOO_LONG));
        assertThatThrownBy(() -> form((most + "b").getBytes(StandardCharsets.US_ASCII)))
                .isInstanceOfSatisfying(HttpException.class,
                        refusal -> assertThat(refusal.response().status()).isEqualTo(Status.CONTENT_TOO_LARGE));
    }

    @Test
    void whatTheJdkEncodesIsDecoded() {
        var random = new Random(1);
        for (int i = 0; i < 2_000; i++) {
            String name = text(random);
            String value = text(random);
            String encoded = URLEncoder.encode(name, StandardCharsets.UTF_8) + "="
                    + URLEncoder.encode(value, StandardCharsets.UTF_8);
            assertThat(query(encoded)).containsExactly(name + " -> " + value);
        }
    }

    private static String text(Random random) {
        return random.ints(random.nextInt(8), 0, 0x11_0000).filter(c -> c < 0xd800 || c > 0xdfff)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
    }

    @Test
    void anyOctetsAreAFormOrRefused() {
        var random = new Random(2);
        String likely = "a=&+%%%41zé\u0000";
        int refused = 0;
        for (int i = 0; i < 20_000; i++) {
            var form = new byte[random.nextInt(12)];
            for (int j = 0; j < form.length; j++) {
                form[j] = (byte) likely.charAt(random.nextInt(likely.length()));
            }
            try {
                form(form);
            } catch (HttpException refusal) {
                assertThat(refusal.response().status()).isEqualTo(Status.BAD_REQUEST);
                refused++;
            }
        }
        assertThat(refused).isBetween(1_000, 19_000);
    }
}
