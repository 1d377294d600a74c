package httpbytes.benchmark.peers;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.FormFields;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Fields;
import org.eclipse.jetty.util.thread.VirtualThreadPool;

/** Jetty's core without servlets, its handlers on virtual threads. */
public final class JettyServer {

    private JettyServer() {
    }

    public static void main(String[] args) throws Exception {
        var server = new Server(new VirtualThreadPool());
        var connector = new ServerConnector(server);
        connector.setHost(InetAddress.getLoopbackAddress().getHostAddress());
        connector.setPort(Integer.parseInt(args[0]));
        connector.setAcceptQueueSize(Echo.BACKLOG);
        server.addConnector(connector);
        server.setHandler(new Api());
        server.start();
    }

    private static final class Api extends Handler.Abstract {

        @Override
        public boolean handle(Request request, Response response, Callback callback) throws Exception {
            if (!Request.getPathInContext(request).equals(Echo.PATH)) {
                return false;
            }
            boolean isPost = request.getMethod().equals("POST");
            Fields pairs = isPost ? FormFields.getFields(request) : Request.extractQueryParameters(request);
            String text = Echo.text(request.getMethod(),
                    echo -> pairs.forEach(pair -> pair.getValues().forEach(value -> echo.add(pair.getName(), value))));
            byte[] content = text.getBytes(StandardCharsets.UTF_8);
            response.getHeaders().put(HttpHeader.CONTENT_TYPE, Echo.CONTENT_TYPE);
            response.getHeaders().put("X-Content-Type-Options", "nosniff");
            response.getHeaders().put(HttpHeader.CONTENT_LENGTH, content.length);
            Content.Sink.write(response, true, text, callback);
            return true;
        }
    }
}
