package httpbytes.docs.parties;

import httpbytes.flaskequivalent.Application;
import httpbytes.socketserver.Answers;
import httpbytes.socketserver.EchoServer;
import httpbytes.socketserver.Visits;
import httpbytes.socketserver.launch.Health;
import httpbytes.socketserver.route.Router;
import httpbytes.socketserver.server.HttpServer;
import httpbytes.socketserver.server.Limits;
import httpbytes.socketserver.server.RequestLog;
import java.io.IOException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** Both servers, each started once on a free port of the loopback address, and stopped with the JVM. */
public enum Servers {
    SOCKET_SERVER {
        @Override
        int start() throws IOException {
            var router = new Router(new EchoServer(), new Answers(), new Visits(), new Health());
            return new HttpServer(InetAddress.getLoopbackAddress(), 0, router, Limits.DEFAULT, RequestLog.QUIET)
                    .port();
        }
    },
    FLASK_EQUIVALENT {
        @Override
        int start() {
            return ((WebServerApplicationContext) startFlaskEquivalent()).getWebServer().getPort();
        }
    };

    private int port;

    abstract int start() throws IOException;

    /** For a process of its own. */
    public String mainClass() {
        return (this == SOCKET_SERVER ? EchoServer.class : Application.class).getName();
    }

    /** Another framework server. One starts at a time: they share the logging of this JVM, which they set up. */
    public static synchronized ConfigurableApplicationContext startFlaskEquivalent(String... options) {
        var arguments = new ArrayList<>(List.of("--port=0", "--access-log=false"));
        arguments.addAll(List.of(options));
        return SpringApplication.run(Application.class, arguments.toArray(new String[0]));
    }

    public synchronized int port() {
        if (port == 0) {
            try {
                port = start();
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
        return port;
    }

    public WireClient connect() throws IOException {
        return new WireClient(port());
    }
}
