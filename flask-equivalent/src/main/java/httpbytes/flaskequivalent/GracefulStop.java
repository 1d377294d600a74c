package httpbytes.flaskequivalent;

import org.apache.coyote.ProtocolHandler;
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

    /**
     * How long persistent connections may take to send the request whose answer says close. Clients that are
     * busy need less, and somebody who pressed Ctrl-C does not notice it.
     */
    private static final long LAST_REQUEST_MILLIS = 700;

    private ProtocolHandler tomcat;
    private volatile boolean stopping;

    @Override
    public void customize(ProtocolHandler protocol) {
        tomcat = protocol;
    }

    @Override
    public void start() {
        // There is nothing to start; the phase by default is the one that stops first.
    }

    /**
     * The listener goes first: a client that is told to close would connect again at once. Without a listener
     * Tomcat says close to every request that begins, also where it refuses.
     */
    @Override
    public void stop() {
        tomcat.closeServerSocketGraceful();
        stopping = true;
        tomcat.awaitConnectionsClose(LAST_REQUEST_MILLIS);
    }

    @Override
    public boolean isRunning() {
        return tomcat != null && !stopping;
    }

    /** Like the web server: a listener that was closed does not come back. */
    @Override
    public boolean isPauseable() {
        return false;
    }

    @Override
    public boolean supports(MethodParameter returned, Class<? extends HttpMessageConverter<?>> converter) {
        return stopping;
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
