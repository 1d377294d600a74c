package httpbytes.flaskequivalent;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Collections;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.coyote.BadRequestException;
import org.apache.tomcat.util.http.fileupload.impl.FileCountLimitExceededException;
import org.apache.tomcat.util.http.fileupload.impl.SizeException;
import org.springframework.boot.servlet.autoconfigure.MultipartProperties;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.server.ResponseStatusException;

/**
 * Gives a controller's method its {@link Parameters}: of a POST those in the content, of anything else those
 * in the query, never both.
 */
@Component
class ParametersResolver implements HandlerMethodArgumentResolver {

    private static final String FORM = MediaType.APPLICATION_FORM_URLENCODED_VALUE;
    private static final String MULTIPART = MediaType.MULTIPART_FORM_DATA_VALUE;

    private final int contentLimit;

    /** One property limits both kinds of form: {@code spring.servlet.multipart.max-request-size}. */
    ParametersResolver(MultipartProperties multipart) {
        contentLimit = Math.toIntExact(multipart.getMaxRequestSize().toBytes());
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Parameters.class;
    }

    @Override
    public Parameters resolveArgument(MethodParameter parameter, ModelAndViewContainer container,
            NativeWebRequest webRequest, WebDataBinderFactory binders) throws IOException, ServletException {
        var request = webRequest.getNativeRequest(HttpServletRequest.class);
        return request.getMethod().equals("POST") ? ofForm(request) : ofQuery(request.getQueryString());
    }

    private static Parameters ofQuery(String query) {
        var parameters = new Parameters(Parameters.Source.QUERY);
        if (query != null) {
            new FormDecoder(query.getBytes(StandardCharsets.ISO_8859_1), parameters).decode();
        }
        return parameters;
    }

    private Parameters ofForm(HttpServletRequest request) throws IOException, ServletException {
        if (isEncoded(request)) {
            throw refusal(HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                    "content with a Content-Encoding is not decoded here; send it plain.");
        }
        var parameters = new Parameters(Parameters.Source.FORM);
        switch (mediaType(request)) {
            case FORM -> new FormDecoder(content(request), parameters).decode();
            case MULTIPART -> addParts(request, parameters);
            default -> throw refusal(HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                    "send " + FORM + " or " + MULTIPART + ", and name it in Content-Type.");
        }
        return parameters;
    }

    private static boolean isEncoded(HttpServletRequest request) {
        return Collections.list(request.getHeaders(HttpHeaders.CONTENT_ENCODING)).stream()
                .flatMap(field -> Stream.of(field.split(",")))
                .map(String::strip)
                .anyMatch(coding -> !coding.isEmpty() && !coding.equalsIgnoreCase("identity"));
    }

    /**
     * The media type without its parameters, in lower case. {@code consumes} on the controller would judge
     * the parameters too, and refuse a form for a boundary that holds {@code =} or a charset that Java does
     * not know.
     */
    private static String mediaType(HttpServletRequest request) {
        String field = request.getContentType();
        return field == null ? "" : field.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }

    private byte[] content(HttpServletRequest request) throws IOException {
        byte[] content = request.getInputStream().readNBytes(contentLimit + 1);
        if (content.length > contentLimit) {
            throw contentTooLarge();
        }
        return content;
    }

    private void addParts(HttpServletRequest request, Parameters parameters)
            throws IOException, ServletException {
        var parts = parts(request);
        // An empty form looks the same: Tomcat does not tell it from content without a single delimiter.
        if (parts.isEmpty()) {
            throw notMultipart();
        }
        for (Part part : parts) {
            String filename = part.getSubmittedFileName();
            parameters.add(utf8(part.getName()), filename == null
                    ? utf8(part.getInputStream().readAllBytes())
                    : utf8(filename) + " (" + part.getSize() + " bytes)");
        }
    }

    private Collection<Part> parts(HttpServletRequest request) throws IOException, ServletException {
        try {
            return request.getParts();
        } catch (IllegalStateException | IOException | ServletException e) {
            if (e instanceof BadRequestException || e.getCause() instanceof BadRequestException) {
                throw e; // The content did not arrive as the field lines announced it.
            }
            if (e.getCause() instanceof FileCountLimitExceededException tooMany) {
                throw refusal(HttpStatus.CONTENT_TOO_LARGE,
                        "a form may have at most " + tooMany.getLimit() + " parts.");
            }
            // The same exception says that the field lines of a part are too long, with another limit.
            throw e.getCause() instanceof SizeException size && size.getPermittedSize() == contentLimit
                    ? contentTooLarge()
                    : notMultipart();
        }
    }

    private static String utf8(byte[] octets) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(octets)).toString();
        } catch (CharacterCodingException notUtf8) {
            throw notUtf8();
        }
    }

    /** Tomcat has decoded the names already, and left U+FFFD where they were not UTF-8. */
    private static String utf8(String decoded) {
        if (decoded.indexOf('\ufffd') >= 0) {
            throw notUtf8();
        }
        return decoded;
    }

    private ResponseStatusException contentTooLarge() {
        return refusal(HttpStatus.CONTENT_TOO_LARGE,
                "the content of a request may have at most " + contentLimit + " octets.");
    }

    private static ResponseStatusException notMultipart() {
        return refusal(HttpStatus.BAD_REQUEST, "this is not multipart/form-data; begin each part with "
                + "--boundary, name it in Content-Disposition, and end with --boundary--.");
    }

    private static ResponseStatusException notUtf8() {
        return refusal(HttpStatus.BAD_REQUEST, "a text field of the form is not UTF-8; send text as UTF-8.");
    }

    private static ResponseStatusException refusal(HttpStatus status, String sentence) {
        return new ResponseStatusException(status, sentence);
    }
}
