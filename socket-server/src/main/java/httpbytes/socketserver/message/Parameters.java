package httpbytes.socketserver.message;

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
    private final Status beyondLimit;
    private final String source;
    private int size;

    Parameters(Status beyondLimit, String source) {
        this.beyondLimit = beyondLimit;
        this.source = source;
    }

    /**
     * The pairs in the query of a request-target.
     *
     * @throws HttpException 400 where a name or value cannot be decoded, 414 where there are more than {@link
     *                       #LIMIT}
     */
    public static Parameters ofQuery(RequestTarget target) {
        var parameters = new Parameters(Status.URI_TOO_LONG, "query");
        if (target.query() != null) {
            byte[] query = target.query().getBytes(StandardCharsets.US_ASCII);
            new FormDecoder(query, parameters).decode();
        }
        return parameters;
    }

    /**
     * The pairs in the content of a request, in either of the two media types that a browser's form uses.
     *
     * @throws HttpException 415 where the content is not a form, 400 where it cannot be decoded, 413 where
     *                       there are more than {@link #LIMIT} pairs, or too many parts
     */
    public static Parameters ofForm(Request request) {
        if (isEncoded(request.fields())) {
            throw new HttpException(Status.UNSUPPORTED_MEDIA_TYPE,
                    "content with a Content-Encoding is not decoded here; send it plain.",
                    new Field("Accept-Encoding", "identity")); // What would be right: RFC 9110, section 12.5.3.
        }
        var parameters = new Parameters(Status.CONTENT_TOO_LARGE, "form");
        var type = MediaType.parse(request.fields().value("Content-Type"));
        if (type.is("application/x-www-form-urlencoded")) {
            new FormDecoder(request.content(), parameters).decode();
        } else if (type.is("multipart/form-data")) {
            new MultipartDecoder(request.content(), type.parameter("boundary"), parameters).decode();
        } else {
            throw new HttpException(Status.UNSUPPORTED_MEDIA_TYPE,
                    "send application/x-www-form-urlencoded or multipart/form-data, "
                            + "and name it in Content-Type.");
        }
        return parameters;
    }

    private static boolean isEncoded(Fields fields) {
        return fields.members("Content-Encoding").stream()
                .anyMatch(coding -> !coding.equalsIgnoreCase("identity"));
    }

    void add(String name, String value) {
        if (++size > LIMIT) {
            throw new HttpException(beyondLimit,
                    "a " + source + " may have at most " + LIMIT + " parameters.");
        }
        values.computeIfAbsent(name, unseen -> new ArrayList<>(1)).add(value);
    }

    /** {@code query} or {@code form}, for sentences about what stands in it. */
    String source() {
        return source;
    }

    /** Every pair: names in order of first appearance, a name's values together. */
    public void forEach(BiConsumer<String, String> action) {
        values.forEach((name, all) -> all.forEach(value -> action.accept(name, value)));
    }
}
