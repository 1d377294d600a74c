package httpbytes.flaskequivalent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** What a learner reads when the server starts, and when it does not. */
@ExtendWith(OutputCaptureExtension.class)
@Tag("quick")
class StartTest {

    @Test
    void saysWhereItListensAndWhatToTypeNext() throws IOException {
        assertThat(ReadyLine.text(InetAddress.getByName("127.0.0.1"), 5000))
                .isEqualTo("The framework server listens on "
                + "http://127.0.0.1:5000/api?name=Ada (stop it with Ctrl-C); in another terminal: "
                + "mvn -q -pl raw-clients compile exec:java");
        assertThat(ReadyLine.text(InetAddress.getByName("::1"), 5001))
                .contains("http://[0:0:0:0:0:0:0:1]:5001/api")
                .endsWith(" exec:java \"-Dexec.args=--port 5001\"");
        assertThat(ReadyLine.text(InetAddress.getByName("192.0.2.1"), 5001))
                .endsWith(" exec:java \"-Dexec.args=--host 192.0.2.1 --port 5001\"");
    }

    @Test
    void printsOneLineWhenReady(CapturedOutput output) {
        SpringApplication.run(Application.class, "--server.port=0").close();

        assertThat(output).matches("The framework server listens on "
                + "http://127\\.0\\.0\\.1:[1-9]\\d*/api\\S+ .+\\R");
    }

    @ParameterizedTest
    @CsvSource({"false, 2", "true, 1"})
    void logsARequestUnlessItIsToBeQuiet(boolean quiet, int lines, CapturedOutput output) throws IOException {
        try (var server = SpringApplication.run(Application.class, "--server.port=0", "--quiet=" + quiet)) {
            int port = server.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
            try (var socket = new Socket("127.0.0.1", port)) {
                byte[] request = "GET /api HTTP/1.0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
                socket.getOutputStream().write(request);
                socket.getInputStream().readAllBytes(); // Up to the close, which comes after the log line.
            }
        }
        assertThat(output.getOut()).hasLineCount(lines);
    }

    @Test
    void saysInOneSentenceThatThePortIsInUse(CapturedOutput output) throws IOException {
        try (var owner = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            int port = owner.getLocalPort();

            assertThatException().isThrownBy(
                    () -> SpringApplication.run(Application.class, "--server.port=" + port));

            assertThat(output.getOut()).isEmpty();
            assertThat(output.getErr())
                    .isEqualTo(("Port %d is in use, perhaps by the socket server in another "
                    + "terminal or, on macOS, by AirPlay Receiver; `lsof -i :%d` (Windows: `netstat -ano | "
                    + "findstr :%d`) shows by whom, and `mvn -pl flask-equivalent spring-boot:run "
                    + "\"-Dspring-boot.run.arguments=--port=%d\"` takes another.%n")
                    .formatted(port, port, port, port + 1));
        }
    }

    @Test
    void saysInOneSentenceThatTheAddressCannotBeHad(CapturedOutput output) {
        // 192.0.2.0/24 is set aside for documentation (RFC 5737): no machine has it.
        assertThatException().isThrownBy(
                () -> SpringApplication.run(Application.class, "--server.port=0",
                        "--server.address=192.0.2.1"));

        assertThat(output.getErr()).startsWith("The address or the port cannot be had (").hasLineCount(1);
    }
}
