package httpbytes.socketserver.wire;

import static org.assertj.core.api.Assertions.assertThat;

import httpbytes.socketserver.wire.Wire.Outcome;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whatever comes is requests, then perhaps a refusal, then perhaps the beginning of more; and however it comes. */
@Tag("quick")
class AnyOctetsTest {

    private static final int MESSAGES = 30_000;
    private static final MessageLimits LIMITS = new MessageLimits(200, 300, 8, 100, 30, 60);

    @Test
    void areReadTheSameInWhateverPiecesTheyCome() {
        var mutations = new Mutations(4);
        Set<Violation> seen = EnumSet.noneOf(Violation.class);
        int requests = 0;
        for (int i = 0; i < MESSAGES; i++) {
            byte[] message = mutations.next();
            Outcome whole = Wire.outcome(List.of(message), LIMITS);
            Outcome inPieces = Wire.outcome(mutations.pieces(message), LIMITS);

            assertThat(inPieces.requests()).isEqualTo(whole.requests());
            // Which of two violations is named may depend on which of them came first; that one is named may not.
            assertThat(inPieces.refusal() == null).as("accepted").isEqualTo(whole.refusal() == null);
            requests += whole.requests().size();
            if (whole.refusal() != null) {
                seen.add(whole.refusal().violation());
            }
        }
        assertThat(requests).as("requests among the messages").isGreaterThan(MESSAGES / 20);
        assertThat(seen).as("violations that were met").hasSizeGreaterThan(Violation.values().length * 3 / 4);
    }
}
