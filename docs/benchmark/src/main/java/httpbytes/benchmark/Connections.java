package httpbytes.benchmark;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Gives each connection a thread: a virtual one where the JDK has them. What the servers measured here share. */
final class Connections {

    private static final int BACKLOG = 4_096;

    private Connections() {
    }

    /** What is done with a connection; it is closed afterwards. */
    interface Conversation {
        void hold(Socket socket) throws Throwable;
    }

    static void accept(int port, Conversation conversation) throws IOException {
        ExecutorService threads = threads();
        try (var listener = new ServerSocket(port, BACKLOG, InetAddress.getLoopbackAddress())) {
            while (true) {
                Socket socket = listener.accept();
                threads.execute(() -> converse(socket, conversation));
            }
        }
    }

    private static void converse(Socket socket, Conversation conversation) {
        try (socket) {
            conversation.hold(socket);
        } catch (Throwable gone) {
            // The client has had enough; a wrong answer is noticed where it arrives.
        }
    }

    /** Virtual threads by reflection, because this is compiled for Java 17. */
    static ExecutorService threads() {
        try {
            return (ExecutorService) Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
        } catch (ReflectiveOperationException beforeJava21) {
            return Executors.newCachedThreadPool();
        }
    }
}
