package httpbytes.benchmark;

import com.sun.management.ThreadMXBean;
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
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Clock;

/** How much memory each step between the octets of a request and those of its answer takes, without a socket. */
final class Allocations {

    static final String PARSING = "parsing";
    static final String ANSWERING = "answering";
    static final String ENCODING = "encoding";
    /** Enough for the virtual machine to compile all of it: until then it makes objects that it leaves out later. */
    private static final int WARM_UP = 200_000;
    private static final int COUNTED = 10_000;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final long self = Thread.currentThread().getId();
    private final ReceiveBuffer received = new ReceiveBuffer();
    private final Router router = new Router(new EchoServer());
    private final ResponseEncoder encoder = new ResponseEncoder(Clock.systemUTC());
    private final SendBuffer answers = new SendBuffer();

    private long parsing;
    private long answering;
    private long encoding;

    void measure(Results results) throws IOException {
        for (Scenario scenario : new Scenario[] {Scenario.KEEP_ALIVE, Scenario.FORM, Scenario.BROWSER}) {
            repeat(scenario, WARM_UP);
            parsing = 0;
            answering = 0;
            encoding = 0;
            repeat(scenario, COUNTED);
            add(results, scenario, PARSING, parsing);
            add(results, scenario, ANSWERING, answering);
            add(results, scenario, ENCODING, encoding);
        }
    }

    private static void add(Results results, Scenario scenario, String step, long octets) {
        results.add(Measure.ALLOCATED, scenario.title(), step, 1, Math.round((double) octets / COUNTED));
    }

    private void repeat(Scenario scenario, int times) throws IOException {
        byte[] request = scenario.request();
        try {
            for (int i = 0; i < times; i++) {
                answer(request);
            }
        } catch (Throwable e) {
            throw new IOException("The socket server does not answer its own benchmark.", e);
        }
    }

    private void answer(byte[] octets) throws Throwable {
        for (int from = 0; from < octets.length; ) {
            received.makeRoom();
            int count = Math.min(octets.length - from, received.octets().length - received.end());
            System.arraycopy(octets, from, received.octets(), received.end(), count);
            received.received(count);
            from += count;
        }
        long begin = allocated();
        Request request = ((Complete) new RequestParser(received, MessageLimits.DEFAULT).parse()).request();
        long parsed = allocated();
        Response response = router.answer(request);
        long answered = allocated();
        encoder.encode(response, request.method(), request.version(), request.persists(), answers);
        long encoded = allocated();
        answers.clear();
        parsing += parsed - begin;
        answering += answered - parsed;
        encoding += encoded - answered;
    }

    private long allocated() {
        return threads.getThreadAllocatedBytes(self);
    }
}
