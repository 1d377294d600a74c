package httpbytes.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("quick")
class WarmUpTest {

    @Test
    void goesOnWhileAServerBecomesFaster() {
        assertThat(WarmUp.isStable(List.of(35.0, 60.0, 70.0, 79.0, 81.0, 84.0))).isFalse();
    }

    @Test
    void endsWhenTheLastThreeRoundsAreAlike() {
        assertThat(WarmUp.isStable(List.of(35.0, 104.0, 100.0, 102.0))).isTrue();
    }

    @Test
    void twoRoundsAreTooFewToBeSure() {
        assertThat(WarmUp.isStable(List.of(100.0, 100.0))).isFalse();
    }

    @Test
    void twoRoundsThatAreAlikeDoNotHideAThird() {
        assertThat(WarmUp.spread(List.of(100.0, 90.0, 100.0))).isEqualTo(10, within(1e-9));
    }
}
