package httpbytes.rawclients;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("quick")
class TerminalTest {

    private final ByteArrayOutputStream shown = new ByteArrayOutputStream();

    @ParameterizedTest
    @CsvSource({
        "UTF-8,        Zoë 🦆 a␍␊",
        "US-ASCII,     Zo\\xc3\\xab \\xf0\\x9f\\xa6\\x86 a\\r\\n",
        "ISO-8859-1,   Zoë \\xf0\\x9f\\xa6\\x86 a\\r\\n",
        "IBM850,       Zoë \\xf0\\x9f\\xa6\\x86 a\\r\\n",
        "windows-1252, Zoë \\xf0\\x9f\\xa6\\x86 a\\r\\n"})
    void spellsWhatTheCharsetLacks(Charset charset, String legible) {
        Terminal.printing(shown, charset).println("Zoë 🦆 a␍␊");

        assertThat(shown.toString(charset)).isEqualTo(legible + System.lineSeparator());
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "US-ASCII", "IBM850"})
    void isToldEachLineAsItComes(Charset charset) {
        var terminal = Terminal.printing(shown, charset);

        terminal.println("> GET");
        assertThat(shown.toString(charset)).isEqualTo("> GET" + System.lineSeparator());
        terminal.println("< 200");
        assertThat(shown.toString(charset).lines()).containsExactly("> GET", "< 200");
    }

    /** A printer has room for so many octets at a time; wherever that ends, no character is cut in two. */
    @ParameterizedTest
    @ValueSource(strings = {"", "a", "ab", "abc"})
    void cutsNoCharacterInTwo(String before) {
        String text = before + "🦆".repeat(3_000);
        Terminal.printing(shown, StandardCharsets.US_ASCII).print(text);
        assertThat(shown.toString(StandardCharsets.US_ASCII))
                .isEqualTo(before + "\\xf0\\x9f\\xa6\\x86".repeat(3_000));

        shown.reset();
        var writer = new PrintWriter(Terminal.printing(shown, StandardCharsets.US_ASCII), true,
                StandardCharsets.UTF_8);
        writer.print(text);
        writer.flush();
        assertThat(shown.toString(StandardCharsets.US_ASCII))
                .isEqualTo(before + "\\xf0\\x9f\\xa6\\x86".repeat(3_000));
    }

    @Test
    void asksFirstWhoKnowsTheTerminalBest() {
        var known = new HashMap<>(Map.of("native.encoding", "ISO-8859-1", "sun.stdout.encoding", "UTF-8"));
        assertThat(Terminal.charset("stderr", known::get)).isEqualTo(StandardCharsets.ISO_8859_1);
        known.put("sun.stderr.encoding", "cp850");
        assertThat(Terminal.charset("stderr", known::get)).isEqualTo(Charset.forName("IBM850"));
        known.put("stderr.encoding", "US-ASCII");
        assertThat(Terminal.charset("stderr", known::get)).isEqualTo(StandardCharsets.US_ASCII);
    }

    @Test
    void passesOverACharsetThatThisJavaLacks() {
        var known = Map.of("stdout.encoding", "", "sun.stdout.encoding", "cp0", "native.encoding", "ANSI_X3.4-1968");

        assertThat(Terminal.charset("stdout", known::get)).isEqualTo(StandardCharsets.US_ASCII);
    }
}
