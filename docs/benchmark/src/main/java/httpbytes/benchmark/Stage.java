package httpbytes.benchmark;

import httpbytes.socketserver.EchoServer;
import httpbytes.socketserver.message.Request;
import httpbytes.socketserver.message.Response;
import httpbytes.socketserver.route.Router;
import httpbytes.socketserver.wire.MessageLimits;
import httpbytes.socketserver.wire.Progress.Complete;
import httpbytes.socketserver.wire.ReceiveBuffer;
import httpbytes.socketserver.wire.RequestParser;
import httpbytes.socketserver.wire.ResponseEncoder;
import httpbytes.socketserver.wire.SendBuffer;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.time.Clock;

/**
 * The parser, router and encoder of the socket server on connections that do one thing in a way that comes to mind
 * first. It shows what each choice buys, and has no deadlines: it is no server for anything else.
 */
final class Stage {

    enum Choice {
        NONE("no deadlines at all"),
        TIMEOUT("a timeout for each read"),
        WAIT_AT_ONCE("a wait that lets nobody go first"),
        SEND_EACH("a write for each answer"),
        OCTET_BY_OCTET("octet by octet from a BufferedInputStream"),
        TWO_WRITES("two writes for each answer"),
        NAGLE("two writes, and Nagle's algorithm left on");

        private final String title;

        Choice(String title) {
            this.title = title;
        }

        String title() {
            return title;
        }
    }

    private static final int TIMEOUT_MILLIS = 10_000;
    private static final Router ROUTER = new Router(new EchoServer());
    private static final ResponseEncoder ENCODER = new ResponseEncoder(Clock.systemUTC());

    private final Choice choice;
    private final InputStream in;
    private final OutputStream out;
    private final ReceiveBuffer received = new ReceiveBuffer();
    private RequestParser parser = new RequestParser(received, MessageLimits.DEFAULT);
    private final SendBuffer answers = new SendBuffer();

    private Stage(Socket socket, Choice choice) throws IOException {
        this.choice = choice;
        this.in = choice == Choice.OCTET_BY_OCTET
                ? new BufferedInputStream(socket.getInputStream()) : socket.getInputStream();
        this.out = socket.getOutputStream();
        socket.setTcpNoDelay(choice != Choice.NAGLE);
        socket.setSoTimeout(choice == Choice.TIMEOUT ? TIMEOUT_MILLIS : 0);
    }

    public static void main(String[] args) throws IOException {
        Choice choice = Choice.valueOf(args[1]);
        Connections.accept(Integer.parseInt(args[0]), socket -> new Stage(socket, choice).answerAll());
    }

    private void answerAll() throws Throwable {
        boolean persists = true;
        while (persists) {
            if (parser.parse() instanceof Complete complete) {
                persists = complete.request().persists();
                parser = new RequestParser(received, MessageLimits.DEFAULT);
                answer(complete.request(), persists);
            } else {
                send(0);
                receive();
            }
        }
        send(0);
    }

    private void answer(Request request, boolean persists) throws Throwable {
        Response response = ROUTER.answer(request);
        ENCODER.encode(response, request.method(), request.version(), persists, answers);
        switch (choice) {
            case SEND_EACH -> send(0);
            case TWO_WRITES, NAGLE -> send(response.content().length);
            default -> { }
        }
    }

    /** Sends what is answered: at once, or so that the last octets, the content, go in a write of their own. */
    private void send(int contentLength) throws IOException {
        int headerSection = answers.size() - contentLength;
        if (headerSection > 0) {
            out.write(answers.octets(), 0, headerSection);
        }
        if (contentLength > 0) {
            out.write(answers.octets(), headerSection, contentLength);
        }
        answers.clear();
    }

    private void receive() throws IOException {
        if (choice != Choice.WAIT_AT_ONCE) {
            Thread.yield();
        }
        received.makeRoom();
        int room = received.octets().length - received.end();
        int count = choice == Choice.OCTET_BY_OCTET
                ? readSingly(received.octets(), received.end(), room)
                : in.read(received.octets(), received.end(), room);
        if (count < 0) {
            throw new IOException("The client has closed.");
        }
        received.received(count);
    }

    /** Up to the empty line that ends a header section, as a loop around {@code read()} does it. */
    private int readSingly(byte[] octets, int from, int room) throws IOException {
        int count = 0;
        while (count < room) {
            int octet = in.read();
            if (octet < 0) {
                return -1;
            }
            octets[from + count++] = (byte) octet;
            // In CR LF CR LF, the octet two places before the last LF is an LF too.
            if (octet == '\n' && count > 2 && octets[from + count - 3] == '\n') {
                return count;
            }
        }
        return count;
    }
}
