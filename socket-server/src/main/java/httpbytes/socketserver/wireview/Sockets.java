package httpbytes.socketserver.wireview;

import java.io.Closeable;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;

/** What the listeners and connections of the wire view have in common. */
final class Sockets {

    /** Accepting goes on failing while descriptors or threads are short. */
    private static final long BACK_OFF_NANOS = 50_000_000;

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

    /**
     * Accepts until the listener is closed.
     *
     * @param places  how many connections there may be at once; further ones wait to be accepted
     * @param threads which hold a conversation with each client
     * @param silence what is done where nobody came in the time that the listener waits
     */
    static void accept(ServerSocket listener, Semaphore places, Executor threads, Function<Socket, Runnable> welcome,
            Runnable silence) {
        try {
            while (!listener.isClosed()) {
                places.acquire();
                acceptOne(listener, places, threads, welcome, silence);
            }
        } catch (InterruptedException closed) {
            // Then nobody is waited for any more.
        }
    }

    /** Whatever fails, the next connection is tried: shortages pass when connections end. */
    private static void acceptOne(ServerSocket listener, Semaphore places, Executor threads,
            Function<Socket, Runnable> welcome, Runnable silence) {
        Socket client = null;
        try {
            client = listener.accept();
            Runnable conversation = welcome.apply(client);
            threads.execute(() -> {
                try {
                    conversation.run();
                } finally {
                    places.release();
                }
            });
        } catch (SocketTimeoutException nobodyCame) {
            places.release();
            silence.run();
        } catch (Throwable closedOrShort) {
            places.release();
            close(client);
            LockSupport.parkNanos(BACK_OFF_NANOS);
        }
    }
}
