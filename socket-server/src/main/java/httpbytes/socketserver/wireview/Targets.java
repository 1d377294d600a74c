package httpbytes.socketserver.wireview;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * The servers to which the page may send, fixed when the program starts. The page names one of them; were it to name a
 * host and a port, it could send octets to every database on this machine.
 */
final class Targets {

    static final String OURS = "socket-server";

    private static final int CONNECT_MILLIS = 2_000;

    /**
     * @param start   the command that starts it, or null where we know none
     * @param isBound whether it listens, for a server in this process; null for another, at which we have to knock
     */
    record Target(String name, InetSocketAddress address, String start, BooleanSupplier isBound) {

        /** @throws IOException whose message is a sentence */
        Socket connect() throws IOException {
            var socket = new Socket();
            try {
                socket.connect(address, CONNECT_MILLIS);
                socket.setTcpNoDelay(true);
                return socket;
            } catch (IOException e) {
                socket.close();
                throw new IOException(e instanceof SocketTimeoutException ? "Port " + address.getPort()
                        + " did not take the connection within " + CONNECT_MILLIS / 1_000 + " seconds." : nobody(), e);
            }
        }

        private String nobody() {
            return "Nothing listens on port " + address.getPort()
                    + (start == null ? "; --target named it when this program started." : "; start it with: " + start);
        }

        /** Why nothing can be sent to it now; null where something can. */
        String whyNot() {
            if (isBound != null) {
                return isBound.getAsBoolean() ? null : nobody();
            }
            try (var socket = connect()) {
                return null;
            } catch (IOException e) {
                return e.getMessage();
            }
        }

        String host() {
            return address.getAddress().getHostAddress();
        }
    }

    final List<Target> all = new ArrayList<>();

    /**
     * @param isBound whether our own server listens
     * @param others  name to port on the loopback address, in their order
     */
    Targets(InetSocketAddress socketServer, BooleanSupplier isBound, int flaskEquivalent, Map<String, Integer> others) {
        all.add(new Target(OURS, socketServer, "mvn -q -pl socket-server compile exec:java "
                + "\"-Dexec.args=--wire-view --port " + socketServer.getPort() + "\"", isBound));
        all.add(new Target("flask-equivalent", loopback(flaskEquivalent), "mvn -q -pl flask-equivalent "
                + "spring-boot:run \"-Dspring-boot.run.arguments=--port=" + flaskEquivalent + "\"", null));
        others.forEach((name, port) -> all.add(new Target(name, loopback(port), null, null)));
    }

    static InetSocketAddress loopback(int port) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    Optional<Target> named(String name) {
        return all.stream().filter(target -> target.name().equals(name)).findFirst();
    }
}
