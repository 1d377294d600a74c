package httpbytes.flaskequivalent;

import java.io.IOException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.tomcat.util.net.NioEndpoint;

/**
 * Tomcat, but whoever has come is served when its listener closes. Tomcat itself drops the connection that it was
 * accepting, and the operating system resets those that wait in the queue. Here the queue is emptied first, and nobody
 * of it is answered before the listener is closed: a client that waits for an answer does not come again meanwhile.
 */
public final class GracefulListener extends Http11NioProtocol {

    /** Nobody comes for so long: nobody will, then, when the listener closes. */
    private static final long QUEUE_IS_EMPTY_NANOS = 20_000_000;
    /** Those who go on coming for so long are not waited for. */
    private static final long EMPTY_QUEUE_NANOS = 500_000_000;

    public GracefulListener() {
        super(new Endpoint());
    }

    private static final class Endpoint extends NioEndpoint {

        private static final int WITHOUT_LIMIT = -1;

        /** Tomcat would say close while the queue is being emptied, and whoever was told so would come again. */
        @Override
        public int getMaxKeepAliveRequests() {
            boolean isEmptyingQueue = !getBindState().isBound() && getServerSocket() != null;
            return isEmptyingQueue ? WITHOUT_LIMIT : super.getMaxKeepAliveRequests();
        }

        @Override
        protected void doCloseServerSocket() throws IOException {
            List<SocketChannel> last = new ArrayList<>();
            if (getServerSocket() instanceof ServerSocketChannel listener && listener.isOpen()
                    && listener.getLocalAddress() != null) { // Null where the port could not be had.
                listener.configureBlocking(false);
                long end = System.nanoTime() + EMPTY_QUEUE_NANOS;
                SocketChannel next = acceptOrWait(listener);
                while (next != null) {
                    last.add(next);
                    next = System.nanoTime() < end ? acceptOrWait(listener) : null;
                }
            }
            super.doCloseServerSocket();
            last.forEach(this::serve);
        }

        private static SocketChannel acceptOrWait(ServerSocketChannel listener) throws IOException {
            SocketChannel socket = listener.accept();
            if (socket == null) {
                LockSupport.parkNanos(QUEUE_IS_EMPTY_NANOS);
                socket = listener.accept();
            }
            return socket;
        }

        /** What the acceptor does to whoever came just when it was told to stop. */
        @Override
        protected void destroySocket(SocketChannel socket) {
            serve(socket);
        }

        private void serve(SocketChannel socket) {
            if (!setSocketOptions(socket)) {
                closeSocket(socket);
            }
        }
    }
}
