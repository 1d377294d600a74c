package httpbytes.socketserver.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Tag("quick")
class ViolationTest {

    @ParameterizedTest
    @EnumSource(Violation.class)
    void isCommittedByItsExample(Violation violation) {
        byte[] example = Refusals.example(violation);

        if (violation == Violation.INCOMPLETE) {
            assertThat(Wire.isIncomplete(example)).isTrue();
        } else {
            assertThat(Wire.violation(example)).isEqualTo(violation);
        }
    }

    @Test
    void isToldInTheSameDigitsEverywhere() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
        try {
            assertThat("%d".formatted(1)).as("a digit of this locale").isEqualTo("\u0661");
            for (Violation violation : Violation.values()) {
                if (violation != Violation.INCOMPLETE) {
                    assertThat(Wire.refusal(Refusals.example(violation)).getMessage()).matches("[ -~]+");
                }
            }
        } finally {
            Locale.setDefault(before);
        }
    }

    @ParameterizedTest
    @EnumSource(Violation.class)
    void saysARuleAndASentenceInOneLine(Violation violation) {
        assertThat(violation.section()).matches("RFC [0-9]{4}, section [0-9]+([.][0-9]+)*");
        assertThat(violation.sentence()).isNotBlank().doesNotContain("\n").doesNotEndWith(".");
        assertThat(violation.status().code()).isBetween(400, 599);
    }
}
