package httpbytes.socketserver.wireview;

import httpbytes.socketserver.form.Parameters;
import httpbytes.socketserver.message.HttpException;
import httpbytes.socketserver.message.Request;
import httpbytes.socketserver.message.RequestTarget;
import httpbytes.socketserver.message.Response;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Something about a message that the grammar allows, and that the sender has hardly meant.
 *
 * @param part  what it is about
 * @param field the name of the field whose value it is about; empty for all other parts
 */
record Remark(Part part, String field, Note note) {

    /** How a sentence begins on what makes the answer an error. */
    static final String ANSWERS = "the socket server answers ";
    /** What a sentence cites at its end. */
    private static final Pattern SECTION = Pattern.compile("RFC [0-9]+, section [0-9.]+(?=\\)$)");
    /** The field that an error begins with. */
    private static final Pattern FIELD =
            Pattern.compile(ANSWERS + "[0-9]{3}: (?:content with a )?(Content-[A-Z][a-z]+)");
    /** Methods whose content has no meaning, and where that is said. */
    private static final Map<String, String> WITHOUT_CONTENT = Map.of("GET", "RFC 9110, section 9.3.1",
            "HEAD", "RFC 9110, section 9.3.2", "DELETE", "RFC 9110, section 9.3.5", "CONNECT",
            "RFC 9110, section 9.3.6");

    boolean isAbout(Part other, String fieldName) {
        return part == other && (part != Part.FIELD_VALUE || field.equalsIgnoreCase(fieldName));
    }

    /**
     * Of a request that is complete.
     *
     * @param answer what the server will answer, or null
     */
    static List<Remark> on(Request request, Response answer) {
        List<Remark> remarks = new ArrayList<>();
        if (answer != null && answer.status().code() >= 400) {
            remarks.add(onRefusal(request, answer));
        }
        addTarget(request.target(), remarks);
        if (request.content().length > 0) {
            addContent(request.method(), remarks);
        }
        return remarks;
    }

    /** Where the answer is an error: at what has to be another for a better one. */
    private static Remark onRefusal(Request request, Response answer) {
        int status = answer.status().code();
        String sentence = ANSWERS + status + ": " + sentence(answer);
        return switch (status) {
            case 404 -> of(request.target().authority() == null ? Part.ABSOLUTE_PATH : Part.ABSOLUTE_FORM, "",
                    "RFC 9110, section 15.5.5", sentence);
            case 405 -> of(Part.METHOD, "", "RFC 9110, section 15.5.6", sentence);
            case 415 -> onField(request, Part.METHOD, section(sentence, "RFC 9110, section 15.5.16"), sentence);
            case 421 -> onHost(request, sentence);
            case 501 -> of(Part.METHOD, "", "RFC 9110, section 15.6.2", sentence);
            case 400, 413, 414 -> onParameters(request, status, sentence);
            default -> of(Part.METHOD, "", "RFC 9110, section 15", sentence);
        };
    }

    private static Remark of(Part part, String field, String section, String sentence) {
        return new Remark(part, field, Note.questionable(section, sentence));
    }

    /** At the field that the sentence begins with, or else here. */
    private static Remark onField(Request request, Part otherwise, String section, String sentence) {
        Matcher field = FIELD.matcher(sentence);
        return field.lookingAt() && request.fields().contains(field.group(1))
                ? of(Part.FIELD_VALUE, field.group(1), section, sentence) : of(otherwise, "", section, sentence);
    }

    private static Remark onHost(Request request, String sentence) {
        Part part = request.target().authority() != null ? Part.ABSOLUTE_FORM
                : request.authority() == null ? Part.METHOD : Part.FIELD_VALUE;
        return of(part, "Host", "RFC 9110, section 7.4", sentence);
    }

    /** In the query, or in the form: whichever cannot be decoded. */
    private static Remark onParameters(Request request, int status, String sentence) {
        String section = section(sentence,
                status == 400 ? "RFC 3986, section 2.1" : "RFC 9110, section 15.5." + (status - 399));
        Part content = request.content().length > 0 ? Part.CONTENT : Part.METHOD;
        boolean isQuery = undecodable(request.target()) != null && !request.method().equals("POST");
        return onField(request, isQuery ? Part.QUERY : content, section, sentence);
    }

    /** Why the query cannot be decoded, or null where it can. */
    private static HttpException undecodable(RequestTarget target) {
        try {
            Parameters.ofQuery(target);
            return null;
        } catch (HttpException undecodable) {
            return undecodable;
        }
    }

    private static String section(String sentence, String otherwise) {
        Matcher cited = SECTION.matcher(sentence);
        return cited.find() ? cited.group() : otherwise;
    }

    private static void addTarget(RequestTarget target, List<Remark> remarks) {
        String spelledPath = target.spelling().split("\\?", 2)[0];
        if (target.authority() == null && !spelledPath.equals(target.path())) {
            remarks.add(of(Part.ABSOLUTE_PATH, "", "RFC 3986, section 6.2.2",
                    "the socket server reads it as " + target.path() + ", the same path; another server may not"));
        }
        HttpException undecodable = undecodable(target);
        if (undecodable != null) {
            String sentence = sentence(undecodable.response());
            remarks.add(of(Part.QUERY, "", section(sentence, "RFC 3986, section 2.1"), sentence));
        }
    }

    private static void addContent(String method, List<Remark> remarks) {
        if (method.equals("TRACE")) {
            remarks.add(of(Part.CONTENT, "", "RFC 9110, section 9.3.8",
                    "a client must not send content with TRACE; who sends it could read it in the answer"));
        } else if (WITHOUT_CONTENT.containsKey(method)) {
            remarks.add(of(Part.CONTENT, "", WITHOUT_CONTENT.get(method),
                    "content has no meaning with " + method + ", and some servers refuse it"));
        } else if (method.equals("OPTIONS")) {
            remarks.add(of(Part.CONTENT, "", "RFC 9110, section 9.3.7",
                    "nobody has defined what content of OPTIONS means"));
        }
    }

    /** What an error says behind its status, without a full stop. */
    static String sentence(Response error) {
        return new String(error.content(), StandardCharsets.UTF_8).strip().replaceFirst("^[0-9]{3} [^:]*: ", "")
                .replaceFirst("\\.$", "");
    }

    /** Of a request of whose content only so much has come. */
    static List<Remark> onIncomplete(int contentOctets) {
        return List.of(of(Part.FIELD_VALUE, "Content-Length", "RFC 9112, section 6.2",
                "so many octets of content are to follow, and " + contentOctets + " are here: the server waits"));
    }
}
