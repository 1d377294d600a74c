package httpbytes.rawclients;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.io.TempDir;

/** RawGet and RawPost as a learner starts them, one file and nothing else; and the careful client as a process. */
@Tag("quick")
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
class RawProgramsTest {

    private static final String ANSWER = "HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nhello\n";

    private static Process start(String program, int port) throws IOException {
        return new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1", "src/main/java/httpbytes/rawclients/" + program + ".java",
                String.valueOf(port)).start();
    }

    private static String text(InputStream in) throws IOException {
        return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }

    private static void assertSends(String program, String request) throws Exception {
        try (var listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Process process = start(program, listener.getLocalPort());
            try (Socket socket = listener.accept()) {
                String expected = request.replace("\n", "\r\n").replace("PORT", "" + listener.getLocalPort());
                byte[] sent = socket.getInputStream().readNBytes(expected.length());
                assertThat(new String(sent, StandardCharsets.US_ASCII)).isEqualTo(expected);
                socket.getOutputStream().write(ANSWER.getBytes(StandardCharsets.US_ASCII));
                assertThat(process.isAlive()).as("waits for the close, though the answer is complete").isTrue();
            }
            assertThat(text(process.getInputStream())).isEqualTo(ANSWER);
            assertThat(process.waitFor()).isZero();
        }
    }

    @Test
    void aGetCarriesWhatItSendsInItsTarget() throws Exception {
        assertSends("RawGet", """
                GET /api?param1=value1&param2=value2 HTTP/1.1
                Host: localhost:PORT
                Connection: close

                """);
    }

    @Test
    void aPostCarriesWhatItSendsInItsContent() throws Exception {
        assertSends("RawPost", """
                POST /api HTTP/1.1
                Host: localhost:PORT
                Content-Type: application/x-www-form-urlencoded
                Content-Length: 34
                Connection: close

                param1453=value1&param500=value250""");
    }

    /** What a JVM takes in a container of 512 MiB. */
    @Test
    void theCarefulClientReadsTenMebibytesInASmallHeap(@TempDir Path folder) throws Exception {
        try (var listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx128m", "-cp", System.getProperty("java.class.path"), RawClients.class.getName(), "get",
                    "--host", "127.0.0.1", "--port", String.valueOf(listener.getLocalPort()))
                    .redirectErrorStream(true).redirectOutput(folder.resolve("printed").toFile()).start();
            try (Socket socket = listener.accept()) {
                var request = new StringBuilder();
                while (request.indexOf("\r\n\r\n") < 0) {
                    request.append((char) socket.getInputStream().read());
                }
                String content = "a".repeat(10 * 1024 * 1024);
                socket.getOutputStream().write(("HTTP/1.1 200 OK\r\nContent-Length: " + content.length() + "\r\n\r\n"
                        + content).getBytes(StandardCharsets.US_ASCII));
            }
            assertThat(process.waitFor()).isZero();
            assertThat(Files.size(folder.resolve("printed"))).isGreaterThan(10 * 1024 * 1024);
        }
    }

    @Test
    void nobodyListening() throws Exception {
        int port;
        try (var unused = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = unused.getLocalPort();
        }
        Process process = start("RawGet", port);

        assertThat(text(process.getErrorStream())).startsWith("No answer from port " + port).hasLineCount(1);
        assertThat(process.waitFor()).isEqualTo(1);
    }
}
