package httpbytes.socketserver;

import httpbytes.socketserver.route.Handler;
import httpbytes.socketserver.server.HttpServer;
import httpbytes.socketserver.server.Limits;
import httpbytes.socketserver.server.RequestLog;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * One exchange with ourselves before we say that the doors are open, so that everything is loaded which
 * connections need.
 *
 * <p>Java loads a class when it is first used. A class in a folder is a file, and the JDK's sockets open a
 * descriptor when the first of them closes: if that first time comes when connections have taken all
 * descriptors, it fails, and Java does not try again. Without a rehearsal such a server never closes a socket
 * any more.
 */
final class Rehearsal {

    private static final String SUFFIX = ".class";
    /** A tool to look on, which serves nobody but its user. */
    private static final String WIRE_VIEW = "wireview";
    /** Something to answer, and something to refuse. */
    private static final String LINES = "GET / HTTP/1.1\r\nHost: localhost\r\n\r\nnonsense\r\n";

    private Rehearsal() {
    }

    static void hold(Handler handler) throws IOException {
        loadClasses();
        InetAddress loopback = InetAddress.getLoopbackAddress();
        try (var server = new HttpServer(loopback, 0, handler, Limits.DEFAULT, RequestLog.QUIET);
                var client = new Socket(loopback, server.port())) {
            client.getOutputStream().write(LINES.getBytes(StandardCharsets.US_ASCII));
            client.getInputStream().readAllBytes();
        }
    }

    /** In a jar there is nothing to do: it is one file, and open already. */
    private static void loadClasses() throws IOException {
        try {
            var source = Rehearsal.class.getProtectionDomain().getCodeSource();
            Path root = Path.of(source.getLocation().toURI());
            if (Files.isDirectory(root)) {
                try (Stream<Path> files = Files.walk(root)) {
                    files.map(root::relativize).map(Path::toString)
                            .filter(name -> name.endsWith(SUFFIX) && !name.contains(WIRE_VIEW))
                            .forEach(Rehearsal::load);
                }
            }
        } catch (URISyntaxException e) {
            throw new IOException("The folder of this program has a strange name: " + e.getMessage(), e);
        }
    }

    private static void load(String file) {
        String path = file.substring(0, file.length() - SUFFIX.length());
        try {
            Class.forName(path.replace(Path.of(path).getFileSystem().getSeparator(), "."));
        } catch (ClassNotFoundException e) {
            // Not a class of ours after all.
        }
    }
}
