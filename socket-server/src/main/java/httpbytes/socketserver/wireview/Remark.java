package httpbytes.socketserver.wireview;

import httpbytes.socketserver.message.HttpException;
import httpbytes.socketserver.form.Parameters;
import httpbytes.socketserver.message.Request;
import httpbytes.socketserver.message.RequestTarget;
import httpbytes.socketserver.route.Router;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Something about a message that the grammar allows, and that the sender has hardly meant.
 *
 * @param part  what it is about
 * @param field the name of the field whose value it is about; empty for all other parts
 */
record Remark(Part part, String field, String section, String sentence) {

    private static final Pattern SECTION = Pattern.compile("RFC [0-9]+, section [0-9.]+(?=\\)\\.$)");
    private static final Set<String> WITHOUT_CONTENT = Set.of("GET", "HEAD", "DELETE", "OPTIONS");

    boolean isAbout(Part other, String fieldName) {
        return part == other && (part != Part.FIELD_VALUE || field.equalsIgnoreCase(fieldName));
    }

    /** Of a request that is complete. */
    static List<Remark> on(Request request, Rules rules) {
        List<Remark> remarks = new ArrayList<>();
        addHost(request, rules, remarks);
        if (!Router.DEFINED.contains(request.method())) {
            remarks.add(new Remark(Part.METHOD, "", "RFC 9110, section 15.6.2",
                    "HTTP defines no method of this name, in these letters: the answer is 501"));
        }
        addTarget(request.target(), remarks);
        if (request.method().equals("POST")) {
            addForm(request, remarks);
        } else if (request.content().length > 0 && WITHOUT_CONTENT.contains(request.method())) {
            remarks.add(new Remark(Part.CONTENT, "", "RFC 9110, section 9.3.1",
                    "content has no meaning with this method, and some servers refuse it"));
        }
        return remarks;
    }

    private static void addHost(Request request, Rules rules, List<Remark> remarks) {
        if (!rules.answersFor(request)) {
            boolean isInTarget = request.target().authority() != null;
            boolean isMissing = request.authority() == null;
            Part part = isInTarget ? Part.ABSOLUTE_FORM : isMissing ? Part.METHOD : Part.FIELD_VALUE;
            remarks.add(new Remark(part, "Host", "RFC 9110, section 7.4", "this server answers for "
                    + String.join(", ", new TreeSet<>(rules.hosts())) + " alone: the answer is 421"));
        }
    }

    private static void addTarget(RequestTarget target, List<Remark> remarks) {
        String spelledPath = target.spelling().split("\\?", 2)[0];
        if (target.authority() == null && !spelledPath.equals(target.path())) {
            remarks.add(new Remark(Part.ABSOLUTE_PATH, "", "RFC 3986, section 6.2.2",
                    "read as " + target.path() + ": the same path, spelled otherwise"));
        }
        try {
            Parameters.ofQuery(target);
        } catch (HttpException undecodable) {
            remarks.add(new Remark(Part.QUERY, "", section(undecodable), phrase(undecodable)));
        }
    }

    private static void addForm(Request request, List<Remark> remarks) {
        try {
            Parameters.ofForm(request);
        } catch (HttpException noForm) {
            boolean isMissing = !request.fields().contains("Content-Type");
            boolean isType = noForm.getMessage().startsWith("Content-Type");
            Part part = isMissing ? Part.METHOD : isType ? Part.FIELD_VALUE : Part.CONTENT;
            remarks.add(new Remark(part, "Content-Type", section(noForm), phrase(noForm)));
        }
    }

    /** The one that the sentence names; only escapes are refused without. */
    private static String section(HttpException refusal) {
        Matcher named = SECTION.matcher(refusal.getMessage());
        return named.find() ? named.group() : "RFC 3986, section 2.1";
    }

    /** As all other remarks are: without a full stop. */
    private static String phrase(HttpException refusal) {
        return refusal.getMessage().replaceFirst("\\.$", "");
    }

    /** Of a request of whose content only so much has come. */
    static List<Remark> onIncomplete(int contentOctets) {
        return List.of(new Remark(Part.FIELD_VALUE, "Content-Length", "RFC 9112, section 6.2",
                "so many octets of content are to follow, and " + contentOctets + " are here: the server waits"));
    }
}
