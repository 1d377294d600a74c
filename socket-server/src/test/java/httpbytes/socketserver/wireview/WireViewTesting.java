package httpbytes.socketserver.wireview;

import static org.assertj.core.api.Assertions.assertThat;

import httpbytes.socketserver.EchoServer;
import httpbytes.socketserver.route.Router;
import httpbytes.socketserver.server.HttpServer;
import httpbytes.socketserver.server.Limits;
import httpbytes.socketserver.server.RequestLog;
import httpbytes.socketserver.wire.MessageLimits;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A socket server that is recorded, a port on which the framework server would be, and the wire view of both. */
abstract class WireViewTesting {

    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();
    private static final int GIVE_UP_MILLIS = 20_000;

    final Recorder recorder = new Recorder();
    HttpServer server;
    /** In place of the framework server: a test may answer on it, or not. */
    ServerSocket other;
    WireView wireView;
    String token;

    @BeforeEach
    void start() throws IOException {
        ServerSocket listener = recorder.listener("socket-server");
        listener.bind(new InetSocketAddress(LOOPBACK, 0));
        server = new HttpServer(listener, new Router(new EchoServer()), Limits.DEFAULT, RequestLog.QUIET);
        other = new ServerSocket(0, 50, LOOPBACK);
        wireView = new WireView(0, new InetSocketAddress(LOOPBACK, server.port()), other.getLocalPort(), Map.of(),
                recorder, new Rules(MessageLimits.DEFAULT, server.handler(), Set.of()));
        readToken();
    }

    void readToken() throws IOException {
        token = null;
        Matcher meta = Pattern.compile("<meta name=\"wire-view-token\" content=\"([0-9a-f]{32})\"")
                .matcher(get("/").content());
        assertThat(meta.find()).as("a token in the page").isTrue();
        token = meta.group(1);
    }

    @AfterEach
    void stop() throws IOException {
        wireView.close();
        server.close();
        other.close();
    }

    record Reply(int status, String fields, String content) {

        JsonNode json() {
            assertThat(fields).contains("Content-Type: application/json\r\n");
            return JsonMapper.shared().readTree(content);
        }
    }

    String host() {
        return "127.0.0.1:" + wireView.port();
    }

    /** Sends octets as they are to the page's port; field lines say what they like. */
    Reply raw(String octets) throws IOException {
        String answer = new String(exchange(wireView.port(), octets), StandardCharsets.UTF_8);
        int end = answer.indexOf("\r\n\r\n");
        return new Reply(Integer.parseInt(answer.substring(9, 12)), answer.substring(0, end + 2),
                answer.substring(end + 4));
    }

    static byte[] exchange(int port, String octets) throws IOException {
        try (var socket = new Socket(LOOPBACK, port)) {
            socket.setSoTimeout(GIVE_UP_MILLIS);
            socket.getOutputStream().write(octets.getBytes(StandardCharsets.ISO_8859_1));
            return socket.getInputStream().readAllBytes();
        }
    }

    /** A request with these field lines, each ended by LF, and nothing that they do not say but its end. */
    Reply ask(String method, String path, String fields, String content) throws IOException {
        return raw(method + " " + path + " HTTP/1.1\r\n" + fields.replace("\n", "\r\n") + "Content-Length: "
                + content.length() + "\r\nConnection: close\r\n\r\n" + content);
    }

    Reply get(String path) throws IOException {
        return ask("GET", path, "Host: " + host() + "\n" + (token == null ? "" : "Wire-View-Token: " + token + "\n"),
                "");
    }

    /** As the page does it. */
    Reply post(String path, String content) throws IOException {
        return ask("POST", path, "Host: " + host() + "\nOrigin: http://" + host() + "\nSec-Fetch-Site: same-origin\n"
                + "Wire-View-Token: " + token + "\n", content);
    }

    /** Sends, and asks until it is over. */
    JsonNode sent(String query, String content) throws IOException {
        Reply begun = post("/send?" + query, content);
        assertThat(begun.status()).as(begun.content()).isEqualTo(200);
        return outcome(begun.json().get("id").asLong());
    }

    JsonNode outcome(long id) throws IOException {
        JsonNode sent;
        long seen = 0;
        do {
            sent = get("/sent?id=" + id + "&after=" + seen).json();
            seen = sent.get("version").asLong();
        } while (!sent.get("over").asBoolean());
        return sent;
    }

    static String octets(JsonNode base64) {
        var octets = new ByteArrayOutputStream();
        octets.writeBytes(base64.binaryValue());
        return octets.toString(StandardCharsets.ISO_8859_1);
    }

    static void await(BooleanSupplier condition) {
        long giveUp = System.nanoTime() + GIVE_UP_MILLIS * 1_000_000L;
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("still waiting").isLessThan(giveUp);
            Thread.onSpinWait();
        }
    }
}
