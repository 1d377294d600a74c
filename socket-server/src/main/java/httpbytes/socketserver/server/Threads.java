package httpbytes.socketserver.server;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * A thread for each connection: a virtual one where the JDK has them (21 and later), else one from a pool
 * that grows as needed and lets idle threads go. The rest of the server does not know which.
 */
final class Threads {

    static final boolean ARE_VIRTUAL = Runtime.version().feature() >= 21;

    /** How many connections the threads of this JDK can carry at once. */
    static final int AFFORDABLE = ARE_VIRTUAL ? 16_384 : 2_000;

    /** A connection's calls are a dozen deep; the default of 1 MiB would be for deeper programs. */
    private static final int STACK_SIZE = 256 * 1024;
    private static final int IDLE_SECONDS = 10;

    private final ExecutorService threads = ARE_VIRTUAL ? virtual() : platform();

    /** By reflection, because this class is compiled for Java 17. */
    private static ExecutorService virtual() {
        try {
            var factory = Executors.class.getMethod("newVirtualThreadPerTaskExecutor");
            return (ExecutorService) factory.invoke(null);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError("Java 21 has virtual threads", e);
        }
    }

    /** Reusing a thread is much cheaper than starting one when connections are short. */
    private static ExecutorService platform() {
        return new ThreadPoolExecutor(0, Integer.MAX_VALUE, IDLE_SECONDS, TimeUnit.SECONDS,
                new SynchronousQueue<>(), task -> daemon(new Thread(null, task, "connection", STACK_SIZE)));
    }

    static Thread daemon(Thread thread) {
        thread.setDaemon(true);
        return thread;
    }

    /** Runs the task on a thread of its own; false where none can be had. */
    boolean execute(Runnable task) {
        try {
            threads.execute(task);
            return true;
        } catch (RuntimeException | OutOfMemoryError noThread) {
            return false;
        }
    }

    /** Takes no further task, and returns as soon as none runs, or after this time. */
    void end(Duration atMost) {
        threads.shutdown();
        try {
            threads.awaitTermination(atMost.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
