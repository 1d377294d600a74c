package httpbytes.flaskequivalent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("quick")
class CommandLineTest {

    @ParameterizedTest
    @CsvSource({
            "--port 5001, --server.port=5001",
            "--port=0, --server.port=0",
            "--host 127.0.0.1 --port 5001, --server.address=127.0.0.1 --server.port=5001",
            "--quiet, --quiet=true",
            "--stop-notice 5, --stop-notice=5s",
            "--last-request-timeout=3, --last-request-timeout=3s",
            "--stop-timeout 7, --spring.lifecycle.timeout-per-shutdown-phase=7s",
            "'--trust-proxy 127.0.0.1,::1', '--server.tomcat.remoteip.internal-proxies=127.0.0.1/32,::1/128 "
                    + "--server.forward-headers-strategy=native'",
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
            "--stop-notice=-1|--stop-notice takes a whole number from 0 to 3600, not \"-1\".",
            "--last-request-timeout=1s|--last-request-timeout takes a whole number from 0 to 3600, not \"1s\".",
            "--stop-timeout|--stop-timeout needs a value.",
            "--trust-proxy=10.0.0.0/8|--trust-proxy takes addresses with commas between them, such as 127.0.0.1,::1, "
                    + "not \"10.0.0.0/8\".",
            "--trust-proxy=localhost|--trust-proxy takes addresses with commas between them, such as 127.0.0.1,::1, "
                    + "not \"localhost\".",
            "--trust-proxy=127.0.0.1,|--trust-proxy takes addresses with commas between them, such as 127.0.0.1,::1, "
                    + "not \"127.0.0.1,\".",
            "--trust-proxy=999.1.1.1|--trust-proxy takes addresses with commas between them, such as 127.0.0.1,::1, "
                    + "not \"999.1.1.1\".",
            "--prt 5001|\"--prt\" is not an option of this server.",
            "--quiet=no|\"--quiet=no\" is not an option of this server.",
            "5001|\"5001\" is not an option of this server."})
    void refusesInOneSentence(String given, String sentence) {
        assertThatExceptionOfType(CommandLine.UsageException.class)
                .isThrownBy(() -> CommandLine.translate(given.split(" "))).withMessage(sentence);
    }
}
