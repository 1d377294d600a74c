package httpbytes.flaskequivalent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.startup.Tomcat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("quick")
class RequestLogTest {

    /** The valve in a Tomcat that serves nothing: what it logs is what Tomcat refuses or does not find. */
    @Nested
    class InATomcat {

        private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
        private final Tomcat tomcat = new Tomcat();

        @BeforeEach
        void start(@TempDir Path directory) throws LifecycleException {
            tomcat.setBaseDir(directory.toString());
            tomcat.setPort(0);
            tomcat.getHost();
            tomcat.getConnector().setProperty("address", "127.0.0.1");
            tomcat.getEngine().getPipeline()
                    .addValve(new RequestLog(new PrintStream(OutputStream.nullOutputStream()) {
                @Override
                public void println(String line) {
                    lines.add(line);
                }
            }));
            tomcat.start();
        }

        @AfterEach
        void stop() throws LifecycleException {
            tomcat.stop();
            tomcat.destroy();
        }

        @Test
        void writesTheCommonLogFormat() throws Exception {
            send("GET /api?name=Ada HTTP/1.0\r\n\r\n");

            assertThat(lines.poll(10, TimeUnit.SECONDS)).matches("127\\.0\\.0\\.1 - - "
                    + "\\[\\d\\d/[A-Z][a-z]{2}/\\d{4}:\\d\\d:\\d\\d:\\d\\d [+-]\\d{4}] "
                    + "\"GET /api\\?name=Ada HTTP/1\\.0\" 404 \\d+");
        }

        @ParameterizedTest
        @CsvSource({
                "'GET /\u001b[31m HTTP/1.1', 'GET - HTTP/1.1'",
                "'GET /\u0080 HTTP/1.1', 'GET - HTTP/1.1'",
                "'GET /\"x HTTP/1.1', 'GET - HTTP/1.1'",
                "'GET /a\rb HTTP/1.1', 'GET - HTTP/1.1'",
                "'G\u001b[31mT / HTTP/1.1', '-'",
                "'GET / \u001b[31m', 'GET / -'",
                "'hello', '-'"})
        void writesALineForWhatTomcatRefuses(String requestLine, String shown) throws Exception {
            send(requestLine + "\r\nHost: x\r\n\r\n");

            assertThat(lines.poll(10, TimeUnit.SECONDS)).matches("[ -~]+")
                    .contains(" \"" + shown + "\" 400 ");
            assertThat(lines).isEmpty();
        }

        private void send(String request) throws IOException {
            try (var socket = new Socket(InetAddress.getLoopbackAddress(), tomcat.getConnector()
                    .getLocalPort())) {
                socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
                socket.shutdownOutput();
                socket.getInputStream().readAllBytes();
            }
        }
    }

    /** Should Tomcat's parser ever let something pass. */
    @Nested
    class RequestLine {

        @Test
        void isEscaped() {
            assertThat(RequestLog.requestLine(request("G\u001bT", "/a\r\n\"\\é", "x=\n", "HTTP/1.1\u001b")))
                    .isEqualTo("G\\x1bT /a\\x0d\\x0a\\x22\\x5c\\xc3\\xa9?x=\\x0a HTTP/1.1\\x1b");
        }

        @Test
        void isCut() {
            assertThat(RequestLog.requestLine(request("GET", "/" + "a".repeat(300), null, "HTTP/1.1")))
                    .isEqualTo("GET /" + "a".repeat(195) + "...");
        }

        private static Request request(String method, String path, String query, String version) {
            Request request = mock();
            given(request.getMethod()).willReturn(method);
            given(request.getRequestURI()).willReturn(path);
            given(request.getQueryString()).willReturn(query);
            given(request.getProtocol()).willReturn(version);
            return request;
        }
    }
}
