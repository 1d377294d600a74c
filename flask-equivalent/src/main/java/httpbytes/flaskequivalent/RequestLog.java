package httpbytes.flaskequivalent;

import java.io.CharArrayWriter;
import java.io.PrintStream;
import java.util.function.Function;
import org.apache.catalina.AccessLog;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.AbstractAccessLogValve;

/**
 * One line for each request, in the Common Log Format, also for what Tomcat refuses before any controller:
 *
 * <pre>127.0.0.1 - - [23/Nov/2026:10:41:07 +0000] "GET /api?name=Ada HTTP/1.1" 200 57</pre>
 *
 * The address is that of the client, behind a proxy too if that is trusted: Tomcat's {@code RemoteIpValve}, for which
 * {@code --trust-proxy} asks, has found it out. Boot's own access log, {@code server.tomcat.accesslog}, writes files
 * only.
 */
class RequestLog extends AbstractAccessLogValve {

    private static final int REQUEST_LINE_LENGTH = 200;

    private final PrintStream out;

    RequestLog(PrintStream out) {
        this.out = out;
        setPattern("common");
        setRequestAttributesEnabled(true);
    }

    @Override
    protected AccessLogElement createAccessLogElement(char pattern) {
        return switch (pattern) {
            case 'h' -> new Escaped(RequestLog::client);
            case 'r' -> new Escaped(RequestLog::requestLine);
            default -> super.createAccessLogElement(pattern);
        };
    }

    private record Escaped(Function<Request, String> part) implements AccessLogElement {

        @Override
        public void addElement(CharArrayWriter line, Request request, Response response, long time) {
            line.append(part.apply(request));
        }
    }

    /** Tomcat's own element takes the word of a proxy as it is. */
    static String client(Request request) {
        Object forwardedFor = request.getAttribute(AccessLog.REMOTE_ADDR_ATTRIBUTE);
        return PlainText.escape(forwardedFor == null ? request.getRemoteAddr() : forwardedFor.toString());
    }

    /**
     * The request-line, escaped and cut: it can neither forge a line, nor colour a terminal, nor fill a disk. Tomcat's
     * own element does not cut the target, and escapes neither method nor version.
     */
    static String requestLine(Request request) {
        if (request.getMethod() == null) {
            return "-"; // Refused before a method was found.
        }
        String query = request.getQueryString() == null ? "" : "?" + request.getQueryString();
        String line = request.getMethod() + " " + known(request.getRequestURI()) + query + " "
                + known(request.getProtocol());
        return line.length() <= REQUEST_LINE_LENGTH
                ? PlainText.escape(line)
                : PlainText.escape(line.substring(0, REQUEST_LINE_LENGTH)) + "...";
    }

    private static String known(String part) {
        return part == null ? "-" : part;
    }

    @Override
    protected void log(CharArrayWriter line) {
        out.println(line.toString());
    }
}
