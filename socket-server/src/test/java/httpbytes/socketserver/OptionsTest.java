package httpbytes.socketserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import httpbytes.socketserver.Options.RelayOptions;
import httpbytes.socketserver.Options.WireViewOptions;
import httpbytes.socketserver.server.Limits;
import httpbytes.socketserver.wire.MessageLimits;
import java.net.InetAddress;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("quick")
class OptionsTest {

    @Test
    void haveDefaults() throws Exception {
        assertThat(Options.parse())
                .isEqualTo(new Options("127.0.0.1", 5000, Set.of(), Set.of(), false, false, Limits.DEFAULT, 0,
                        null));
    }

    @Test
    void haveTheirValueAfterASpaceOrAnEqualsSign() throws Exception {
        var expected = new Options("::1", 0, Set.of(), Set.of(), true, false, Limits.DEFAULT, 0, null);

        assertThat(Options.parse("--host", "::1", "--port", "0", "--quiet")).isEqualTo(expected);
        assertThat(Options.parse("--quiet", "--port=0", "--host=::1")).isEqualTo(expected);
        assertThat(Options.parse("--port", "1", "--host=a=b", "--port", "65535"))
                .as("the last one wins")
                .isEqualTo(new Options("a=b", 65_535, Set.of(), Set.of(), false, false, Limits.DEFAULT, 0, null));
    }

    @Test
    void mayAskForHelp() throws Exception {
        assertThat(Options.parse("--help").help()).isTrue();
    }

    @Test
    void nameTheHostsThatMayBeAskedFor() throws Exception {
        assertThat(Options.parse("--allow-host", "localhost,127.0.0.1,[::1]").allowedHosts())
                .containsExactly("localhost", "127.0.0.1", "[::1]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost:5000", "a,,b", ",", "a b", "http://a", "::1", "*.example.org"})
    void nameNothingElse(String hosts) {
        assertThatThrownBy(() -> Options.parse("--allow-host=" + hosts)).isInstanceOf(Options.UsageException.class)
                .hasMessage("--allow-host takes names of hosts without their ports, with commas between them, not \""
                        + hosts + "\".");
    }

    @Test
    void nameTheProxiesThatAreTrusted() throws Exception {
        assertThat(Options.parse("--trust-proxy=127.0.0.1,::1").trustedProxies())
                .containsExactly(InetAddress.getByName("127.0.0.1"), InetAddress.getByName("::1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "127.0.0.1,", "127.1", "127.0.0.256", "10.0.0.0/8", "*", "::1::"})
    void trustAddressesAlone(String addresses) {
        assertThatThrownBy(() -> Options.parse("--trust-proxy=" + addresses))
                .isInstanceOf(Options.UsageException.class)
                .hasMessage("--trust-proxy takes addresses with commas between them, such as 127.0.0.1,::1, not \""
                        + addresses + "\".");
    }

    @Test
    void giveNoticeOfAStop() throws Exception {
        assertThat(Options.parse("--stop-notice=5").stopNotice()).isEqualTo(5);
        assertThatThrownBy(() -> Options.parse("--stop-notice=5s")).isInstanceOf(Options.UsageException.class)
                .hasMessage("--stop-notice takes a whole number from 0 to 3600, not \"5s\".");
    }

    @Test
    void askForTheWireView() throws Exception {
        assertThat(Options.parse("--wire-view").wireView()).isEqualTo(new WireViewOptions(5002, 5001, null));
        assertThat(Options.parse("--wire-view", "--wire-view-port=0", "--flask-equivalent=1", "--relay=0:5001")
                .wireView())
                .isEqualTo(new WireViewOptions(0, 1, new RelayOptions(0, 5001)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"--wire-view-port=1", "--flask-equivalent=1", "--relay=1:2"})
    void ofTheWireViewNeedIt(String arg) {
        assertThatThrownBy(() -> Options.parse(arg)).isInstanceOf(Options.UsageException.class)
                .hasMessage(arg.replaceFirst("=.*", "") + " is for the wire view; add --wire-view.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"5003", "5003:", ":5001", "5003:0", "65536:1", "1:65536", "a:b", "1:2:3", "localhost:80",
            "5003:example.org:80"})
    void relayBetweenPortsOfThisMachineAlone(String ports) {
        assertThatThrownBy(() -> Options.parse("--wire-view", "--relay=" + ports))
                .isInstanceOf(Options.UsageException.class)
                .hasMessage("--relay takes two ports of this machine, such as 5003:5001, not \"" + ports + "\".");
    }

    @Test
    void setEachLimit() throws Exception {
        var limits = Options.parse(
                "--max-request-line=1", "--max-header-section=2", "--max-field-lines=3", "--max-content=4",
                "--max-connections=5", "--first-octet-timeout=6", "--header-timeout=7", "--body-timeout=8",
                "--body-rate=9", "--idle-timeout=10", "--write-timeout=11", "--last-request-timeout=12",
                "--stop-timeout=13").limits();

        MessageLimits message = MessageLimits.DEFAULT;
        assertThat(limits).isEqualTo(new Limits(
                new MessageLimits(1, 2, 3, 4, message.chunkExtensions(), message.trailerSection()),
                5, 6, 7, 8, 9, 10, 11, Limits.DEFAULT.lingering(), 12, 13));
    }

    @Test
    void areExplainedWithTheirDefaults() {
        assertThat(Options.USAGE)
                .startsWith("Usage: EchoServer [--host ADDRESS] [--port NUMBER] [--allow-host NAMES] "
                        + "[--trust-proxy ADDRESSES] [--quiet] [--wire-view] [limits]\n")
                .contains("  --max-content N           octets of content (1048576)\n")
                .contains("  --idle-timeout N          seconds between two requests on a connection (60)\n")
                .endsWith("\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "=", "--", "--N", "5000", "-p", "-help", "--nope", "--nope=1", "--quiet=yes",
            "--help=", "--quiet ", "--Port", "--port ", "--port NUMBER", "--host ADDRESS "})
    void areNotMadeUp(String arg) {
        assertThatThrownBy(() -> Options.parse(arg, "1")).isInstanceOf(Options.UsageException.class)
                .hasMessage("\"" + arg + "\" is not an option of this server.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--host", "--port", "--max-content", "--port --quiet", "--host --port 1",
            "--host=", "--host= "})
    void needAValue(String args) {
        String name = args.split("[ =]")[0];

        assertThatThrownBy(() -> Options.parse(args.split(" "))).isInstanceOf(Options.UsageException.class)
                .hasMessage(name + " needs a value.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "x", "-1", "+1", "1.0", "0x10", "65536", "99999999999", "٥", "1 "})
    void takeAPortThatIsANumber(String port) {
        assertThatThrownBy(() -> Options.parse("--port=" + port)).isInstanceOf(Options.UsageException.class)
                .hasMessage("--port takes a whole number from 0 to 65535, not \"" + port + "\".");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "", "536870912", "9999999999"})
    void takeALimitAboveZero(String limit) {
        assertThatThrownBy(() -> Options.parse("--max-content=" + limit))
                .isInstanceOf(Options.UsageException.class)
                .hasMessage("--max-content takes a whole number from 1 to 536870911, not \"" + limit + "\".");
    }
}
