package httpbytes.benchmark.peers;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.util.function.Consumer;
import org.slf4j.LoggerFactory;

/** The content that every peer answers with; the names and values come from the peer's own reading of the request. */
final class Echo {

    static final String PATH = "/api";
    static final String CONTENT_TYPE = "text/plain;charset=utf-8";
    static final int BACKLOG = 4_096;

    private final StringBuilder text = new StringBuilder();

    private Echo(String method) {
        text.append(method).append(" request received with the following parameters:\n");
    }

    void add(String name, String value) {
        text.append(name).append(" = ").append(value).append('\n');
    }

    /** Leaves warnings: Logback, which flask-equivalent brings to this class path, would tell of the start too. */
    static void logWarningsOnly() {
        ((Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).setLevel(Level.WARN);
    }

    static String text(String method, Consumer<Echo> pairs) {
        var echo = new Echo(method);
        pairs.accept(echo);
        return echo.text.toString();
    }
}
