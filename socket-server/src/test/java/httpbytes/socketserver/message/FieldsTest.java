package httpbytes.socketserver.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("quick")
class FieldsTest {

    private final Field first = new Field("Accept", "a, b");
    private final Field empty = new Field("X", "");
    private final Field last = new Field("ACCEPT", ",c ,,\td");
    private final Fields fields = Fields.of(first, empty, last);

    @Test
    void keepTheirOrderAndSpelling() {
        assertThat(fields).containsExactly(first, empty, last);
        assertThat(fields).isEqualTo(new Fields(List.of(first, empty, last)))
                .hasSameHashCodeAs(new Fields(List.of(first, empty, last)))
                .isNotEqualTo(Fields.of(empty, first, last));
        assertThat(Fields.of()).isEqualTo(Fields.NONE);
    }

    @Test
    void areFoundWithoutRegardToCase() {
        assertThat(fields.contains("aCCept")).isTrue();
        assertThat(fields.count("aCCept")).isEqualTo(2);
        assertThat(fields.contains("Accept ")).isFalse();
        assertThat(fields.count("Y")).isZero();
    }

    @Test
    void ofOneNameAreOneValue() {
        assertThat(fields.value("accept")).isEqualTo("a, b, ,c ,,\td");
        assertThat(fields.value("X")).isEmpty();
        assertThat(fields.value("Y")).isNull();
    }

    @Test
    void haveMembersWithoutWhiteSpaceAndNoEmptyOnes() {
        assertThat(fields.members("Accept")).containsExactly("a", "b", "c", "d");
        assertThat(fields.members("X")).isEmpty();
        assertThat(fields.members("Y")).isEmpty();
    }

    @Test
    void haveAMemberInAnyCaseButOnlyAsAWhole() {
        assertThat(fields.hasMember("Accept", "C")).isTrue();
        assertThat(fields.hasMember("Accept", "b, c")).isFalse();
        assertThat(fields.hasMember("X", "")).isFalse();
        assertThat(Fields.of(new Field("Connection", "not-close, closed")).hasMember("Connection", "close"))
                .isFalse();
    }

    @Test
    void takesSpacesAndTabsFromBothEnds() {
        assertThat(trimmed(" \t a \t b\t ")).isEqualTo("a \t b");
        assertThat(trimmed("a")).isEqualTo("a");
        assertThat(trimmed(" \t")).isEmpty();
        assertThat(trimmed("")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0000", "\u000b", "\f", "\r", "\n", "\u001f", "\u0085", "\u00a0", "\u2003"})
    void takesNoOtherWhiteSpace(String end) {
        assertThat(trimmed(end + "a" + end)).isEqualTo(end + "a" + end);
    }

    private static String trimmed(String text) {
        return Fields.trimOws("ab" + text + "c", 2, 2 + text.length());
    }
}
