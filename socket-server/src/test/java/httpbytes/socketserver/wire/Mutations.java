package httpbytes.socketserver.wire;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Messages that are almost right: good ones and refused ones, cut and spliced. The seed makes them repeatable. */
public final class Mutations {

    private static final String[] SPICE = {"\r", "\n", "\r\n", "\r\n\r\n", " ", "\t", ":", ",", ";", "%", "%zz", "0",
            "+", "-", "\u0000", "\u00ff", "GET ", " HTTP/1.1", "Host: a\r\n", "Content-Length: 3\r\n", "5\r\n",
            "0\r\n\r\n",
            "Transfer-Encoding: chunked\r\n", "Connection: close\r\n", "Expect: 100-continue\r\n", "http://", "/../",
            "ffffffffffffffff", "9999999999999999999"};

    private final Random random;
    private final List<byte[]> good = new ArrayList<>();
    private final List<byte[]> refused = new ArrayList<>();

    public Mutations(long seed) {
        random = new Random(seed);
        for (String message : List.of(
                "GET /api?a=1 HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "POST /api HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\n"
                        + "Content-Length: 7\r\n\r\na=1&b=2GET /api HTTP/1.1\r\nHost: a\r\n\r\n",
                "POST /api HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\n"
                        + "Transfer-Encoding: chunked\r\n\r\n3;x=y\r\na=1\r\n4\r\n&b=2\r\n0\r\nX: 1\r\n\r\n",
                "POST /api HTTP/1.1\r\nHost: localhost\r\nContent-Type: multipart/form-data; boundary=b\r\n"
                        + "Content-Length: 61\r\n\r\n"
                        + "--b\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1\r\n--b--\r\n",
                "HEAD http://localhost/%61pi HTTP/1.0\r\nConnection: keep-alive\r\n\r\n",
                "OPTIONS * HTTP/1.1\r\nHost: [::1]:80\r\nX: \t caf\u00e9 \t\r\n\r\n")) {
            good.add(message.getBytes(StandardCharsets.ISO_8859_1));
        }
        for (Violation violation : Violation.values()) {
            byte[] example = Refusals.example(violation);
            if (example.length < 1_000) {
                refused.add(example);
            }
        }
    }

    public byte[] next() {
        byte[] message = seed();
        for (int i = random.nextInt(4); i >= 0; i--) {
            message = mutate(message);
        }
        return message;
    }

    private byte[] seed() {
        List<byte[]> seeds = random.nextInt(3) > 0 ? good : refused;
        return seeds.get(random.nextInt(seeds.size()));
    }

    private byte[] mutate(byte[] message) {
        int at = random.nextInt(message.length + 1);
        int to = at + random.nextInt(Math.min(20, message.length + 1 - at) + 1);
        to = Math.min(to, message.length);
        return switch (random.nextInt(6)) {
            case 0 -> splice(message, at, at, spice());
            case 1 -> splice(message, at, to, spice());
            case 2 -> splice(message, at, to, new byte[0]);
            case 3 -> splice(message, at, Math.min(at + 1, message.length), new byte[] {(byte) random.nextInt(256)});
            case 4 -> splice(message, at, at, Arrays.copyOfRange(message, at, to));
            default -> splice(message, at, message.length, seed());
        };
    }

    private byte[] spice() {
        return SPICE[random.nextInt(SPICE.length)].getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] splice(byte[] message, int from, int to, byte[] instead) {
        var spliced = new ByteArrayOutputStream();
        spliced.write(message, 0, from);
        spliced.writeBytes(instead);
        spliced.write(message, to, message.length - to);
        return spliced.toByteArray();
    }

    /** The octets in pieces of random lengths. */
    List<byte[]> pieces(byte[] octets) {
        List<byte[]> pieces = new ArrayList<>();
        for (int from = 0; from < octets.length; ) {
            int to = Math.min(octets.length, from + 1 + random.nextInt(30));
            pieces.add(Arrays.copyOfRange(octets, from, to));
            from = to;
        }
        return pieces;
    }
}
