package httpbytes.benchmark.jmh;

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
import java.time.Clock;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** A GET from its octets to those of its answer: all that a persistent connection does but reading and writing. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class WholeRequestBenchmark {

    private final ReceiveBuffer buffer = new ReceiveBuffer();
    private final RequestParser parser = new RequestParser(buffer, MessageLimits.DEFAULT);
    private final Router router = new Router(new EchoServer());
    private final ResponseEncoder encoder = new ResponseEncoder(Clock.systemUTC());
    private final SendBuffer out = new SendBuffer();

    @Benchmark
    public byte[] get() throws Throwable {
        buffer.makeRoom();
        System.arraycopy(Samples.GET, 0, buffer.octets(), buffer.end(), Samples.GET.length);
        buffer.received(Samples.GET.length);
        Request request = ((Complete) parser.parse()).request();
        Response response = router.answer(request);
        encoder.encode(response, request.method(), request.version(), request.persists(), out);
        byte[] octets = out.octets();
        out.clear();
        return octets;
    }
}
