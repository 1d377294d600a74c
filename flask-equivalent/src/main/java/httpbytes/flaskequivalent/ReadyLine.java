package httpbytes.flaskequivalent;

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
        System.out.println(text(server.getAddress().getHostAddress(), event.getWebServer().getPort()));
    }

    static String text(String address, int port) {
        String host = address.contains(":") ? "[" + address + "]" : address;
        String client = "mvn -q -pl raw-clients compile exec:java"
                + (port == CLIENTS_PORT ? "" : " \"-Dexec.args=--port " + port + "\"");
        return "The framework server listens on http://" + host + ":" + port
                + "/api?name=Ada (stop it with Ctrl-C); in another terminal: " + client;
    }
}
