package httpbytes.socketserver.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class FieldsTest {

    private final Fields fields = Fields.of(new Field("Accept", "a, b"), new Field("X", ""), new Field("ACCEPT", ",c ,,\td"));

    @Test
    void severalLinesOfOneNameAreOneValue() {
        assertThat(fields.value("accept")).isEqualTo("a, b, ,c ,,\td");
        assertThat(fields.count("aCCept")).isEqualTo(2);
        assertThat(fields.value("X")).isEmpty();
        assertThat(fields.value("Y")).isNull();
    }

    @Test
    void aListHasMembersWithoutWhiteSpaceAndNoEmptyOnes() {
        assertThat(fields.members("Accept")).containsExactly("a", "b", "c", "d");
        assertThat(fields.members("X")).isEmpty();
        assertThat(fields.members("Y")).isEmpty();
        assertThat(fields.hasMember("Accept", "C")).isTrue();
        assertThat(fields.hasMember("Accept", "b, c")).isFalse();
    }

    @Test
    void whiteSpaceIsSpaceAndTabAlone() {
        assertThat(Text.trimOws(" \t a b\t ")).isEqualTo("a b");
        assertThat(Text.trimOws("\u0000a\u000b")).isEqualTo("\u0000a\u000b");
        assertThat(Text.trimOws(" \t")).isEmpty();
    }

    @Test
    void whatCouldForgeALogLineIsEscaped() {
        assertThat(Text.escape("a\r\n\u001b[31m\"\\\u00e9~\u007f")).isEqualTo("a\\x0d\\x0a\\x1b[31m\\x22\\x5c\\xe9~\\x7f");
    }

    @Test
    void requestsAndResponsesAreComparedByValue() {
        var target = new RequestTarget("/api", null, "/api", null);
        byte[] one = "x".getBytes(StandardCharsets.US_ASCII);
        byte[] other = "x".getBytes(StandardCharsets.US_ASCII);

        assertThat(new Request("GET", target, Version.HTTP_1_1, fields, one, Fields.NONE))
                .isEqualTo(new Request("GET", target, Version.HTTP_1_1, fields, other, Fields.NONE))
                .hasSameHashCodeAs(new Request("GET", target, Version.HTTP_1_1, fields, other, Fields.NONE))
                .isNotEqualTo(new Request("GET", target, Version.HTTP_1_1, fields, new byte[0], Fields.NONE));
        assertThat(Response.text("x")).isEqualTo(Response.text("x")).isNotEqualTo(Response.text("y"));
    }
}
