package httpbytes.docs.operations;

import static org.assertj.core.api.Assertions.assertThat;

import httpbytes.docs.contract.Contract;
import httpbytes.docs.parties.Nginx;
import httpbytes.docs.parties.OnBothServers;
import httpbytes.docs.parties.RecordingRelay;
import httpbytes.docs.parties.ServerProcess;
import httpbytes.docs.parties.Servers;
import httpbytes.docs.parties.WireClient;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** nginx, configured as chapters 19 and 20 show it, in front of our servers. */
@Tag("thorough")
class ProxyTest {

    private static final String GET = "GET /api?name=Ada HTTP/1.1\nHost: localhost\n\n";
    private static final String ADA = "GET request received with the following parameters:\nname = Ada\n";

    @BeforeEach
    void requireNginx() {
        Nginx.require();
    }

    @Test
    void spreadsRequestsOverAllServers() throws IOException {
        try (var first = new RecordingRelay(Servers.SOCKET_SERVER.port());
                var second = new RecordingRelay(Servers.SOCKET_SERVER.port());
                var third = new RecordingRelay(Servers.FLASK_EQUIVALENT.port());
                var nginx = new Nginx(first.port(), second.port(), third.port());
                var client = new WireClient(nginx.port())) {
            for (int i = 0; i < 60; i++) {
                assertThat(client.send(GET).answer().content()).isEqualTo(ADA);
            }
            for (RecordingRelay relay : List.of(first, second, third)) {
                assertThat(requests(relay.received())).as("requests of one server").isEqualTo(20);
                assertThat(relay.connections()).as("connections, which persist").isLessThan(20);
            }
            assertThat(nginx.accessLog()).hasSizeGreaterThanOrEqualTo(59).allMatch(line -> line.matches(
                    "127\\.0\\.0\\.1 \"GET /api\\?name=Ada HTTP/1\\.1\" 200 from 127\\.0\\.0\\.1:[0-9]+"));
        }
    }

    private static int requests(String octets) {
        return octets.split("GET /api", -1).length - 1;
    }

    @OnBothServers
    void keepsTheContract(Servers server) throws IOException {
        try (var nginx = new Nginx(server.port())) {
            List<String> others = new ArrayList<>();
            for (Contract.Row row : Contract.rows()) {
                try (var client = new WireClient(nginx.port())) {
                    client.send(row.request());
                    var answer = row.isHead() ? client.answerToHead() : client.answer();
                    if (answer.status() != row.status() || !row.isHead() && row.content() != null
                            && row.isContentOf(server) && !answer.content().equals(row.content())) {
                        others.add(row.name() + ": " + answer.statusLine());
                    }
                }
            }
            assertThat(others).as("what nginx answers by itself")
                    .isSubsetOf("TRACE: HTTP/1.1 405 Not Allowed");
        }
    }

    @Test
    void endsTlsAndSpeaksPlainHttpToTheServers() throws Exception {
        try (var relay = new RecordingRelay(Servers.SOCKET_SERVER.port()); var nginx = new Nginx(relay.port())) {
            var client = HttpClient.newBuilder().sslContext(nginx.trust()).version(HttpClient.Version.HTTP_1_1).build();
            var request = HttpRequest.newBuilder(URI.create("https://localhost:" + nginx.tlsPort() + "/api"))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(BodyPublishers.ofString("name=Ada")).build();

            assertThat(client.send(request, BodyHandlers.ofString()).body()).endsWith("\nname = Ada\n");
            assertThat(relay.received()).startsWith("POST /api HTTP/1.1\r\n").endsWith("\r\n\r\nname=Ada")
                    .contains("\r\nHost: localhost:" + nginx.tlsPort() + "\r\n")
                    .contains("\r\nForwarded: for=127.0.0.1;proto=https\r\n")
                    .contains("\r\nX-Forwarded-Proto: https\r\n");
        }
    }

    /** 127.0.0.2 is this machine too, so that nginx sees a client that is not 127.0.0.1, its own address. */
    @Test
    void tellsTheServersLogForWhomItAsksIfTheServerTrustsIt() throws Exception {
        try (var socketServer = new ServerProcess(Servers.SOCKET_SERVER, "--trust-proxy=127.0.0.1");
                var distrustful = new ServerProcess(Servers.SOCKET_SERVER)) {
            try (var nginx = new Nginx(socketServer.port(), distrustful.port());
                    var client = new WireClient(nginx.port(), InetAddress.getByName("127.0.0.2"))) {
                for (int i = 0; i < 2; i++) {
                    // What the client itself says of it is replaced.
                    client.send(GET.replace("\n\n", "\nX-Forwarded-For: 203.0.113.7\nForwarded: for=203.0.113.7\n\n"));
                    assertThat(client.answer().content()).isEqualTo(ADA);
                }
            }
            assertThat(clients(socketServer)).containsExactly("127.0.0.2");
            assertThat(clients(distrustful)).containsExactly("127.0.0.1");
        }
    }

    /** Of all requests that the server logged. */
    private static Stream<String> clients(ServerProcess server) throws Exception {
        server.tellToStop();
        assertThat(server.exitCode()).isEqualTo(143);
        return server.log().stream().map(line -> line.replaceAll(" .*", ""));
    }

    @Test
    void saysWhichHostTheClientMeant() throws IOException {
        try (var relay = new RecordingRelay(Servers.SOCKET_SERVER.port()); var nginx = new Nginx(relay.port());
                var client = new WireClient(nginx.port())) {
            client.send("GET http://example.org/api HTTP/1.1\nHost: localhost\nX-Forwarded-Host: a\n\n").answer();

            assertThat(relay.received()).startsWith("GET /api HTTP/1.1\r\nHost: example.org:" + nginx.port() + "\r\n")
                    .doesNotContain("X-Forwarded-Host");
        }
    }

    @Test
    void asksTheNextServerWhereOneTakesNoConnection() throws IOException {
        try (var nginx = new Nginx(Nginx.freePort(), Servers.SOCKET_SERVER.port(), Servers.FLASK_EQUIVALENT.port());
                var client = new WireClient(nginx.port())) {
            for (int i = 0; i < 30; i++) {
                client.send("""
                        POST /api HTTP/1.1
                        Host: localhost
                        Content-Type: application/x-www-form-urlencoded
                        Content-Length: 3

                        """).send("n=1");
                assertThat(client.answer().content()).endsWith("\nn = 1\n");
            }
        }
    }
}
