package httpbytes.socketserver.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("quick")
class RequestTest {

    private static final RequestTarget TARGET = new RequestTarget("/%61?b", null, "/a", "b");

    private static Request get(RequestTarget target, Version version, byte[] content, Field... fields) {
        return new Request("GET", target, version, Fields.of(fields), content);
    }

    private static Request get(Version version, Field... fields) {
        return get(TARGET, version, new byte[0], fields);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "HTTP/1.1 | keep-alive        | true",
            "HTTP/1.1 | close             | false",
            "HTTP/1.1 | Close             | false",
            "HTTP/1.1 | upgrade           | true",
            "HTTP/1.1 | closed            | true",
            "HTTP/1.1 | keep-alive, close | false",
            "HTTP/1.0 | keep-alive        | true",
            "HTTP/1.0 | Keep-Alive        | true",
            "HTTP/1.0 | close             | false",
            "HTTP/1.0 | upgrade           | false",
            "HTTP/1.0 | close, keep-alive | false"
    })
    void persistsAsConnectionSays(String version, String connection, boolean persists) {
        Version spoken = version.equals("HTTP/1.0") ? Version.HTTP_1_0 : Version.HTTP_1_1;

        assertThat(get(spoken, new Field("Connection", connection)).persists()).isEqualTo(persists);
    }

    @Test
    void persistsByItsVersionWhereConnectionIsMissing() {
        assertThat(get(Version.HTTP_1_1).persists()).isTrue();
        assertThat(get(Version.HTTP_1_0).persists()).isFalse();
        assertThat(get(Version.HTTP_1_0, new Field("Connection", "keep-alive")).persists())
                .isTrue();
    }

    @Test
    void closesWhereOneOfSeveralConnectionLinesSaysSo() {
        var stay = new Field("Connection", "keep-alive");
        var close = new Field("connection", "close");

        assertThat(get(Version.HTTP_1_1, stay, close).persists()).isFalse();
    }

    @Test
    void ignoresEmptyMembersOfConnection() {
        assertThat(get(Version.HTTP_1_1, new Field("Connection", ",")).persists()).isTrue();
        assertThat(get(Version.HTTP_1_1, new Field("Connection", ", ,close,")).persists()).isFalse();
        assertThat(get(Version.HTTP_1_0, new Field("Connection", ",keep-alive ,")).persists()).isTrue();
    }

    @Test
    void isForTheHostOfItsTargetRatherThanForHost() {
        var absolute = new RequestTarget("http://a:1/", "a:1", "/", null);
        var host = new Field("Host", "b");

        assertThat(get(absolute, Version.HTTP_1_1, new byte[0], host).authority()).isEqualTo("a:1");
        assertThat(get(Version.HTTP_1_1, host).authority()).isEqualTo("b");
        assertThat(get(Version.HTTP_1_0).authority()).isNull();
    }

    @Test
    void isComparedByValue() {
        var request = get(TARGET, Version.HTTP_1_1, octets("x"), new Field("A", "1"));

        assertThat(request).isEqualTo(get(TARGET, Version.HTTP_1_1, octets("x"), new Field("A", "1")))
                .hasSameHashCodeAs(get(TARGET, Version.HTTP_1_1, octets("x"), new Field("A", "1")))
                .isNotEqualTo(get(TARGET, Version.HTTP_1_1, octets("y"), new Field("A", "1")))
                .isNotEqualTo(get(TARGET, Version.HTTP_1_0, octets("x"), new Field("A", "1")))
                .isNotEqualTo(get(TARGET, Version.HTTP_1_1, octets("x"), new Field("A", "2")));
    }

    private static byte[] octets(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
