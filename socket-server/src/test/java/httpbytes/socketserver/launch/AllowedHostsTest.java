package httpbytes.socketserver.launch;

import static org.assertj.core.api.Assertions.assertThat;

import httpbytes.socketserver.Rfc;
import httpbytes.socketserver.message.Field;
import httpbytes.socketserver.message.Fields;
import httpbytes.socketserver.message.Request;
import httpbytes.socketserver.message.RequestTarget;
import httpbytes.socketserver.message.Response;
import httpbytes.socketserver.message.Status;
import httpbytes.socketserver.message.Version;
import httpbytes.socketserver.route.Handler;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("quick")
class AllowedHostsTest {

    private final Handler hosts = new AllowedHosts(Set.of("localhost", "[::1]"), request -> Response.text("hello"));

    private Response answer(String authorityOfTarget, Field... fields) throws Throwable {
        var target = new RequestTarget("/", authorityOfTarget, "/", null);
        return hosts.answer(
                new Request("GET", target, Version.HTTP_1_0, Fields.of(fields), new byte[0]));
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "localhost:5000", "LocalHost:1", "[::1]", "[::1]:5000"})
    void areServedOnAnyPort(String host) throws Throwable {
        assertThat(answer(null, new Field("Host", host)).status()).isEqualTo(Status.OK);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "localhost.example.org", "example.org:5000", "localhos", "[::2]", "127.0.0.1"})
    @Rfc(fact = "misdirected", section = "9110, 7.4", level = "none", whom = "-",
            here = "answers for the hosts of --allow-host alone")
    void areTheOnlyOnes(String host) throws Throwable {
        Response refusal = answer(null, new Field("Host", host));

        assertThat(new String(refusal.content(), StandardCharsets.UTF_8)).isEqualTo("421 Misdirected Request: "
                + "this server answers for [::1], localhost alone; name it in Host.\n");
    }

    @Test
    void haveToBeNamed() throws Throwable {
        assertThat(answer(null).status()).isEqualTo(Status.MISDIRECTED_REQUEST);
    }

    @Test
    void areThoseOfTheTargetWhereItNamesOne() throws Throwable {
        var localhost = new Field("Host", "localhost");

        assertThat(answer("localhost:80").status()).isEqualTo(Status.OK);
        assertThat(answer("example.org", localhost).status()).isEqualTo(Status.MISDIRECTED_REQUEST);
    }
}
