package httpbytes.docs.contract;

import static org.assertj.core.api.Assertions.assertThat;

import httpbytes.docs.parties.NaiveProcess;
import httpbytes.docs.parties.Servers;
import httpbytes.docs.parties.WireClient;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Ten short requests: each of them ends the naive server, and none the socket server. */
@Tag("quick")
class NaiveServerTest {

    private static final String ADA = "GET /api?name=Ada HTTP/1.1\\r\\nHost: localhost\\r\\n\\r\\n";

    @Test
    void worksInTheBrowser() throws Exception {
        try (var naive = NaiveProcess.start()) {
            for (int i = 0; i < 2; i++) {
                try (var client = new WireClient(naive.port())) {
                    client.send(WireClient.drawn(ADA));
                    assertThat(client.answer().content())
                            .isEqualTo("GET request received with the following parameters:\nname = Ada\n");
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void dies(TenRequests death) throws Exception {
        try (var naive = NaiveProcess.start(); var client = new WireClient(naive.port())) {
            death.sendTo(client);

            assertThat(naive.hasDied(20, TimeUnit.SECONDS)).isTrue();
            assertThat(naive.lastWords()).startsWith("The naive server died of: java.");
        }
    }

    @ParameterizedTest
    @EnumSource
    void isOutlivedByTheSocketServer(TenRequests death) throws Exception {
        try (var client = Servers.SOCKET_SERVER.connect()) {
            death.sendTo(client);
            client.restIfAny();
        }
        try (var client = Servers.SOCKET_SERVER.connect()) {
            assertThat(client.send(WireClient.drawn(ADA)).answer().content()).contains("name = Ada");
        }
    }

    @Test
    void countsCharactersInsteadOfOctets() throws Exception {
        try (var naive = NaiveProcess.start(); var client = new WireClient(naive.port())) {
            client.send(WireClient.drawn("GET /api?name=é HTTP/1.1\\r\\nHost: a\\r\\n\\r\\n"));
            assertThat(client.answer().content())
                    .isEqualTo("GET request received with the following parameters:\nname = é");
        }
    }
}
