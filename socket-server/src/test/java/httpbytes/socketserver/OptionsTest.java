package httpbytes.socketserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import httpbytes.socketserver.route.Router;
import httpbytes.socketserver.server.Limits;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OptionsTest {

    @Test
    void withoutAWordThereAreDefaults() throws Exception {
        var options = Options.parse();

        assertThat(options.host()).isEqualTo("127.0.0.1");
        assertThat(options.port()).isEqualTo(5000);
        assertThat(options.quiet()).isFalse();
        assertThat(options.help()).isFalse();
        assertThat(options.limits()).isEqualTo(Limits.DEFAULT);
    }

    @Test
    void aValueMayFollowASpaceOrAnEqualsSign() throws Exception {
        var options = Options.parse("--port", "0", "--host=::1", "--quiet", "--idle-timeout", "7", "--max-content=99");

        assertThat(options.port()).isZero();
        assertThat(options.host()).isEqualTo("::1");
        assertThat(options.quiet()).isTrue();
        assertThat(options.limits().idle()).isEqualTo(7);
        assertThat(options.limits().message().content()).isEqualTo(99);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--max-request-line", "--max-header-section", "--max-field-lines", "--max-content",
            "--max-connections", "--first-octet-timeout", "--header-timeout", "--body-timeout", "--body-rate",
            "--idle-timeout", "--write-timeout", "--stop-timeout"})
    void everyLimitCanBeSet(String name) throws Exception {
        assertThat(Options.parse(name, "3").limits()).isNotEqualTo(Limits.DEFAULT);
        assertThat(Options.USAGE).contains("  " + name + " N ");
        assertThatThrownBy(() -> Options.parse(name, "0")).hasMessageContaining("a whole number from 1 to");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--nope", "5000", "-p", "--quiet=yes", "--port", "--port=", "--port x", "--port -1",
            "--port 65536", "--port 99999999999", "--port ٥", "--host ", "--host=", "--max-content 0", "--", "--N"})
    void whatCannotBeFollowedIsOneSentence(String args) {
        assertThatThrownBy(() -> Options.parse(args.split(" ", 2)))
                .isInstanceOf(Options.UsageException.class).message().endsWith(".").doesNotContain("\n");
    }

    @Test
    void aPortInUseIsOneSentence() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            int port = taken.getLocalPort();
            var options = Options.parse("--port", String.valueOf(port));

            assertThatThrownBy(() -> Launcher.start(options, new Router(new EchoServer())))
                    .isInstanceOf(IOException.class)
                    .hasMessageStartingWith("Port " + port + " is in use, perhaps by the framework server")
                    .hasMessageContaining("`lsof -i :" + port + "`");
        }
    }

    @Test
    void aHostThatIsNotOursIsOneSentence() throws Exception {
        var unknown = Options.parse("--host", "nowhere.invalid");
        var elsewhere = Options.parse("--host", "192.0.2.1", "--port", "0");

        assertThatThrownBy(() -> Launcher.start(unknown, new Router(new EchoServer())))
                .hasMessage("The host \"nowhere.invalid\" is not known; --host 127.0.0.1 always is.");
        assertThatThrownBy(() -> Launcher.start(elsewhere, new Router(new EchoServer())))
                .hasMessage("192.0.2.1 is not an address of this machine; --host 127.0.0.1 always is.");
    }
}
