package httpbytes.socketserver.form;

import static httpbytes.socketserver.form.Forms.raw;
import static httpbytes.socketserver.form.Forms.refusal;
import static httpbytes.socketserver.form.Forms.violation;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Tag("quick")
class FormViolationTest {

    private static final String A = "--b\nContent-Disposition: form-data; name=a\n";

    /** For every violation a query or a form that commits it. A violation without one does not compile. */
    private static void commit(FormViolation violation) {
        switch (violation) {
            case TYPE_MISSING -> Parameters.ofForm(Forms.post(raw("a=1")));
            case TYPE_OTHER -> Forms.form("application/json", raw("{}"));
            case TYPE_REPEATED -> Forms.form(Forms.URLENCODED + "; charset=utf-8; charset=utf-8", raw("a=1"));
            case TOO_MANY_IN_QUERY -> Forms.query("a&".repeat(Parameters.LIMIT + 1));
            case TOO_MANY_IN_FORM -> Forms.form(Forms.URLENCODED, raw("a&".repeat(Parameters.LIMIT + 1)));
            case BOUNDARY -> Forms.form("multipart/form-data", raw("--b--"));
            case BARE_LF -> Forms.form("multipart/form-data; boundary=b", raw(A + "\n1\n--b--"));
            case NO_DELIMITER -> parts("--c--");
            case LAST_DELIMITER_MISSING -> parts(A + "\n1\n--b");
            case DELIMITER_LINE -> parts(A + "\n1\n--bc\n--b--");
            case TOO_MANY_PARTS -> parts((A + "\n1\n").repeat(MultipartDecoder.PARTS + 1) + "--b--");
            case EMPTY_LINE_MISSING -> parts(A + "--b--");
            case PART_FIELDS_TOO_LONG -> parts(A + "X: " + "x".repeat(MultipartDecoder.PART_FIELDS) + "\n\n1\n--b--");
            case PART_FIELD_LINE -> parts(A + "x\n\n1\n--b--");
            case DISPOSITION -> parts("--b\n\n1\n--b--");
            case PARAMETER_REPEATED -> parts("--b\nContent-Disposition: form-data; name=a; name=b\n\n1\n--b--");
            case NAME_MISSING -> parts("--b\nContent-Disposition: form-data\n\n1\n--b--");
            case NOT_UTF8 -> parts(A + "\n\u00ff\n--b--");
        }
    }

    private static void parts(String content) {
        Forms.form("multipart/form-data; boundary=b", raw(content.replace("\n", "\r\n")));
    }

    @ParameterizedTest
    @EnumSource(FormViolation.class)
    void isCommittedByItsExample(FormViolation violation) {
        assertThat(violation(() -> commit(violation))).isEqualTo(violation);
    }

    @ParameterizedTest
    @EnumSource(FormViolation.class)
    void saysARuleAndASentenceInOneLine(FormViolation violation) {
        assertThat(violation.section).matches("RFC [0-9]{4}, section [0-9]+([.][0-9]+)*");
        assertThat(violation.sentence).isNotBlank().doesNotContain("\n").doesNotEndWith(".");
        assertThat(violation.status.code()).isBetween(400, 415);
    }

    @Test
    void isToldInTheSameDigitsEverywhere() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
        try {
            assertThat("%d".formatted(1)).as("a digit of this locale").isEqualTo("\u0661");
            for (FormViolation violation : FormViolation.values()) {
                assertThat(refusal(() -> commit(violation))).matches("[ -~]+\n");
            }
        } finally {
            Locale.setDefault(before);
        }
    }

    /** What a client chose cannot forge a line of a log, nor say anything in a format. */
    @Test
    void quotesWhatAClientChoseSoThatItMeansNothing() {
        assertThat(refusal(() -> Forms.form("text/%s\u00e9\"\n", raw("")))).startsWith(
                "415 Unsupported Media Type: Content-Type is \"text/%s\\xe9\\x22\\x0a\", and a form is ");
    }
}
