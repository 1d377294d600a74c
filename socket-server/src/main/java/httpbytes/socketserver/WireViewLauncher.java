package httpbytes.socketserver;

import httpbytes.socketserver.Options.RelayOptions;
import httpbytes.socketserver.Options.WireViewOptions;
import httpbytes.socketserver.route.Handler;
import httpbytes.socketserver.server.HttpServer;
import httpbytes.socketserver.wireview.Recorder;
import httpbytes.socketserver.wireview.Relay;
import httpbytes.socketserver.wireview.WireView;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.List;

/** Starts the server with the wire view beside it. Loaded only where it is asked for. */
final class WireViewLauncher {

    private WireViewLauncher() {
    }

    /** @throws IOException whose message is a sentence for the user */
    static void run(Options options, Handler handler, Health health) throws IOException {
        WireViewOptions wireView = options.wireView();
        var recorder = new Recorder();
        List<AutoCloseable> toClose = new ArrayList<>();
        try {
            HttpServer server = Launcher.start(options, handler, recorder.listener("socket-server"));
            toClose.add(server);
            var page = page(options, address(options, server), recorder);
            toClose.add(page);
            Relay relay = wireView.relay() == null ? null : relay(wireView.relay(), recorder);
            if (relay != null) {
                toClose.add(relay);
            }
            Launcher.run(options, handler, health, server, toClose);
            System.out.println("The wire view is on http://127.0.0.1:" + page.port()
                    + "/: type octets there, send them, and see what each of them is");
            if (relay != null) {
                System.out.println("The relay passes what comes to 127.0.0.1:" + relay.port() + " on to 127.0.0.1:"
                        + wireView.relay().server() + ", and the wire view shows it");
            }
        } catch (IOException e) {
            toClose.forEach(Launcher::close);
            throw e;
        }
    }

    /** Where the server can be reached from this machine. */
    private static InetSocketAddress address(Options options, HttpServer server) throws IOException {
        InetAddress address = InetAddress.getByName(options.host());
        return new InetSocketAddress(
                address.isAnyLocalAddress() ? InetAddress.getLoopbackAddress() : address, server.port());
    }

    private static WireView page(Options options, InetSocketAddress server, Recorder recorder) throws IOException {
        WireViewOptions page = options.wireView();
        try {
            return new WireView(page.port(), server, page.flaskEquivalent(), recorder, options.limits().message(),
                    options.allowedHosts());
        } catch (SocketException e) {
            throw inUse(page.port(), "--wire-view-port 0", e);
        }
    }

    private static Relay relay(RelayOptions options, Recorder recorder) throws IOException {
        try {
            return new Relay(options.port(), options.server(), recorder);
        } catch (SocketException e) {
            throw inUse(options.port(), "--relay 0:" + options.server(), e);
        }
    }

    private static IOException inUse(int port, String instead, SocketException e) {
        return new IOException("Port " + port + " is in use or cannot be had; \"" + instead
                + "\" takes a free one and says which.", e);
    }
}
