package httpbytes.socketserver.form;

import httpbytes.socketserver.message.Field;
import httpbytes.socketserver.message.HttpException;
import httpbytes.socketserver.message.Request;
import httpbytes.socketserver.message.RequestTarget;
import httpbytes.socketserver.message.Status;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * The name–value pairs of a query or a form: names in order of first appearance, a name's values together.
 *
 * <p>The values of a request come either from its query or from its content, never from both: a GET says what
 * to look at, a POST what to take in.
 */
public final class Parameters {

    /**
     * 1,000 pairs, as Tomcat allows in Spring Boot 4: far above any form, far below what a flood of names
     * costs.
     */
    public static final int LIMIT = 1_000;

    private final Map<String, List<String>> values = new LinkedHashMap<>();

    private Parameters(List<Parameter> pairs) {
        for (Parameter pair : pairs) {
            values.computeIfAbsent(pair.name(), unseen -> new ArrayList<>(1)).add(pair.value());
        }
    }

    /**
     * The pairs in the query of a request-target.
     *
     * @throws HttpException 400 where a name or value cannot be decoded, 414 where there are more than {@link
     *                       #LIMIT}
     */
    public static Parameters ofQuery(RequestTarget target) {
        String query = target.query() == null ? "" : target.query();
        return new Parameters(decode(query, "query", FormViolation.TOO_MANY_IN_QUERY));
    }

    /**
     * The pairs in the content of a request, in either of the two media types that a browser's form uses.
     *
     * @throws HttpException 415 where the content is not a form, 400 where it cannot be decoded, 413 where
     *                       there are more than {@link #LIMIT} pairs, or too many parts
     */
    public static Parameters ofForm(Request request) {
        for (String coding : request.fields().members("Content-Encoding")) {
            if (!coding.equalsIgnoreCase("identity")) {
                throw new HttpException(Status.UNSUPPORTED_MEDIA_TYPE,
                        "content with a Content-Encoding is not decoded here; send it plain (RFC 9110, section 8.4).",
                        new Field("Accept-Encoding", "identity")); // What would be right: RFC 9110, section 12.5.3.
            }
        }
        String field = request.fields().value("Content-Type");
        FormViolation.TYPE_MISSING.unless(field != null);
        var type = MediaType.parse(field, MediaType.ESCAPED);
        FormViolation.TYPE_REPEATED.unless(request.fields().count("Content-Type") == 1 && !type.repeats(), field);
        String octets = new String(request.content(), StandardCharsets.ISO_8859_1); // Each of them one char.
        return new Parameters(switch (type.value()) {
            case "application/x-www-form-urlencoded" -> decode(octets, "form", FormViolation.TOO_MANY_IN_FORM);
            case "multipart/form-data" -> MultipartDecoder.decode(octets, type.parameters().get("boundary"));
            default -> throw FormViolation.TYPE_OTHER.of(field);
        });
    }

    private static List<Parameter> decode(String octets, String source, FormViolation tooMany) {
        List<Parameter> pairs = new FormDecoder(octets, source).decode(LIMIT + 1);
        tooMany.unless(pairs.size() <= LIMIT, LIMIT);
        return pairs;
    }

    /** Every pair: names in order of first appearance, a name's values together. */
    public void forEach(BiConsumer<String, String> action) {
        values.forEach((name, all) -> all.forEach(value -> action.accept(name, value)));
    }
}
