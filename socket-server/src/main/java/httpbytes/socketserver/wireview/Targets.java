package httpbytes.socketserver.wireview;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.List;
import java.util.Optional;

/**
 * The servers to which the page may send, fixed when the program starts. The page names one of them; were it to name a
 * host and a port, it could send octets to every database on this machine.
 */
final class Targets {

    private static final int CONNECT_MILLIS = 2_000;

    /**
     * @param start the command that starts it
     * @param ours  whether it runs in this process; then nobody has to knock to know
     */
    record Target(String name, InetSocketAddress address, String start, boolean ours) {

        Socket connect() throws IOException {
            var socket = new Socket();
            try {
                socket.connect(address, CONNECT_MILLIS);
                socket.setTcpNoDelay(true);
                return socket;
            } catch (IOException e) {
                socket.close();
                throw e;
            }
        }

        boolean isRunning() {
            return ours || accepts();
        }

        private boolean accepts() {
            try (var socket = connect()) {
                return socket.isConnected();
            } catch (IOException e) {
                return false;
            }
        }
    }

    private final List<Target> targets;

    Targets(List<Target> targets) {
        this.targets = List.copyOf(targets);
    }

    List<Target> all() {
        return targets;
    }

    Optional<Target> named(String name) {
        return targets.stream().filter(target -> target.name().equals(name)).findFirst();
    }
}
