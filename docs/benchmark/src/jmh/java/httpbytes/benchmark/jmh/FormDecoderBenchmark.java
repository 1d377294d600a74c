package httpbytes.benchmark.jmh;

import httpbytes.socketserver.form.Parameters;
import httpbytes.socketserver.message.Request;
import httpbytes.socketserver.message.RequestTarget;
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

/** The octets of a query or a form to names and values. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class FormDecoderBenchmark {

    // Not final and not static: a constant could be decoded by the compiler.
    private RequestTarget one = Samples.target("name=Ada");
    private RequestTarget ten = Samples.target(Samples.pairs(10, "A+%26+B"));
    /** As many pairs as are allowed, and nearly as much content. */
    private Request mebibyte = Samples.post(Samples.pairs(Parameters.LIMIT, "A+%26+B".repeat(147)));

    @Benchmark
    public Parameters onePair() {
        return Parameters.ofQuery(one);
    }

    @Benchmark
    public Parameters tenPairsWithEscapes() {
        return Parameters.ofQuery(ten);
    }

    @Benchmark
    public Parameters formOfAMebibyte() {
        return Parameters.ofForm(mebibyte);
    }
}
