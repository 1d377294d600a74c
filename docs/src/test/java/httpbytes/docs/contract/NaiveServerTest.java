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

    private static final String HOST = "Host: localhost␍␊";
    private static final String FORM = "Content-Type: application/x-www-form-urlencoded␍␊";
    private static final String ADA = "GET /api?name=Ada HTTP/1.1␍␊" + HOST + "␍␊";

    /** As they are drawn on the pages; a | is where the request is cut in two. */
    enum Death {
        SILENCE(""),
        A_NAME_WITHOUT_A_VALUE("GET /api?flag HTTP/1.1␍␊" + HOST + "␍␊"),
        TWO_EQUALS_SIGNS("GET /api?a=b=c HTTP/1.1␍␊" + HOST + "␍␊"),
        AN_EMPTY_POST("POST /api HTTP/1.1␍␊" + HOST + FORM + "Content-Length: 0␍␊␍␊"),
        NO_FIELD_LINE("GET /api HTTP/1.0␍␊␍␊"),
        NO_SPACE_AFTER_THE_COLON("GET /api HTTP/1.1␍␊Host:localhost␍␊␍␊"),
        BARE_LF("GET /api HTTP/1.1␊Host: localhost␊␊"),
        MORE_THAN_ONE_READ("GET /api HTTP/1.1␍␊" + HOST + "X: " + "x".repeat(1_100) + "␍␊␍␊"),
        NO_UTF_8("GET /api HTTP/1.1␍␊" + HOST + "X: \\xff␍␊␍␊"),
        A_BODY_IN_A_SECOND_PACKET("POST /api HTTP/1.1␍␊" + HOST + FORM + "Content-Length: 8␍␊␍␊|name=Ada");

        private final String[] pieces;

        Death(String drawn) {
            pieces = drawn.split("\\|");
        }

        /** Sends it piece by piece, and no more. */
        void sendTo(WireClient client) throws Exception {
            for (int i = 0; i < pieces.length; i++) {
                if (i > 0) {
                    client.awaitSilence();
                }
                client.sendIfPossible(WireClient.drawn(pieces[i]));
            }
            client.endOutputIfPossible();
        }
    }

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
    void dies(Death death) throws Exception {
        try (var naive = NaiveProcess.start(); var client = new WireClient(naive.port())) {
            death.sendTo(client);

            assertThat(naive.hasDied(20, TimeUnit.SECONDS)).isTrue();
            assertThat(naive.lastWords()).startsWith("The naive server died of: java.");
        }
    }

    @ParameterizedTest
    @EnumSource
    void isOutlivedByTheSocketServer(Death death) throws Exception {
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
            client.send("GET /api?name=é HTTP/1.1␍␊Host: a␍␊␍␊".replace("␍␊", "\r\n").getBytes(StandardCharsets.UTF_8));
            assertThat(client.answer().content())
                    .isEqualTo("GET request received with the following parameters:\nname = é");
        }
    }
}
