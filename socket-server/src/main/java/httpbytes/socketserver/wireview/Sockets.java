package httpbytes.socketserver.wireview;

import java.io.Closeable;
import java.io.IOException;

/** What the listeners and connections of the wire view have in common. */
final class Sockets {

    private Sockets() {
    }

    /** A thread that does not keep the program alive. */
    static Thread daemon(Runnable task) {
        var thread = new Thread(task, "wire view");
        thread.setDaemon(true);
        return thread;
    }

    /** Null for nothing to close. */
    static void close(Closeable socket) {
        try {
            if (socket != null) {
                socket.close();
            }
        } catch (IOException e) {
            // It is closed all the same.
        }
    }
}
