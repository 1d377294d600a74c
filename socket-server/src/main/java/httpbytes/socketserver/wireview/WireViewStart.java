package httpbytes.socketserver.wireview;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.List;

/** Starts what belongs to the wire view, beside the server whose connections it shows. */
public final class WireViewStart implements AutoCloseable {

    private final Recorder recorder = new Recorder();
    private final List<String> ready = new ArrayList<>();
    private WireView page;
    private Relay relay;

    /** For the server: what passes through it is recorded. */
    public ServerSocket listener() throws IOException {
        return recorder.listener("socket-server");
    }

    /**
     * Starts the page and, if there is to be one, the relay.
     *
     * @param server          the address on which the server listens
     * @param serverPort      its port
     * @param port            of the page; 0 takes a free one
     * @param flaskEquivalent where the framework server listens
     * @param relayed         a port to listen on, a colon, and the one to pass octets to; empty for no relay
     * @throws IOException whose message is a sentence for the user; nothing runs then
     */
    public void start(InetSocketAddress server, int serverPort, int port, int flaskEquivalent, String relayed)
            throws IOException {
        try {
            startPage(reachable(server.getAddress(), serverPort), port, flaskEquivalent);
            if (!relayed.isEmpty()) {
                startRelay(relayed.split(":"));
            }
        } catch (IOException e) {
            close();
            throw e;
        }
    }

    /** Where the server can be reached from this machine. */
    private static InetSocketAddress reachable(InetAddress address, int port) {
        return new InetSocketAddress(address.isAnyLocalAddress() ? InetAddress.getLoopbackAddress() : address, port);
    }

    private void startPage(InetSocketAddress server, int port, int flaskEquivalent) throws IOException {
        try {
            page = new WireView(port, server, flaskEquivalent, recorder);
        } catch (SocketException e) {
            throw inUse(port, "--wire-view-port 0", e);
        }
        ready.add("The wire view is on http://127.0.0.1:" + page.port()
                + "/: type octets there, send them, and see what each of them is");
    }

    private void startRelay(String[] ports) throws IOException {
        int port = Integer.parseInt(ports[0]);
        try {
            relay = new Relay(port, Integer.parseInt(ports[1]), recorder);
        } catch (SocketException e) {
            throw inUse(port, "--relay 0:" + ports[1], e);
        }
        ready.add("The relay passes what comes to 127.0.0.1:" + relay.port() + " on to 127.0.0.1:" + ports[1]
                + ", and the wire view shows it");
    }

    private static IOException inUse(int port, String instead, SocketException e) {
        return new IOException("Port " + port + " is in use or cannot be had; \"" + instead
                + "\" takes a free one and says which.", e);
    }

    /** What can be done with it now. */
    public List<String> ready() {
        return ready;
    }

    @Override
    public void close() {
        try {
            if (page != null) {
                page.close();
            }
            if (relay != null) {
                relay.close();
            }
        } catch (IOException e) {
            System.err.println("The relay did not close as it should: " + e.getMessage());
        }
    }
}
