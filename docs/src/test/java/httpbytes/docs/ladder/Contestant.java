package httpbytes.docs.ladder;

import httpbytes.docs.parties.Rung;
import httpbytes.docs.parties.Servers;
import httpbytes.docs.parties.SingleFileProgram;
import httpbytes.socketserver.Answers;
import httpbytes.socketserver.EchoServer;
import httpbytes.socketserver.Visits;
import httpbytes.socketserver.launch.Health;
import httpbytes.socketserver.route.Router;
import httpbytes.socketserver.server.HttpServer;
import httpbytes.socketserver.server.Limits;
import httpbytes.socketserver.server.RequestLog;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A rung, or the socket server above them, ready to be asked.
 *
 * @param inAHurry the port of one whose deadlines are a second or two, so that a test need not wait for ten
 * @param deaths   how often it died; a naive server is there again at once
 */
record Contestant(String name, int port, int inAHurry, AtomicInteger deaths) {

    static Contestant of(Rung rung) throws Exception {
        if (rung == Rung.NAIVE) {
            return naive();
        }
        int inAHurry = rung == Rung.BOUNDS ? Rung.start(hurried(rung)) : rung.port();
        return new Contestant("rung " + rung.ordinal(), rung.port(), inAHurry, new AtomicInteger());
    }

    static Contestant socketServer() throws IOException {
        Limits hurried = Limits.with(limits -> {
            limits.firstOctet = Duration.ofSeconds(1);
            limits.headerSection = Duration.ofSeconds(2);
        });
        var router = new Router(new EchoServer(), new Answers(), new Visits(), new Health());
        var server = new HttpServer(InetAddress.getLoopbackAddress(), 0, router, hurried, RequestLog.QUIET);
        return new Contestant("the socket server", Servers.SOCKET_SERVER.port(), server.port(), new AtomicInteger());
    }

    /** The same file but for two numbers. */
    private static Path hurried(Rung rung) throws IOException {
        String source = Files.readString(rung.source());
        String hurried = source.replace("SILENCE_SECONDS = 10;", "SILENCE_SECONDS = 1;")
                .replace("REQUEST_SECONDS = 30;", "REQUEST_SECONDS = 2;");
        if (hurried.length() != source.length() - 2) {
            throw new IllegalStateException(rung.source() + " has other deadlines by now");
        }
        Path copy = Files.createDirectories(Path.of("target", "ladder")).resolve("in-a-hurry.java");
        return Files.writeString(copy, hurried);
    }

    /** Its own method for a visitor, called here: a process would have to be started anew for every death. */
    private static Contestant naive() throws Exception {
        Method serve = SingleFileProgram.load(Rung.NAIVE.source()).getDeclaredMethod("serve", Socket.class);
        serve.setAccessible(true);
        var listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        var deaths = new AtomicInteger();
        var thread = new Thread(() -> serveEach(listener, serve, deaths), "the naive server");
        thread.setDaemon(true);
        thread.start();
        return new Contestant("rung 0", listener.getLocalPort(), listener.getLocalPort(), deaths);
    }

    private static void serveEach(ServerSocket listener, Method serve, AtomicInteger deaths) {
        while (true) {
            try (Socket visitor = listener.accept()) {
                try {
                    serve.invoke(null, visitor);
                } catch (InvocationTargetException death) {
                    deaths.incrementAndGet(); // Before its visitor sees the connection end.
                }
            } catch (IOException | IllegalAccessException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** Those of the rows that it gets right, and lives. */
    List<Row> rightAmong(List<Row> rows) {
        return rows.stream().filter(this::isRight).toList();
    }

    private boolean isRight(Row row) {
        try {
            int before = deathsOnceIdle();
            int asked = row.name().equals(Rows.SILENCE) ? inAHurry : port;
            return row.trial().isRight(asked) && deathsOnceIdle() == before;
        } catch (SocketTimeoutException endless) {
            throw new IllegalStateException(name + " neither answers nor closes, asked for " + row, endless);
        } catch (Exception wrong) {
            return false;
        }
    }

    /** Who has been served while nobody else could be knows that the one before is done with. */
    private int deathsOnceIdle() throws IOException {
        Rows.servesAda(port);
        return deaths.get();
    }
}
