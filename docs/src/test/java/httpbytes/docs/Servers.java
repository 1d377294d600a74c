package httpbytes.docs;

import httpbytes.flaskequivalent.Application;
import httpbytes.socketserver.EchoServer;
import httpbytes.socketserver.route.Router;
import httpbytes.socketserver.server.HttpServer;
import httpbytes.socketserver.server.Limits;
import httpbytes.socketserver.server.RequestLog;
import java.io.IOException;
import java.net.InetAddress;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.context.WebServerApplicationContext;

/** Both servers, each started once on a free port of the loopback address, and stopped with the JVM. */
enum Servers {
    SOCKET_SERVER {
        @Override
        int start() throws IOException {
            var router = new Router(new EchoServer());
            return new HttpServer(InetAddress.getLoopbackAddress(), 0, router, Limits.DEFAULT, RequestLog.QUIET)
                    .port();
        }
    },
    FLASK_EQUIVALENT {
        @Override
        int start() {
            var context = SpringApplication.run(Application.class, "--server.port=0", "--quiet");
            return ((WebServerApplicationContext) context).getWebServer().getPort();
        }
    };

    private int port;

    abstract int start() throws IOException;

    synchronized int port() {
        if (port == 0) {
            try {
                port = start();
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
        return port;
    }

    WireClient connect() throws IOException {
        return new WireClient(port());
    }
}
