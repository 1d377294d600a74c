package httpbytes.socketserver.wire;

import httpbytes.socketserver.message.RequestTarget;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The request-target in the forms that an origin server understands: origin-form, absolute-form and
 * asterisk-form (RFC 9112, section 3.2). Knows text, never octets or sockets.
 *
 * @param offset of the target in the request, for sentences about it
 */
record TargetParser(String method, String target, long offset) {

    private static final Pattern ESCAPE = Pattern.compile("%(..)");

    RequestTarget parse() throws ProtocolException {
        if (method.equals("CONNECT")) {
            throw refusal(Violation.CONNECT_NOT_SUPPORTED, 0, target.length());
        }
        if (target.equals(RequestTarget.ASTERISK) && method.equals("OPTIONS")) {
            return new RequestTarget(target, null, RequestTarget.ASTERISK, null);
        }
        return target.startsWith("/") ? resource(null, 0) : absoluteForm();
    }

    private RequestTarget absoluteForm() throws ProtocolException {
        Matcher uri = Grammar.SCHEME_AND_AUTHORITY.matcher(target);
        if (!uri.lookingAt()) {
            throw refusal(Violation.TARGET_FORM, 0, target.length());
        }
        if (!uri.group(1).equalsIgnoreCase("http")) {
            throw refusal(Violation.SCHEME_NOT_SERVED, 0, uri.end(1));
        }
        String authority = uri.group(2);
        if (!Grammar.isAuthority(authority)) {
            throw refusal(Violation.TARGET_AUTHORITY, uri.start(2), uri.end(2));
        }
        return uri.end() == target.length() && method.equals("OPTIONS")
                ? new RequestTarget(target, authority, RequestTarget.ASTERISK, null) : resource(authority, uri.end());
    }

    private RequestTarget resource(String authority, int pathStart) throws ProtocolException {
        int question = target.indexOf('?', pathStart);
        int pathEnd = question < 0 ? target.length() : question;
        int right = Grammar.endWithEscapes(Grammar.PATH, target, pathStart, pathEnd);
        if (right == pathEnd && question >= 0) {
            // A bad escape is left to whoever decodes the query, and can say what stands around it.
            right = Grammar.end(Grammar.QUERY, target, question, target.length());
        }
        if (right < target.length()) {
            throw octetRefusal(right, pathEnd);
        }
        String path = pathStart == pathEnd ? "/" : target.substring(pathStart, pathEnd);
        String query = question < 0 ? null : target.substring(question + 1);
        return new RequestTarget(target, authority, normalise(path), query);
    }

    /** Escapes first, dot segments second: %2e%2e is a dot segment too (RFC 3986, sections 6.2.2.2 and 6.2.2.3). */
    private static String normalise(String path) {
        String decoded = path.indexOf('%') < 0 ? path : decodeUnreserved(path);
        return decoded.contains("/.") ? removeDotSegments(decoded) : decoded;
    }

    /** {@code %61} is a; {@code %2f} stays an escape, because a decoded slash would be another path. */
    private static String decodeUnreserved(String path) {
        return ESCAPE.matcher(path).replaceAll(escape -> {
            int octet = Integer.parseInt(escape.group(1), 16);
            return Grammar.UNRESERVED[octet] ? Character.toString(octet) : escape.group().toUpperCase(Locale.ROOT);
        });
    }

    /** RFC 3986, section 5.2.4: {@code ..} removes the segment before it, and stops at the root. */
    private static String removeDotSegments(String path) {
        Deque<String> kept = new ArrayDeque<>();
        for (String segment : path.substring(1).split("/", -1)) {
            if (segment.equals("..")) {
                kept.pollLast();
            } else if (!segment.equals(".")) {
                kept.addLast(segment);
            }
        }
        boolean endsInDots = path.endsWith("/.") || path.endsWith("/..");
        return "/" + String.join("/", kept) + (endsInDots && !kept.isEmpty() ? "/" : "");
    }

    private ProtocolException octetRefusal(int index, int pathEnd) {
        return switch (target.charAt(index)) {
            case '%' -> refusal(Violation.TARGET_ESCAPE, index, Math.min(index + "%00".length(), pathEnd));
            case '#' -> refusal(Violation.TARGET_FRAGMENT, index, index + 1);
            default -> refusal(Violation.TARGET_OCTET, index, index + 1);
        };
    }

    /** A refusal of these octets, which are quoted with some of those behind them. */
    private ProtocolException refusal(Violation violation, int from, int to) {
        return ProtocolException.at(offset, target, from, to, violation);
    }
}
