package httpbytes.benchmark.jmh;

import httpbytes.socketserver.message.Response;
import httpbytes.socketserver.message.Version;
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

/** An answer to octets, in a buffer that begins empty, as for every request. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class ResponseEncoderBenchmark {

    private final ResponseEncoder encoder = new ResponseEncoder(Clock.systemUTC());
    private final Response echo =
            Response.text("GET request received with the following parameters:\nname = Ada\n");
    private final SendBuffer out = new SendBuffer();

    @Benchmark
    public byte[] echo() {
        encoder.encode(echo, "GET", Version.HTTP_1_1, true, out);
        byte[] octets = out.octets();
        out.clear();
        return octets;
    }
}
