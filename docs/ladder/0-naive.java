import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Rung 0 of the ladder, TO BE BROKEN, NEVER TO BE USED: the server that nearly everybody writes first. It works in the
 * browser, it fits on a page, and it dies of ten short requests. Find them in ../00-ten-requests.md.
 *
 * <pre>java docs/ladder/0-naive.java [port]</pre>
 */
final class Server {

    public static void main(String[] args) {
        String port = args.length > 0 ? args[0] : "5000";
        try (var listener = new ServerSocket(Integer.parseInt(port), 50, InetAddress.getByName("127.0.0.1"))) {
            System.out.println("The naive server listens on http://127.0.0.1:" + listener.getLocalPort()
                    + "/api?name=Ada, until something kills it");
            while (true) {
                try (Socket visitor = listener.accept()) {
                    serve(visitor);
                }
            }
        } catch (RuntimeException | IOException death) {
            System.err.println("The naive server died of: " + death);
            System.exit(1);
        }
    }

    private static void serve(Socket visitor) throws IOException {
        byte[] buffer = new byte[1024];
        int count = visitor.getInputStream().read(buffer);
        String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(buffer, 0, count)).toString();

        String[] halves = text.split("\r\n\r\n", 2);
        String[] lines = halves[0].split("\r\n", 2);
        String[] requestLine = lines[0].split(" ");
        Map<String, String> fields = new LinkedHashMap<>();
        for (String line : lines[1].split("\r\n")) {
            String[] parts = line.split(": ", 2);
            fields.put(parts[0], parts[1]);
        }
        String body = halves[1];

        String answer = "404 Not Found";
        String content = "nothing is served at this path\n";
        String[] target = requestLine[1].split("\\?", 2);
        if (target[0].equals("/api")) {
            String pairs = requestLine[0].equals("GET") ? (target.length > 1 ? target[1] : "") : body;
            answer = "200 OK";
            content = requestLine[0] + " request received with the following parameters:\n"
                    + (requestLine[0].equals("GET") && pairs.isEmpty() ? "" : echo(pairs));
        }
        visitor.getOutputStream().write(("HTTP/1.1 " + answer + "\r\nContent-Length: " + content.length()
                + "\r\nConnection: close\r\n\r\n" + content).getBytes(StandardCharsets.UTF_8));
    }

    private static String echo(String pairs) {
        var lines = new StringBuilder();
        for (String pair : pairs.split("&")) {
            String[] nameAndValue = pair.split("=");
            if (nameAndValue.length != 2) {
                throw new IllegalArgumentException("a pair is one name and one value: " + pair);
            }
            lines.append(nameAndValue[0]).append(" = ").append(nameAndValue[1]).append('\n');
        }
        return lines.toString();
    }
}
