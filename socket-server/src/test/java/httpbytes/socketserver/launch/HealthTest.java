package httpbytes.socketserver.launch;

import static org.assertj.core.api.Assertions.assertThat;

import httpbytes.socketserver.message.Status;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("quick")
class HealthTest {

    private final Health health = new Health();

    @Test
    void isGoodUntilTheServerBeginsToStop() {
        assertThat(health.get(null).status()).isEqualTo(Status.OK);
        health.beginToStop();
        assertThat(health.get(null).status()).isEqualTo(Status.SERVICE_UNAVAILABLE);
    }
}
