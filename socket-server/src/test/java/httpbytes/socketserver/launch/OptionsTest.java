package httpbytes.socketserver.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import httpbytes.socketserver.server.Limits;
import httpbytes.socketserver.wire.MessageLimits;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("quick")
class OptionsTest {

    private static final int PORT = 5000;

    private static Options parse(String... args) throws Options.UsageException {
        return new Options(PORT, args);
    }

    private static void assertRefuses(String sentence, String... args) {
        assertThatThrownBy(() -> parse(args)).isInstanceOf(Options.UsageException.class)
                .hasMessage(sentence + "\nUsage: EchoServer [options]; --help lists them.");
    }

    @Test
    void haveDefaults() throws Exception {
        Options options = parse();

        assertThat(Option.values()).filteredOn(options::has).containsExactly(Option.PORT);
        assertThat(options.text(Option.HOST)).isEqualTo("127.0.0.1");
        assertThat(options.number(Option.PORT)).isEqualTo(PORT);
        assertThat(options.list(Option.ALLOW_HOST)).isEmpty();
        assertThat(options.list(Option.TRUST_PROXY)).isEmpty();
        assertThat(options.number(Option.WIRE_VIEW_PORT)).isEqualTo(5002);
        assertThat(options.number(Option.FLASK_EQUIVALENT)).isEqualTo(5001);
        assertThat(options.text(Option.RELAY)).isEmpty();
        assertThat(options.number(Option.STOP_NOTICE)).isZero();
        assertThat(options.limits()).isEqualTo(Limits.DEFAULT);
    }

    @ParameterizedTest
    @EnumSource(Option.class)
    void haveADefaultThatMayBeGivenToo(Option option) throws Exception {
        if (!option.byDefault.isEmpty()) {
            assertThat(parse("--wire-view", option.toString(), option.byDefault).text(option))
                    .isEqualTo(parse().text(option));
        }
    }

    @Test
    void haveTheirValueAfterASpaceOrAnEqualsSign() throws Exception {
        for (Options options : List.of(parse("--host", "::1", "--port", "0", "--quiet"),
                parse("--quiet", "--port=0", "--host=::1"))) {
            assertThat(options.text(Option.HOST)).isEqualTo("::1");
            assertThat(options.number(Option.PORT)).isZero();
            assertThat(options.has(Option.QUIET)).isTrue();
            assertThat(options.has(Option.HELP)).isFalse();
        }
        Options options = parse("--port", "1", "--host=a=b", "--port", "65535");
        assertThat(options.text(Option.HOST)).isEqualTo("a=b");
        assertThat(options.number(Option.PORT)).as("the last one wins").isEqualTo(65_535);
    }

    @Test
    void mayAskForHelp() throws Exception {
        assertThat(parse("--help").has(Option.HELP)).isTrue();
    }

    @Test
    void nameTheHostsThatMayBeAskedFor() throws Exception {
        assertThat(parse("--allow-host", "localhost,127.0.0.1,[::1]").list(Option.ALLOW_HOST))
                .containsExactly("localhost", "127.0.0.1", "[::1]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost:5000", "a,,b", ",", "a b", "http://a", "::1", "*.example.org", "--quiet", ""})
    void nameNothingElse(String hosts) {
        assertRefuses("--allow-host takes names of hosts without their ports, with commas between them, not \""
                        + hosts + "\".", "--allow-host=" + hosts);
    }

