package httpbytes.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("quick")
class MicroBenchmarksTest {

    @TempDir
    private Path folder;

    @Test
    void showTimeAndMemoryOfEachOperation() throws IOException {
        Path file = folder.resolve("jmh-25.csv");
        Files.write(file, List.of(
                "\"Benchmark\",\"Mode\",\"Threads\",\"Samples\",\"Score\",\"Score Error (99.9%)\",\"Unit\"",
                "\"httpbytes.benchmark.jmh.ParserBenchmark.get\",\"avgt\",1,5,213.011,10.488,\"ns/op\"",
                "\"httpbytes.benchmark.jmh.ParserBenchmark.get:gc.alloc.rate\",\"avgt\",1,5,3509.1,171.9,\"MB/sec\"",
                "\"httpbytes.benchmark.jmh.ParserBenchmark.get:gc.alloc.rate.norm\",\"avgt\",1,5,784.0,0.001,\"B/op\""));

        assertThat(MicroBenchmarks.markdown(file)).startsWith("## Without a socket, JDK 25\n")
                .endsWith("|---|---:|---:|\n| `ParserBenchmark.get` | 213 | 784 |\n\n");
    }
}
