package httpbytes.flaskequivalent;

import java.time.Duration;
import org.apache.coyote.ProtocolHandler;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.tomcat.TomcatProtocolHandlerCustomizer;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;

/**
 * Tells clients that the server stops: every answer says {@code Connection: close} from then on (RFC 9112,
 * section 9.6). Boot's own graceful stop, which comes after this one, closes persistent connections without a
 * word, and loses the requests that are on their way.
 */
@ControllerAdvice
class GracefulStop implements TomcatProtocolHandlerCustomizer<ProtocolHandler>, SmartLifecycle,
        ResponseBodyAdvice<Object> {

    private final Duration notice;
    private final Duration lastRequest;
    private ProtocolHandler tomcat;
    private volatile boolean isRunning;
    private volatile boolean isStopping;
    private volatile boolean saysClose;

    /**
     * @param notice      how long {@code /health} alone says that the server stops
     * @param lastRequest how long persistent connections may take to send the request whose answer says close
     */
    GracefulStop(@Value("${stop-notice}") Duration notice, @Value("${last-request-timeout}") Duration lastRequest) {
        this.notice = notice;
        this.lastRequest = lastRequest;
    }

    /** Whether the server was told to stop. */
    boolean isStopping() {
        return isStopping;
    }

    @Override
    public void customize(ProtocolHandler protocol) {
        tomcat = protocol;
    }

    @Override
    public void start() {
        isRunning = true; // The phase by default is the one that starts last, and stops first.
    }

    /**
     * After the notice the listener goes first ({@link GracefulListener}): a client that is told to close would
     * connect again at once. Without a listener Tomcat says close to every request that begins, also where it refuses.
     */
    @Override
    public void stop() {
        isRunning = false;
        isStopping = true;
        try {
            Thread.sleep(notice.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        tomcat.closeServerSocketGraceful();
        saysClose = true;
        tomcat.awaitConnectionsClose(lastRequest.toMillis());
    }

    @Override
    public boolean isRunning() {
        return isRunning;
    }

    /** Like the web server: a listener that was closed does not come back. */
    @Override
    public boolean isPauseable() {
        return false;
    }

    @Override
    public boolean supports(MethodParameter returned, Class<? extends HttpMessageConverter<?>> converter) {
        return saysClose;
    }

    /** For requests that were under way: Tomcat chose to keep their connections before their content came. */
    @Override
    public Object beforeBodyWrite(Object body, MethodParameter returned, MediaType contentType,
            Class<? extends HttpMessageConverter<?>> converter, ServerHttpRequest request,
            ServerHttpResponse response) {
        response.getHeaders().set(HttpHeaders.CONNECTION, "close");
        return body;
    }
}
