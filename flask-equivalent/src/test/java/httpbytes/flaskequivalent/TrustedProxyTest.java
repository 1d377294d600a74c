package httpbytes.flaskequivalent;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Whom the log names as the client when somebody asks for somebody else. */
@ExtendWith(OutputCaptureExtension.class)
@Tag("quick")
class TrustedProxyTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "| X-Forwarded-For: 203.0.113.7 | 127.0.0.1",
            "--trust-proxy=192.0.2.9 | X-Forwarded-For: 203.0.113.7 | 127.0.0.1",
            "--trust-proxy=127.0.0.1 | X: y | 127.0.0.1",
            "--trust-proxy=127.0.0.1 | X-Forwarded-For: 203.0.113.7 | 203.0.113.7",
            "--trust-proxy=127.0.0.1 | X-Forwarded-For: 198.51.100.1, 203.0.113.7 | 203.0.113.7",
            "--trust-proxy=127.0.0.1,192.0.2.9 | X-Forwarded-For: 203.0.113.7, 192.0.2.9 | 203.0.113.7",
            "--trust-proxy=127.0.0.1 | X-Forwarded-For: a\"b | a\\x22b"})
    void isWhomATrustedProxyNames(String option, String fieldLine, String client, CapturedOutput output)
            throws Exception {
        String[] args = option == null ? new String[] {"--port=0"} : new String[] {"--port=0", option};
        try (var server = SpringApplication.run(Application.class, CommandLine.translate(args))) {
            int port = server.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
            try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                socket.getOutputStream().write(("GET /api HTTP/1.1\r\nHost: x\r\nConnection: close\r\n" + fieldLine
                        + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
                socket.getInputStream().readAllBytes();
            }
        }
        assertThat(output.getOut().lines().filter(line -> line.contains("\"GET /api HTTP/1.1\" 200")))
                .singleElement().asString().startsWith(client + " - - [");
    }
}
