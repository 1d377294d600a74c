package httpbytes.socketserver.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import httpbytes.socketserver.message.Field;
import httpbytes.socketserver.message.Fields;
import httpbytes.socketserver.message.HttpException;
import httpbytes.socketserver.message.Request;
import httpbytes.socketserver.message.RequestTarget;
import httpbytes.socketserver.message.Version;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** What tests of forms share. */
final class Forms {

    static final String URLENCODED = "application/x-www-form-urlencoded";

    private Forms() {
    }

    static Request post(byte[] content, Field... fields) {
        var target = new RequestTarget("/api?q=query", null, "/api", "q=query");
        return new Request("POST", target, Version.HTTP_1_1, Fields.of(fields), content);
    }

    static List<String> query(String query) {
        return pairs(Parameters.ofQuery(new RequestTarget("/api?" + query, null, "/api", query)));
    }

    static List<String> form(String type, byte[] content) {
        return pairs(Parameters.ofForm(post(content, new Field("Content-Type", type))));
    }

    /** Each pair as {@code name -> value}. */
    static List<String> pairs(Parameters parameters) {
        List<String> pairs = new ArrayList<>();
        parameters.forEach((name, value) -> pairs.add(name + " -> " + value));
        return pairs;
    }

    /** The content of the answer to what was refused. */
    static String refusal(ThrowingCallable decoding) {
        HttpException refusal = catchThrowableOfType(HttpException.class, decoding);
        assertThat(refusal).as("a refusal").isNotNull();
        return new String(refusal.response().content(), StandardCharsets.UTF_8);
    }

    /** The rule that was broken: the one whose sentence the answer says. */
    static FormViolation violation(ThrowingCallable decoding) {
        String refusal = refusal(decoding);
        List<FormViolation> said = Arrays.stream(FormViolation.values()).filter(violation -> refusal.matches("(?s)"
                + violation.status.code() + " " + violation.status.reason() + ": "
                + Pattern.quote(violation.sentence).replaceAll("%[sd]", "\\\\E.*\\\\Q") + ".* \\("
                + violation.section + "\\)\\.\n")).toList();
        assertThat(said).as(refusal).hasSize(1);
        return said.get(0);
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Each char one octet. */
    static byte[] raw(String octets) {
        return octets.getBytes(StandardCharsets.ISO_8859_1);
    }
}
