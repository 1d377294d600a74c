package httpbytes.flaskequivalent;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.tomcat.util.net.NioEndpoint;

/**
 * Tomcat, but whoever has come is served when its listener closes. Tomcat itself drops the connection that it was
 * accepting, and the operating system resets those that wait in the queue. Here the queue is emptied first, and nobody
 * of it is answered before the listener is closed: a client that waits for an answer does not come again meanwhile.
 */
public final class GracefulListener extends Http11NioProtocol {

    /** If nobody comes for so long, the listener closes. */
    private static final int QUEUE_IS_EMPTY_MILLIS = 20;
    /** Those who go on coming for so long are not waited for. */
    private static final int EMPTY_QUEUE_MILLIS = 500;

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
                emptyQueue(listener.socket(), last);
            }
            super.doCloseServerSocket();
            last.forEach(this::serve);
        }

        private static void emptyQueue(ServerSocket listener, List<SocketChannel> last) throws IOException {
            listener.setSoTimeout(QUEUE_IS_EMPTY_MILLIS);
            long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(EMPTY_QUEUE_MILLIS);
            try {
                while (System.nanoTime() < end) {
                    last.add(listener.accept().getChannel());
                }
            } catch (SocketTimeoutException nobodyWaits) {
                // Now the listener may close.
            }
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
