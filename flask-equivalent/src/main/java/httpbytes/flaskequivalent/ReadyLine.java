package httpbytes.flaskequivalent;

import java.net.Inet6Address;
import java.net.InetAddress;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Says, as soon as the port is open, what to click and what to type next. */
@Component
class ReadyLine {

    /** Where the raw clients look when nobody tells them. */
    private static final int CLIENTS_PORT = 5000;

    private final ServerProperties server;

    ReadyLine(ServerProperties server) {
        this.server = server;
    }

    @EventListener
    void print(WebServerInitializedEvent event) {
        System.out.println(text(server.getAddress(), event.getWebServer().getPort()));
    }

    static String text(InetAddress address, int port) {
        String host = address instanceof Inet6Address ? "[" + address.getHostAddress() + "]" : address.getHostAddress();
        String options = (address.isLoopbackAddress() || address.isAnyLocalAddress() ? "" : " --host " + host)
                + (port == CLIENTS_PORT ? "" : " --port " + port);
        String client = "mvn -q -pl raw-clients compile exec:java"
                + (options.isEmpty() ? "" : " \"-Dexec.args=" + options.strip() + "\"");
        return "The framework server listens on http://" + host + ":" + port
                + "/api?name=Ada (stop it with Ctrl-C); in another terminal: " + client;
    }
}
