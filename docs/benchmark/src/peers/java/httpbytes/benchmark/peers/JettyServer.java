package httpbytes.benchmark.peers;

import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.PreEncodedHttpField;
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

/**
 * Jetty's core without servlets, all its threads virtual: of the two ways that its guide has for virtual threads, the
 * one that takes less time of the processor here.
 */
public final class JettyServer {

    private JettyServer() {
    }

    public static void main(String[] args) throws Exception {
        Echo.logWarningsOnly();
        var server = new Server(new VirtualThreadPool());
        var connector = new ServerConnector(server);
        connector.setHost("127.0.0.1");
        connector.setPort(Integer.parseInt(args[0]));
        connector.setAcceptQueueSize(Echo.BACKLOG);
        server.addConnector(connector);
        server.setHandler(new Api());
        server.start();
    }

    private static final class Api extends Handler.Abstract {

        private static final HttpField CONTENT_TYPE =
                new PreEncodedHttpField(HttpHeader.CONTENT_TYPE, Echo.CONTENT_TYPE);
        private static final HttpField NO_SNIFFING = new PreEncodedHttpField("X-Content-Type-Options", "nosniff");

        @Override
        public boolean handle(Request request, Response response, Callback callback) throws Exception {
            if (!Request.getPathInContext(request).equals(Echo.PATH)) {
                return false;
            }
            boolean isPost = request.getMethod().equals("POST");
            Fields pairs = isPost ? FormFields.getFields(request) : Request.extractQueryParameters(request);
            String text = Echo.text(request.getMethod(),
                    echo -> pairs.forEach(pair -> pair.getValues().forEach(value -> echo.add(pair.getName(), value))));
            response.getHeaders().add(CONTENT_TYPE).add(NO_SNIFFING);
            Content.Sink.write(response, true, text, callback);
            return true;
        }
    }
}
