package httpbytes.exercises.wrong;

import httpbytes.exercises.Rung;
import httpbytes.exercises.Tasks;
import httpbytes.exercises.Wrong;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Wrong answers to exercise 18: the naive server, as it is and as it is usually mended; and each
 * rung of the ladder, for the reason why there is a next one. */
final class E18 {

    private E18() {
    }

    private static void answer(Socket visitor) throws IOException {
        var buffer = new byte[1024];
        String text = new String(buffer, 0, visitor.getInputStream().read(buffer), StandardCharsets.UTF_8);
        String[] halves = text.split("\r\n\r\n", 2);
        String[] words = halves[0].split(" ");
        String[] target = words[1].split("\\?", 2);
        String form = words[0].equals("GET") ? target[1] : halves[1];
        var content = new StringBuilder(words[0] + " request received with the following parameters:\n");
        for (String pair : form.split("&")) {
            String[] parts = pair.split("=");
            content.append(parts[0]).append(" = ").append(parts[1]).append('\n');
        }
        visitor.getOutputStream().write(("HTTP/1.1 200 OK\r\nContent-Length: " + content.length() + "\r\n\r\n"
                + content)
                .getBytes(StandardCharsets.UTF_8));
    }

    @Wrong("one visitor who says nothing must not stop the server")
    public static final class Naive implements Tasks.OutliveVisitors {

        @Override
        public void serve(ServerSocket listener, Duration deadline) throws IOException {
            while (true) {
                try (Socket visitor = listener.accept()) {
                    answer(visitor);
                }
            }
        }
    }

    @Wrong("a name without = has the empty value")
    public static final class NaiveOnThreads implements Tasks.OutliveVisitors {

        @Override
        public void serve(ServerSocket listener, Duration deadline) throws IOException {
            while (true) {
                Socket visitor = listener.accept();
                new Thread(() -> {
                    try (visitor) {
                        answer(visitor);
                    } catch (IOException | RuntimeException e) {
                        // No answer, but the others are served.
                    }
                }).start();
            }
        }
    }

    @Wrong("is 405, and Allow names")
    public static final class Rung1 extends Rung {
        public Rung1() {
            super("1-outlives.java");
        }
    }

    @Wrong("comes in chunks")
    public static final class Rung2 extends Rung {
        public Rung2() {
            super("2-routes.java");
        }
    }

    @Wrong("a line has a limit")
    public static final class Rung3 extends Rung {
        public Rung3() {
            super("3-frames.java");
        }
    }

    @Wrong("a second request hides in the content")
    public static final class TakesTheLastLength extends Rung {
        public TakesTheLastLength() {
            super("4-bounds.java", "one + \", \" + other", "other");
        }
    }

    @Wrong("a deadline for each read begins anew")
    public static final class HasADeadlineForEachRead extends Rung {
        public HasADeadlineForEachRead() {
            super("4-bounds.java", "REQUEST_SECONDS, TimeUnit.SECONDS", "REQUEST_SECONDS, TimeUnit.HOURS");
        }
    }
}
