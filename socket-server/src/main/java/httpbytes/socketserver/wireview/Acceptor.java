package httpbytes.socketserver.wireview;

import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;

/**
 * Accepts connections until its listener is closed.
 *
 * @param places  one for each connection; where there is none left, further ones wait to be accepted
 * @param threads on which the clients are served
 * @param welcome what to do with a client
 * @param silence what to do where nobody came in the time that the listener waits
 */
record Acceptor(ServerSocket listener, Semaphore places, Executor threads, Function<Socket, Runnable> welcome,
        Runnable silence) implements Runnable {

    /** Accepting goes on failing while descriptors or threads are short. */
    private static final long BACK_OFF_NANOS = 50_000_000;

    @Override
    public void run() {
        try {
            while (!listener.isClosed()) {
                places.acquire();
                accept();
            }
        } catch (InterruptedException closed) {
            // Then nobody is waited for any more.
        }
    }

    /** Whatever fails, the next connection is tried: shortages pass when connections end. */
    private void accept() {
        Socket client = null;
        try {
            client = listener.accept();
            Runnable service = welcome.apply(client);
            threads.execute(() -> {
                try {
                    service.run();
                } finally {
                    places.release();
                }
            });
        } catch (SocketTimeoutException nobodyCame) {
            places.release();
            silence.run();
        } catch (Throwable closedOrShort) {
            places.release();
            Sockets.close(client);
            LockSupport.parkNanos(BACK_OFF_NANOS);
        }
    }
}
