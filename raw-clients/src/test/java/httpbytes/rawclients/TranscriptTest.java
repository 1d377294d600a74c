package httpbytes.rawclients;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("quick")
class TranscriptTest {

    private static final int MEBIBYTE = 1024 * 1024;

    private static String printed(byte[] content, boolean raw) {
        var out = new ByteArrayOutputStream();
        var transcript = new Transcript(new PrintStream(out, true, StandardCharsets.UTF_8), raw);
        for (byte octet : content) {
            transcript.show("<", octet);
        }
        transcript.end();
        return out.toString(StandardCharsets.UTF_8);
    }

    private static byte[] octets(String hex) {
        return HexFormat.ofDelimiter(" ").parseHex(hex);
    }

    @ParameterizedTest
    @CsvSource({
        "c3 a9,             é",
        "f0 9f 8c 8d,       🌍",
        "c3,                \\xc3",
        "c3 28,             \\xc3(",
        "ff 61,             \\xffa",
        "e2 82 61 c3 a9,    \\xe2\\x82a\\xc3\\xa9",
        "c0 af,             \\xc0\\xaf",
        "ed a0 80,          \\xed\\xa0\\x80",
        "c2 9b 33 31 6d,    \\xc2\\x9b31m",
        "1b 5b 33 31 6d,    \\x1b[31m",
        "61 0d 62,          a\\rb",
        "5c 78 31 62,       \\x5cx1b",
        "5c 6e 5c 5c 22,    \\x5cn\\x5c\\x5c\"",
        "5c 1b,             \\x5c\\x1b",
        "61 09 5c,          a\t\\x5c",
        "e2 90 8d,          ␍",
        "e2 80 ae,          \\xe2\\x80\\xae"})
    void showsTextAsTextAndTheRestAsOctets(String hex, String shown) {
        assertThat(printed(octets(hex), false)).isEqualTo("< " + shown + System.lineSeparator());
    }

    /** A server that sends the four characters \r\n does not end a line with them. */
    @Test
    void showsLineEndsWhenAskedAndNothingElseLooksLikeThem() {
        byte[] octets = "a\r\n\\r\\n\n".getBytes(StandardCharsets.UTF_8);

        assertThat(printed(octets, true).lines()).containsExactly("< a\\r\\n", "< \\x5cr\\x5cn\\n");
        assertThat(printed(octets, false).lines()).containsExactly("< a", "< \\x5cr\\x5cn");
    }

    @Test
    void quotesTheBeginningAndSaysThatMoreFollows() {
        assertThat(Transcript.quote("a\u00e9\r\n\t\\")).isEqualTo("a\\xe9\\r\\n\\x09\\x5c");
        assertThat(Transcript.quote("a".repeat(60))).hasSize(60);
        assertThat(Transcript.quote("a".repeat(61))).isEqualTo("a".repeat(60) + "...");
    }

    /** An exception for each octet that is no text would take minutes here. */
    @Test
    @Timeout(20)
    void showsMegabytesThatAreNoText() {
        var content = new byte[8 * MEBIBYTE];
        Arrays.fill(content, (byte) 0xff);

        assertThat(printed(content, false)).hasSize(2 + 4 * content.length + System.lineSeparator().length());
    }

    /** Whoever stops the client has seen all that came, but for half a character. */
    @Test
    void printsWhatCameOfALineThatGoesOn() {
        var out = new ByteArrayOutputStream();
        var transcript = new Transcript(new PrintStream(out, true, StandardCharsets.UTF_8), false);
        for (byte octet : octets("61 c3 a9 c3")) {
            transcript.show("<", octet);
        }
        transcript.flush();
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("< aé");

        transcript.show("<", 0xa4);
        transcript.show("<", '\r');
        transcript.flush();
        transcript.show("<", '\n');
        transcript.remark("that was all.");
        transcript.end();
        assertThat(out.toString(StandardCharsets.UTF_8).lines()).containsExactly("< aéä", "* that was all.");
    }
}
