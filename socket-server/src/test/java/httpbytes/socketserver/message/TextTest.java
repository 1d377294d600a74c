package httpbytes.socketserver.message;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("quick")
class TextTest {

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
}
