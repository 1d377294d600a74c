package httpbytes.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("quick")
class FixedRateTest {

    @Test
    void saysWithinWhatTimeEachPartOfTheAnswersWasThere() {
        long[] nanos = LongStream.rangeClosed(1, 1_000).map(number -> (1_001 - number) * 1_000).toArray();

        assertThat(FixedRate.percentiles(nanos)).containsExactly(500, 990, 999, 1_000);
    }
}
