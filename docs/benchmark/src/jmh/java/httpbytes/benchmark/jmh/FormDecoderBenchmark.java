package httpbytes.benchmark.jmh;

import httpbytes.socketserver.message.Parameters;
import httpbytes.socketserver.message.RequestTarget;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Warmup;

/** The octets of a query to names and values. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class FormDecoderBenchmark {

    private static final RequestTarget ONE = target("name=Ada");
    private static final RequestTarget THOUSAND = target("n%C3%A4me=A+%26+B&".repeat(Parameters.LIMIT));

    private static RequestTarget target(String query) {
        return new RequestTarget("/api?" + query, null, "/api", query);
    }

    @Benchmark
    public Parameters onePair() {
        return Parameters.ofQuery(ONE);
    }

    @Benchmark
    public Parameters aThousandPairsWithEscapes() {
        return Parameters.ofQuery(THOUSAND);
    }
}
