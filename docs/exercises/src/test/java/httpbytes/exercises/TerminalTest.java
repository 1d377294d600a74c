package httpbytes.exercises;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("quick")
class TerminalTest {

    @ParameterizedTest
    @CsvSource({
        "UTF-8,        Zoë 🦆 a\\r\\n",
        "US-ASCII,     Zo\\xc3\\xab \\xf0\\x9f\\xa6\\x86 a\\r\\n",
        "ISO-8859-1,   Zoë \\xf0\\x9f\\xa6\\x86 a\\r\\n",
        "IBM850,       Zoë \\xf0\\x9f\\xa6\\x86 a\\r\\n",
        "windows-1252, Zoë \\xf0\\x9f\\xa6\\x86 a\\r\\n"})
    void spellsWhatTheCharsetLacks(Charset charset, String legible) {
        assertThat(Terminal.legible("Zoë 🦆 a\\r\\n", charset)).isEqualTo(legible);
    }

    @Test
    void asksFirstWhoKnowsTheTerminalBest() {
        var known = new HashMap<>(Map.of("native.encoding", "ISO-8859-1"));
        assertThat(Terminal.charset(known::get)).isEqualTo(StandardCharsets.ISO_8859_1);
        known.put("sun.stdout.encoding", "cp850");
        assertThat(Terminal.charset(known::get)).isEqualTo(Charset.forName("IBM850"));
        known.put("stdout.encoding", "UTF-8");
        assertThat(Terminal.charset(known::get)).isEqualTo(StandardCharsets.UTF_8);
    }

    @Test
    void passesOverACharsetThatThisJavaLacks() {
        var known = Map.of("stdout.encoding", "", "sun.stdout.encoding", "cp0", "native.encoding", "ANSI_X3.4-1968");

        assertThat(Terminal.charset(known::get)).isEqualTo(StandardCharsets.US_ASCII);
    }

    @Test
    void theCaretStandsBelowWhatTheTerminalShows() {
        assertThat(Drawing.difference("é\rb", "é\rc", StandardCharsets.US_ASCII)).isEqualTo("""
                  expected  \\xc3\\xa9\\rb
                  actual    \\xc3\\xa9\\rc
                                      ^
                """);
        assertThat(Drawing.difference("é\rb", "é\rc", StandardCharsets.UTF_8)).isEqualTo("""
                  expected  é\\rb
                  actual    é\\rc
                               ^
                """);
    }

    @Test
    void aBackslashIsNotTakenForALineEnd() {
        assertThat(Drawing.difference("a\r\n", "a\\r\\n", StandardCharsets.UTF_8)).isEqualTo("""
                  expected  a\\r\\n
                  actual    a\\x5cr\\x5cn
                              ^
                """);
    }
}
