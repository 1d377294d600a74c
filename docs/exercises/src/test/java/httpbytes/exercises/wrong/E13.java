package httpbytes.exercises.wrong;

import httpbytes.exercises.Tasks;
import httpbytes.exercises.Wrong;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;

/** Wrong answers to exercise 13. */
final class E13 {

    private E13() {
    }

    private static void answer(Socket visitor) throws IOException {
        try (visitor) {
            var reader = new BufferedReader(new InputStreamReader(visitor.getInputStream()));
            String line = reader.readLine();
            if (line != null) {
                visitor.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    @Wrong("the loop that accepts must not read")
    public static final class OneAfterTheOther implements Tasks.ServeVisitors {

        @Override
        public void serve(ServerSocket listener) throws IOException {
            while (true) {
                answer(listener.accept());
            }
        }
    }

    @Wrong("the first visitor may speak after the second")
    public static final class OneAtATimeWithATimeout implements Tasks.ServeVisitors {

        @Override
        public void serve(ServerSocket listener) throws IOException {
            while (true) {
                Socket visitor = listener.accept();
                visitor.setSoTimeout(200);
                try {
                    answer(visitor);
                } catch (IOException late) {
                    visitor.close();
                }
            }
        }
    }

    @Wrong("with a fixed number of threads")
    public static final class AFewThreads implements Tasks.ServeVisitors {

        @Override
        public void serve(ServerSocket listener) throws IOException {
            var threads = Executors.newFixedThreadPool(8, task -> {
                var thread = new Thread(task);
                thread.setDaemon(true);
                return thread;
            });
            while (true) {
                Socket visitor = listener.accept();
                threads.submit(() -> {
                    answer(visitor);
                    return null;
                });
            }
        }
    }
}
