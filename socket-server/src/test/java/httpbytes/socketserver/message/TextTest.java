package httpbytes.socketserver.message;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("quick")
class TextTest {

    @Test
    void takesSpacesAndTabsFromBothEnds() {
        assertThat(Text.trimOws(" \t a \t b\t ")).isEqualTo("a \t b");
        assertThat(Text.trimOws("a")).isEqualTo("a");
        assertThat(Text.trimOws(" \t")).isEmpty();
        assertThat(Text.trimOws("")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0000", "\u000b", "\f", "\r", "\n", "\u001f", "\u0085", "\u00a0", "\u2003"})
    void takesNoOtherWhiteSpace(String end) {
        assertThat(Text.trimOws(end + "a" + end)).isEqualTo(end + "a" + end);
    }

    @Test
    void showsPrintableAsciiAsItIs() {
        assertThat(Text.escape(" !#AZ[]az{}~")).isEqualTo(" !#AZ[]az{}~");
        assertThat(Text.escape("")).isEmpty();
    }

    @Test
    void showsWhatCouldForgeALogLineAsHexadecimalDigits() {
        assertThat(Text.escape("a\r\n\u001b[31m\t\u0000\u007f"))
                .isEqualTo("a\\x0d\\x0a\\x1b[31m\\x09\\x00\\x7f");
        assertThat(Text.escape("\"\\")).isEqualTo("\\x22\\x5c");
        assertThat(Text.escape("\u0080\u00e9\u00ff")).isEqualTo("\\x80\\xe9\\xff");
    }

    @Test
    void showsNoMoreOctetsThanItIsTold() {
        assertThat(Text.escape(Forms.raw("ab\ncd"), 1, 4)).isEqualTo("b\\x0ac");
        assertThat(Text.escape(Forms.raw("ab"), 1, 1)).isEmpty();
    }
}
