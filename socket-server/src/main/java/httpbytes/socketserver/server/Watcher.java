package httpbytes.socketserver.server;

import java.util.function.IntConsumer;

/**
 * One thread that counts seconds, its ticks, and looks after each of them who is late. One pass over all connections a
 * second costs less than a timeout for each read of each of them.
 */
final class Watcher {

    /** The unit of every deadline: a second. */
    private static final int TICK_MILLIS = 1_000;

    private final IntConsumer look;
    private final Thread thread = Threads.daemon(new Thread(this::watchUntilStopped, "watcher"));
    private volatile int tick;

    /** @param look called with each new tick */
    Watcher(IntConsumer look) {
        this.look = look;
        thread.start();
    }

    void stop() {
        thread.interrupt();
    }

    /** How many seconds this server is old. */
    int tick() {
        return tick;
    }

    private void watchUntilStopped() {
        try {
            while (true) {
                Thread.sleep(TICK_MILLIS);
                watch();
            }
        } catch (InterruptedException stopped) {
            // Nobody is watched any more.
        }
    }

    synchronized void watch() {
        try {
            look.accept(++tick);
        } catch (OutOfMemoryError shortage) {
            // Those who are late are so still in a second, and ending them gives memory back.
        }
    }
}
