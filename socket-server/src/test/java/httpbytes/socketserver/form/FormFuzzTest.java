package httpbytes.socketserver.form;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import httpbytes.socketserver.Corpus;
import httpbytes.socketserver.message.Field;
import httpbytes.socketserver.message.HttpException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.StringJoiner;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for any content of a form: tried on the {@link Corpus}, and on whatever a search comes up with. */
@Tag("quick")
class FormFuzzTest {

    static List<byte[]> forms() {
        return Corpus.of(FormFuzzTest.class, "whatWasDecodedIsDecodedAlikeWhenItIsEncodedAgain");
    }

    /** Any exception but a refusal fails the test. */
    @MethodSource("forms")
    @FuzzTest(maxDuration = "1m")
    void whatWasDecodedIsDecodedAlikeWhenItIsEncodedAgain(byte[] content) {
        Parameters decoded;
        try {
            decoded = Parameters.ofForm(Forms.post(content, new Field("Content-Type", Forms.URLENCODED)));
        } catch (HttpException refusal) {
            return;
        }
        var encoded = new StringJoiner("&");
        decoded.forEach((name, value) -> encoded.add(encode(name) + "=" + encode(value)));
        assertThat(Forms.form(Forms.URLENCODED, Forms.utf8(encoded.toString()))).isEqualTo(Forms.pairs(decoded));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    static List<byte[]> multipartForms() {
        return Corpus.of(FormFuzzTest.class, "anyContentIsPartsOrARefusal");
    }

    /** There are no more pairs than delimiters, and what is in them came from the content. */
    @MethodSource("multipartForms")
    @FuzzTest(maxDuration = "1m")
    void anyContentIsPartsOrARefusal(byte[] content) {
        List<String> pairs;
        try {
            pairs = Forms.form("multipart/form-data; boundary=b", content);
        } catch (HttpException refusal) {
            return;
        }
        String octets = new String(content, StandardCharsets.ISO_8859_1);
        assertThat(pairs).hasSizeLessThan(octets.split("--b", -1).length);
        assertThat(pairs).allMatch(pair -> pair.length() <= octets.length());
    }
}
