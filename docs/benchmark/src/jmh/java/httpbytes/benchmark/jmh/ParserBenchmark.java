package httpbytes.benchmark.jmh;

import httpbytes.socketserver.message.Request;
import httpbytes.socketserver.wire.MessageLimits;
import httpbytes.socketserver.wire.Progress.Complete;
import httpbytes.socketserver.wire.ProtocolException;
import httpbytes.socketserver.wire.ReceiveBuffer;
import httpbytes.socketserver.wire.RequestParser;
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

/** Octets to a request, one after the other as on a persistent connection. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class ParserBenchmark {

    private final ReceiveBuffer buffer = new ReceiveBuffer();
    private final RequestParser parser = new RequestParser(buffer, MessageLimits.DEFAULT);

    @Benchmark
    public Request get() throws ProtocolException {
        return parse(Samples.GET);
    }

    @Benchmark
    public Request getOfABrowser() throws ProtocolException {
        return parse(Samples.BROWSER);
    }

    @Benchmark
    public Request form() throws ProtocolException {
        return parse(Samples.FORM);
    }

    @Benchmark
    public Request formInChunks() throws ProtocolException {
        return parse(Samples.CHUNKED);
    }

    private Request parse(byte[] octets) throws ProtocolException {
        for (int from = 0; from < octets.length; ) {
            buffer.makeRoom();
            int count = Math.min(octets.length - from, buffer.octets().length - buffer.end());
            System.arraycopy(octets, from, buffer.octets(), buffer.end(), count);
            buffer.received(count);
            from += count;
        }
        return ((Complete) parser.parse()).request();
    }
}
