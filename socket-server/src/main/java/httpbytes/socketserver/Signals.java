package httpbytes.socketserver;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Ctrl-C and SIGTERM: the first ends the process in good order, a second one at once. Left to itself, Java
 * would make the second wait for the first.
 *
 * <p>Through {@code sun.misc.Signal}, which every JDK has and none promises; where it is missing, Java's own
 * way has to do.
 */
final class Signals {

    /** What a shell reports for a process that a signal ended is 128 and the number of the signal. */
    private static final int SIGNAL_EXIT_CODE = 128;

    private Signals() {
    }

    /** From now on: a first signal runs the shutdown hooks, a second one does not wait for them. */
    static void handle() {
        var received = new AtomicInteger();
        for (String name : new String[] {"INT", "TERM"}) {
            try {
                Class<?> signal = Class.forName("sun.misc.Signal");
                Class<?> handler = Class.forName("sun.misc.SignalHandler");
                Object instance = signal.getConstructor(String.class).newInstance(name);
                int exitCode = SIGNAL_EXIT_CODE + (int) signal.getMethod("getNumber").invoke(instance);
                InvocationHandler end = (proxy, method, args) -> {
                    if (received.incrementAndGet() == 1) {
                        System.exit(exitCode);
                    }
                    Runtime.getRuntime().halt(exitCode);
                    return null;
                };
                Object proxy = Proxy.newProxyInstance(handler.getClassLoader(), new Class<?>[] {handler}, end);
                signal.getMethod("handle", signal, handler).invoke(null, instance, proxy);
            } catch (ReflectiveOperationException | IllegalArgumentException missing) {
                return; // This platform has no such signal, or keeps it to itself.
            }
        }
    }
}