    @Test
    void nameTheProxiesThatAreTrusted() throws Exception {
        assertThat(parse("--trust-proxy=127.0.0.1,::1").list(Option.TRUST_PROXY))
                .containsExactly("127.0.0.1", "::1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "127.0.0.1,", "127.1", "127.0.0.256", "10.0.0.0/8", "*", "::1::"})
    void trustAddressesAlone(String addresses) {
        assertRefuses("--trust-proxy takes addresses with commas between them, such as 127.0.0.1,::1, not \""
                        + addresses + "\".", "--trust-proxy=" + addresses);
    }

    @Test
    void giveNoticeOfAStop() throws Exception {
        assertThat(parse("--stop-notice=5").number(Option.STOP_NOTICE)).isEqualTo(5);
        assertRefuses("--stop-notice takes a whole number from 0 to 3600, not \"5s\".", "--stop-notice=5s");
    }

    @Test
    void askForTheWireView() throws Exception {
        Options options = parse("--wire-view", "--wire-view-port=0", "--flask-equivalent=1", "--relay=0:5001");

        assertThat(options.has(Option.WIRE_VIEW)).isTrue();
        assertThat(options.number(Option.WIRE_VIEW_PORT)).isZero();
        assertThat(options.number(Option.FLASK_EQUIVALENT)).isEqualTo(1);
        assertThat(options.text(Option.RELAY)).isEqualTo("0:5001");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--wire-view-port=1", "--flask-equivalent=1", "--relay=1:2", "--target=a=1"})
    void ofTheWireViewNeedIt(String arg) {
        assertRefuses(arg.replaceFirst("=.*", "") + " is for the wire view; add --wire-view.", arg);
    }

    @ParameterizedTest
    @ValueSource(strings = {"5003", "5003:", ":5001", "5003:0", "65536:1", "1:65536", "a:b", "1:2:3", "localhost:80",
            "5003:example.org:80"})
    void relayBetweenPortsOfThisMachineAlone(String ports) {
        assertRefuses("--relay takes two ports of this machine, such as 5003:5001, not \"" + ports + "\".",
                "--wire-view",
                "--relay=" + ports);
    }

    @Test
    void nameFurtherServersForTheWireView() throws Exception {
        Options options = parse("--wire-view", "--target", "rung=6001", "--target=nginx=8080");

        assertThat(options.list(Option.TARGET)).containsExactly("rung=6001", "nginx=8080");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rung", "8080", "rung=", "rung=0", "rung=65536", "=1", "Rung=1", "a=1,a=2",
            "socket-server=1", "flask-equivalent=1", "both=1", "a=localhost:80", "example.org:80",
            "a=1,b=2,c=3,d=4,e=5", "a=1,"})
    void nameServersOfThisMachineAlone(String targets) {
        assertRefuses("--target takes up to four names of their own, each with = and a port, such as nginx=8080, not \""
                + targets + "\".", "--wire-view", "--target=" + targets);
    }

    @Test
    void setEachLimit() throws Exception {
        var limits = parse(
                "--max-request-line=1", "--max-header-section=2", "--max-field-lines=3", "--max-content=4",
                "--max-connections=5", "--first-octet-timeout=6", "--header-timeout=7", "--body-timeout=8",
                "--body-rate=9", "--idle-timeout=10", "--write-timeout=11", "--last-request-timeout=12",
                "--stop-timeout=13").limits();

        MessageLimits message = MessageLimits.DEFAULT;
        assertThat(limits).isEqualTo(new Limits(
                new MessageLimits(1, 2, 3, 4, message.chunkExtensions(), message.trailerSection()), 5, seconds(6),
                seconds(7), seconds(8), 9, seconds(10), seconds(11), Limits.DEFAULT.lingering(), seconds(12),
                seconds(13)));
    }

    private static Duration seconds(int count) {
        return Duration.ofSeconds(count);
    }

    @Test
    void areExplainedWithTheirDefaults() throws Exception {
        assertThat(parse().help())
                .startsWith("Usage: EchoServer [options]\n\n  --host ADDRESS            address to listen on ")
                .contains("  --port NUMBER             port to listen on (5000); 0 takes a free one and says which\n")
                .contains("\n  --quiet                   no line for each request\n")
                .contains("  --max-content N           octets of content (1048576)\n")
                .contains("  --idle-timeout N          seconds between two requests on a connection (60)\n")
                .endsWith("\n");
        assertThat(parse("--port", "1").help()).contains("port to listen on (1)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "=", "--", "--N", "5000", "-p", "-help", "--nope", "--nope=1",
            "--quiet ", "--Port", "--port ", "--port NUMBER", "--host ADDRESS "})
    void areNotMadeUp(String arg) {
        assertRefuses("\"" + arg + "\" is not an option of this server.", arg, "1");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "--host           | --host takes an address of this machine, not \"\".",
            "--host=          | --host takes an address of this machine, not \"\".",
            "`--host= `       | --host takes an address of this machine, not \"\".",
            "--host --port 1  | --host takes an address of this machine, not \"--port\".",
            "--port           | --port takes a whole number from 0 to 65535, not \"\".",
            "--port --quiet   | --port takes a whole number from 0 to 65535, not \"--quiet\".",
            "--max-content    | --max-content takes a whole number from 1 to 536870911, not \"\".",
            "--quiet=yes      | --quiet takes no value, not \"yes\"."})
    void takeAValueWhereTheyHaveOne(String args, String sentence) {
        assertRefuses(sentence, args.split(" "));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "x", "-1", "+1", "1.0", "0x10", "65536", "99999999999", "٥", "1 "})
    void takeAPortThatIsANumber(String port) {
        assertRefuses("--port takes a whole number from 0 to 65535, not \"" + port + "\".", "--port=" + port);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "", "536870912", "9999999999"})
    void takeALimitAboveZero(String limit) {
        assertRefuses("--max-content takes a whole number from 1 to 536870911, not \"" + limit + "\".",
                "--max-content=" + limit);
    }
}
