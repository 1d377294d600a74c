package httpbytes.socketserver.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is said of a fault in a program: enough to find the line, and nothing that a client could forge. */
@Tag("quick")
class RequestLogTest {

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final PrintStream before = System.err;

    @BeforeEach
    void listen() {
        System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void listenNoMore() {
        System.setErr(before);
    }

    private String faultOf(Runnable handler) {
        try {
            handler.run();
            throw new AssertionError("it did not fail");
        } catch (RuntimeException fault) {
            RequestLog.fault("A handler failed", fault);
            return said.toString(StandardCharsets.UTF_8);
        }
    }

    @Test
    void namesTheLineThatAskedTheJdkForWhatItCannotDo() {
        assertThat(faultOf(() -> Integer.parseInt("zero"))).matches("A handler failed: "
                + "java\\.lang\\.NumberFormatException: For input string: \"zero\" at java\\.base/java\\.lang\\.\\S+, "
                + "called at httpbytes\\.\\S+\\(RequestLogTest\\.java:[0-9]+\\)\n");
    }

    @Test
    void namesTheLineThatFailedByItself() {
        assertThat(faultOf(() -> {
            throw new IllegalStateException("secret");
        })).matches("A handler failed: java\\.lang\\.IllegalStateException: secret at httpbytes\\."
                + "\\S+\\(RequestLogTest\\.java:[0-9]+\\)\n");
    }

    @Test
    void staysOneLineWhateverTheMessageHolds() {
        var forged = new IllegalArgumentException("\r\nA handler failed: \u001b[31m\\");
        forged.setStackTrace(new StackTraceElement[0]);

        assertThat(faultOf(() -> {
            throw forged;
        })).isEqualTo("A handler failed: java.lang.IllegalArgumentException: "
                + "\\x0d\\x0aA handler failed: \\x1b[31m\\x5c\n");
    }
}
