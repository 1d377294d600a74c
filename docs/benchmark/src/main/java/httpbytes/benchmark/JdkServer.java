package httpbytes.benchmark;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/** The HTTP server that comes with the JDK, on the same threads as ours. */
final class JdkServer {

    private static final int BACKLOG = 4_096;

    private JdkServer() {
    }

    public static void main(String[] args) throws IOException {
        var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(args[0]));
        // Without it each answer waits for an acknowledgement of the one before it: Nagle's algorithm.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        // It closes a connection that comes to rest beside 200 others; the load comes on fewer.
        HttpServer server = HttpServer.create(address, BACKLOG);
        server.setExecutor(Connections.threads());
        server.createContext("/api", JdkServer::answer);
        server.start();
    }

    private static void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            boolean isGet = exchange.getRequestMethod().equals("GET");
            String pairs = isGet ? exchange.getRequestURI().getRawQuery()
                    : new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.US_ASCII);
            var text = new StringBuilder(exchange.getRequestMethod())
                    .append(" request received with the following parameters:\n");
            for (String pair : pairs.split("&")) {
                String[] nameAndValue = pair.split("=", 2);
                text.append(decode(nameAndValue[0])).append(" = ").append(decode(nameAndValue[1])).append('\n');
            }
            byte[] content = text.toString().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/plain;charset=utf-8");
            exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
            exchange.sendResponseHeaders(200, content.length);
            exchange.getResponseBody().write(content);
        }
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
