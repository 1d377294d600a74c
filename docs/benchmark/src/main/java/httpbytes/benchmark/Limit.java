package httpbytes.benchmark;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * What a blocking server could reach if it did nothing: a thread for each connection looks for the empty line
 * that ends a header section, and sends an answer that was made beforehand. It is no server; it is the
 * yardstick.
 */
final class Limit {

    private static final int BUFFER_SIZE = 8 * 1024;
    /** Octets of content behind the header section of a POST: {@code name=Ada}. */
    private static final int POST_CONTENT = 8;
    private static final byte[] GET = answer(Scenario.KEEP_ALIVE, "");
    private static final byte[] POST = answer(Scenario.FORM, "");
    private static final byte[] LAST = answer(Scenario.CLOSE, "Connection: close\r\n");

    private Limit() {
    }

    public static void main(String[] args) throws IOException {
        Connections.accept(Integer.parseInt(args[0]), Limit::answerAll);
    }

    private static byte[] answer(Scenario scenario, String fieldLine) {
        String content = scenario.expectedContent();
        return ("HTTP/1.1 200 OK\r\nDate: Mon, 23 Nov 2026 10:41:07 GMT\r\nContent-Type: text/plain;charset=utf-8\r\n"
                + "X-Content-Type-Options: nosniff\r\nContent-Length: " + content.length() + "\r\n" + fieldLine + "\r\n"
                + content).getBytes(StandardCharsets.US_ASCII);
    }

    private static void answerAll(Socket socket) throws IOException {
        socket.setTcpNoDelay(true);
        var octets = new byte[BUFFER_SIZE];
        int end = 0;
        boolean persists = true;
        while (persists) {
            int count = socket.getInputStream().read(octets, end, octets.length - end);
            if (count < 0) {
                return;
            }
            end += count;
            var answers = new ByteArrayOutputStream();
            int start = 0;
            for (int i = 0; i + 4 <= end; i++) {
                if (isEnd(octets, i)) {
                    boolean isPost = octets[start] == 'P';
                    persists = octets[i - 1] != 'e'; // Of "Connection: close", the last line where it is sent.
                    answers.writeBytes(isPost ? POST : persists ? GET : LAST);
                    start = i + 4 + (isPost ? POST_CONTENT : 0);
                }
            }
            socket.getOutputStream().write(answers.toByteArray());
            System.arraycopy(octets, start, octets, 0, end - start);
            end -= start;
        }
    }

    private static boolean isEnd(byte[] octets, int at) {
        return octets[at] == '\r' && octets[at + 1] == '\n' && octets[at + 2] == '\r' && octets[at + 3] == '\n';
    }
}
