package httpbytes.socketserver.server;

import static org.assertj.core.api.Assertions.assertThat;

import httpbytes.socketserver.EchoServer;
import httpbytes.socketserver.message.Field;
import httpbytes.socketserver.message.HttpException;
import httpbytes.socketserver.message.Request;
import httpbytes.socketserver.message.Response;
import httpbytes.socketserver.message.Status;
import httpbytes.socketserver.route.Route;
import httpbytes.socketserver.route.Router;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;

/** A server on a free port with the echo and a few handlers that misbehave. */
abstract class ServerTest {

    static final String GET = """
            GET /api?name=Ada HTTP/1.1
            Host: localhost

            """;
    static final String ADA = "GET request received with the following parameters:\nname = Ada\n";

    HttpServer server = start(Limits.DEFAULT, RequestLog.QUIET);

    static HttpServer start(Limits limits, RequestLog log) {
        try {
            var router = new Router(new EchoServer(), new Misbehaving());
            return new HttpServer(InetAddress.getLoopbackAddress(), 0, router, limits, log);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    static Limits limits(int connections, int lingering) {
        return Limits.with(limits -> {
            limits.connections = connections;
            limits.lingering = Duration.ofSeconds(lingering);
        });
    }

    void restart(Limits limits, RequestLog log) {
        server.close();
        server = start(limits, log);
    }

    @AfterEach
    void isStillAliveAndStops() throws IOException {
        assertIsAlive();
        server.close();
    }

    void assertIsAlive() throws IOException {
        try (var client = new Client(server)) {
            assertThat(client.send(GET).answer().content()).isEqualTo(ADA);
        }
    }

    static void await(BooleanSupplier condition) {
        long giveUp = System.nanoTime() + 20_000_000_000L;
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("still waiting").isLessThan(giveUp);
            Thread.onSpinWait();
        }
    }

    static volatile CountDownLatch entered = new CountDownLatch(1);
    static volatile CountDownLatch release = new CountDownLatch(1);

    /** What handlers should not do. */
    static final class Misbehaving {

        @Route(path = "/throws")
        public Response throwsException(Request request) {
            throw new IllegalStateException("secret");
        }

        @Route(path = "/overflows")
        public Response overflows(Request request) {
            return overflows(request);
        }

        @Route(path = "/refuses")
        public Response refuses(Request request) {
            throw new HttpException(Status.BAD_REQUEST, "not like that.");
        }

        @Route(path = "/splits")
        public Response splits(Request request) {
            return Response.empty(Status.OK, new Field("X", "a\r\nSet-Cookie: b"));
        }

        @Route(path = "/forgets")
        public Response forgets(Request request) {
            return null;
        }

        @Route(path = "/large")
        public Response large(Request request) {
            return Response.text("x".repeat(16 * 1024 * 1024));
        }

        @Route(path = "/waits")
        public Response waits(Request request) throws InterruptedException {
            entered.countDown();
            release.await();
            return Response.text("waited");
        }
    }
}
