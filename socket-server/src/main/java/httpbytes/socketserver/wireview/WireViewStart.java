package httpbytes.socketserver.wireview;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Starts what belongs to the wire view, beside the server whose connections it shows. */
public final class WireViewStart {

    private final Recorder recorder = new Recorder();
    private final List<String> ready = new ArrayList<>();
    private ServerSocket listener;

    /** For the server: what passes through it is recorded. Not bound yet. */
    public ServerSocket listener() throws IOException {
        checkClasses();
        listener = recorder.listener(Targets.OURS);
        return listener;
    }

    private static void checkClasses() throws IOException {
        try {
            Class.forName("tools.jackson.databind.json.JsonMapper");
        } catch (ClassNotFoundException noJackson) {
            throw new IOException("The wire view needs Jackson on the class path; start it with: mvn -q -pl "
                    + "socket-server compile exec:java \"-Dexec.args=--wire-view\"", noJackson);
        }
    }

    /**
     * Starts the page and, if there is to be one, the relay. They run until the process ends.
     *
     * @param port            of the page; 0 takes a free one
     * @param flaskEquivalent where the framework server listens
     * @param relayed         a port to listen on, a colon, and the one to pass octets to; empty for no relay
     * @param targets         names of further servers, each with = and its port
     * @param rules           of the server: what it refuses, the page shows refused
     * @throws IOException whose message is a sentence for the user
     */
    public void start(int port, int flaskEquivalent, String relayed, Set<String> targets, Rules rules)
            throws IOException {
        startPage(port, flaskEquivalent, targets, rules);
        if (!relayed.isEmpty()) {
            startRelay(relayed.split(":"));
        }
    }

    private void startPage(int port, int flaskEquivalent, Set<String> targets, Rules rules) throws IOException {
        Map<String, Integer> others = new LinkedHashMap<>();
        targets.forEach(target -> others.put(target.split("=")[0], Integer.valueOf(target.split("=")[1])));
        try {
            var page = new WireView(port, reachable(), flaskEquivalent, others, recorder, rules);
            ready.add("The wire view is on http://127.0.0.1:" + page.port()
                    + "/: type octets there, send them, and see what each of them is");
        } catch (SocketException e) {
            throw inUse(port, "--wire-view-port 0", e);
        }
    }

    /** Where the server can be reached from this machine. */
    private InetSocketAddress reachable() {
        InetAddress address = listener.getInetAddress();
        return new InetSocketAddress(address.isAnyLocalAddress() ? InetAddress.getLoopbackAddress() : address,
                listener.getLocalPort());
    }

    private void startRelay(String[] ports) throws IOException {
        int port = Integer.parseInt(ports[0]);
        try {
            var relay = new Relay(port, Integer.parseInt(ports[1]), recorder);
            ready.add("The relay passes what comes to 127.0.0.1:" + relay.port() + " on to 127.0.0.1:" + ports[1]
                    + ", and the wire view shows it");
        } catch (SocketException e) {
            throw inUse(port, "--relay 0:" + ports[1], e);
        }
    }

    private static IOException inUse(int port, String instead, SocketException e) {
        return new IOException("Port " + port + " is in use or cannot be had; \"" + instead
                + "\" takes a free one and says which.", e);
    }

    /** What can be done with it now. */
    public List<String> ready() {
        return ready;
    }
}
