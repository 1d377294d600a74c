package httpbytes.socketserver.wireview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is let in, asked by sockets that say what no browser would. */
@Tag("quick")
class GateTest extends WireViewTesting {

    @Test
    void fencesWhateverItAnswers() throws IOException {
        for (Reply reply : List.of(get("/"), get("/presets"), get("/nothing"), raw("GET / HTTP/1.1\r\nHost: evil\r\n"
                + "Connection: close\r\n\r\n"))) {
            assertThat(reply.fields()).contains(
                    "\r\nContent-Security-Policy: default-src 'none'; script-src 'self'; style-src 'self'; "
                            + "connect-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; "
                            + "frame-ancestors 'none'\r\n",
                    "\r\nCache-Control: no-store\r\n", "\r\nX-Content-Type-Options: nosniff\r\n",
                    "\r\nCross-Origin-Resource-Policy: same-origin\r\n", "\r\nReferrer-Policy: no-referrer\r\n")
                    .doesNotContain("Access-Control");
            assertThat(reply.fields().split("X-Content-Type-Options", -1)).hasSize(2);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1:P", "localhost:P", "LOCALHOST:P"})
    void letsInWhoAsksForThisMachine(String host) throws IOException {
        assertThat(ask("GET", "/", "Host: " + here(host) + "\n", "").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.evil.example:P", "127.0.0.1.evil.example:P", "localhost", "localhost:1",
            "localhost.evil.example:P", "127.0.0.1", "127.0.0.2:P", "evil.example:P", "0.0.0.0:P", "[::1]", "[::1]:P"})
    void refusesNamesThatAreNotOurs(String host) throws IOException {
        Reply refusal = ask("GET", "/", "Host: " + here(host) + "\n", "");

        assertThat(refusal.status()).isEqualTo(421);
        assertThat(refusal.content()).contains("the wire view answers for ").contains(host(), "localhost:");
    }

    /** They are no names at all, and the parser refuses them before they come to the gate. */
    @ParameterizedTest
    @ValueSource(strings = {"", "localhost:P0"})
    void isNotAskedAboutNamesThatCannotBe(String host) throws IOException {
        assertThat(ask("GET", "/", "Host: " + here(host) + "\n", "").status()).isEqualTo(400);
    }

    private String here(String host) {
        return host.replace("P", String.valueOf(wireView.port()));
    }

    @Test
    void refusesAForeignNameInTheTargetToo() throws IOException {
        assertThat(ask("GET", "http://evil.example/", "Host: " + host() + "\n", "").status()).isEqualTo(421);
        assertThat(ask("GET", "http://" + host() + "/", "Host: evil.example\n", "").status()).isEqualTo(421);
        assertThat(raw("GET / HTTP/1.0\r\n\r\n").status()).as("no name at all").isEqualTo(421);
    }

    /** {@code HERE} is our own origin; a minus leaves the field out. */
    @ParameterizedTest
    @CsvSource({"HERE,same-origin,200", "HERE,-,200", "-,same-origin,200", "-,-,403", "null,-,403",
            "http://evil.example,-,403", "http://evil.example,same-origin,403", "HERE,cross-site,403",
            "HERE,same-site,403", "-,none,403", "HERE.evil.example,-,403", "https:HERE,-,403", "-,cross-site,403"})
    void letsNobodyElsesPageSend(String origin, String site, int status) throws IOException {
        String fields = "Host: " + host() + "\nWire-View-Token: " + token + "\n"
                + (origin.equals("-") ? "" : "Origin: " + origin.replace("https:HERE", "https://" + host())
                        .replace("HERE", "http://" + host()) + "\n")
                + (site.equals("-") ? "" : "Sec-Fetch-Site: " + site + "\n");

        assertThat(ask("POST", "/annotate", fields, "GET").status()).isEqualTo(status);
    }

    @Test
    void letsNobodyElsesPageRead() throws IOException {
        String own = "Host: " + host() + "\nWire-View-Token: " + token + "\n";

        assertThat(ask("GET", "/arrived", own + "Origin: http://evil.example\n", "").status()).isEqualTo(403);
        assertThat(ask("GET", "/arrived", own + "Sec-Fetch-Site: cross-site\n", "").status()).isEqualTo(403);
        assertThat(ask("GET", "/arrived", own, "").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Wire-View-Token:\n", "Wire-View-Token: 0\n",
            "Wire-View-Token: 00000000000000000000000000000000\n"})
    void needsTheTokenOfThisStart(String field) throws IOException {
        for (String path : List.of("/presets", "/targets", "/arrived", "/exchange?id=1", "/sent?id=1", "/fake")) {
            assertThat(ask("GET", path, "Host: " + host() + "\n" + field, "").status()).as(path).isEqualTo(403);
        }
        for (String path : List.of("/annotate", "/send?to=socket-server", "/clear", "/stop?id=1", "/fake?end=fin",
                "/fake-close", "/judge?end=fin")) {
            Reply refusal = ask("POST", path,
                    "Host: " + host() + "\nOrigin: http://" + host() + "\n" + field, "GET / HTTP/1.1\r\n\r\n");
            assertThat(refusal.status()).as(path).isEqualTo(403);
        }
        assertThat(recorder.changedAfter(0)).as("what was sent").isEmpty();
    }

    @Test
    void saysThatNothingIsThereToWhomever() throws IOException {
        Reply nothing = ask("GET", "/favicon.ico", "Host: " + host() + "\n", "");

        assertThat(nothing.status()).isEqualTo(404);
        assertThat(nothing.content()).contains("its page is at /");
    }

    @Test
    void makesTheTokenAnewAtEachStart() throws IOException {
        String before = token;
        token = null;
        stop();
        start();

        assertThat(token).isNotEqualTo(before);
    }

    @Test
    void answersNoPreflightWithLeave() throws IOException {
        Reply preflight = ask("OPTIONS", "/send", "Host: " + host() + "\nOrigin: http://evil.example\n"
                + "Access-Control-Request-Method: POST\n", "");

        assertThat(preflight.status()).isEqualTo(403);
        assertThat(preflight.fields()).doesNotContain("Access-Control");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/presets.json", "/..%2fpresets.json", "/../presets.json", "/main.js/", "/Files.class",
            "/x.js", "//index.html", "/index.html%00.js"})
    void servesNoOtherFiles(String path) throws IOException {
        assertThat(get(path).status()).isEqualTo(404);
    }

    @Test
    void listensOnTheLoopbackAddressAlone() throws IOException {
        List<InetAddress> addresses = NetworkInterface.networkInterfaces().flatMap(NetworkInterface::inetAddresses)
                .filter(address -> !address.isLoopbackAddress()).toList();
        assumeThat(addresses).as("other addresses of this machine").isNotEmpty();

        for (InetAddress address : addresses) {
            assertThatThrownBy(() -> new Socket(address, wireView.port()).close()).isInstanceOf(IOException.class);
        }
    }
}
