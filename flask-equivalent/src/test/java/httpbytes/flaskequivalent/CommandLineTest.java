package httpbytes.flaskequivalent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandLineTest {

    @ParameterizedTest
    @CsvSource({
            "--port 5001, --server.port=5001",
            "--port=0, --server.port=0",
            "--host 127.0.0.1 --port 5001, --server.address=127.0.0.1 --server.port=5001",
            "--quiet, --quiet=true",
            "--server.tomcat.threads.max=4, --server.tomcat.threads.max=4"})
    void translatesPlainWordsIntoProperties(String given,
            String properties) throws CommandLine.UsageException {
        assertThat(CommandLine.translate(given.split(" "))).containsExactly(properties.split(" "));
    }

    @Test
    void takesNothing() throws CommandLine.UsageException {
        assertThat(CommandLine.translate()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "--port 65536|--port takes a whole number from 0 to 65535, not \"65536\".",
            "--port=-1|--port takes a whole number from 0 to 65535, not \"-1\".",
            "--port=٥|--port takes a whole number from 0 to 65535, not \"٥\".",
            "--port|--port needs a value.",
            "--host=|--host needs a value.",
            "--host=a..b|The host \"a..b\" is not known; --host 127.0.0.1 always is.",
            "--prt 5001|\"--prt\" is not an option of this server.",
            "--quiet=no|\"--quiet=no\" is not an option of this server.",
            "5001|\"5001\" is not an option of this server."})
    void refusesInOneSentence(String given, String sentence) {
        assertThatExceptionOfType(CommandLine.UsageException.class)
                .isThrownBy(() -> CommandLine.translate(given.split(" "))).withMessage(sentence);
    }
}
