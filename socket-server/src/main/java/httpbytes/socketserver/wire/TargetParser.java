package httpbytes.socketserver.wire;

import httpbytes.socketserver.message.RequestTarget;
import httpbytes.socketserver.message.Text;
import java.util.Locale;

/**
 * The request-target in the forms that an origin server understands: origin-form, absolute-form and
 * asterisk-form (RFC 9112, section 3.2). Knows text, never octets or sockets.
 */
final class TargetParser {

    private final String method;
    private final String target;
    /** Offset of the target in the request, for sentences about it. */
    private final long offset;

    TargetParser(String method, String target, long offset) {
        this.method = method;
        this.target = target;
        this.offset = offset;
    }

    RequestTarget parse() throws ProtocolException {
        if (method.equals("CONNECT")) {
            throw refusal(Violation.CONNECT_NOT_SUPPORTED, 0, target.length());
        }
        if (target.equals(RequestTarget.ASTERISK) && method.equals("OPTIONS")) {
            return asterisk(null);
        }
        return target.startsWith("/") ? resource(null, 0) : absoluteForm();
    }

    private RequestTarget absoluteForm() throws ProtocolException {
        int schemeEnd = target.indexOf("://");
        if (!isScheme(schemeEnd)) {
            throw refusal(Violation.TARGET_FORM, 0, target.length());
        }
        if (!target.substring(0, schemeEnd).equalsIgnoreCase("http")) {
            throw refusal(Violation.SCHEME_NOT_SERVED, 0, schemeEnd);
        }
        int from = schemeEnd + "://".length();
        int to = endOfAuthority(from);
        String authority = target.substring(from, to);
        if (!Authority.isValidInUri(authority)) {
            throw refusal(Violation.TARGET_AUTHORITY, from, to);
        }
        boolean wholeServer = to == target.length() && method.equals("OPTIONS");
        return wholeServer ? asterisk(authority) : resource(authority, to);
    }

    /** Whether the target begins with a scheme of this length: RFC 3986, section 3.1. */
    private boolean isScheme(int length) {
        for (int i = 0; i < length; i++) {
            if (i == 0 ? !Syntax.isAlpha(target.charAt(0)) : !Syntax.isScheme(target.charAt(i))) {
                return false;
            }
        }
        return length > 0;
    }

    private int endOfAuthority(int from) {
        int i = from;
        while (i < target.length() && "/?#".indexOf(target.charAt(i)) < 0) {
            i++;
        }
        return i;
    }

    private RequestTarget asterisk(String authority) {
        return new RequestTarget(target, authority, RequestTarget.ASTERISK, null);
    }

    private RequestTarget resource(String authority, int pathStart) throws ProtocolException {
        int question = target.indexOf('?', pathStart);
        int pathEnd = question < 0 ? target.length() : question;
        boolean plain = checkPath(pathStart, pathEnd);
        checkQuery(pathEnd);
        String path = pathStart == pathEnd ? "/" : target.substring(pathStart, pathEnd);
        String query = question < 0 ? null : target.substring(question + 1);
        return new RequestTarget(target, authority, plain ? path : normalise(path), query);
    }

    /** Refuses what cannot stand in a path; true where nothing in it needs to be normalised. */
    private boolean checkPath(int from, int to) throws ProtocolException {
        boolean plain = true;
        for (int i = from; i < to; i++) {
            char c = target.charAt(i);
            if (!Syntax.isPath(c)) {
                throw octetRefusal(i);
            }
            if (c == '%' && !Authority.isEscape(target, i)) {
                throw refusal(Violation.TARGET_ESCAPE, i, Math.min(i + "%00".length(), to));
            }
            plain = plain && c != '%' && c != '.';
        }
        return plain;
    }

    /** A bad escape in a query is left to whoever decodes the query, and can say what stands around it. */
    private void checkQuery(int question) throws ProtocolException {
        for (int i = question + 1; i < target.length(); i++) {
            char c = target.charAt(i);
            if (!Syntax.isQuery(c)) {
                throw octetRefusal(i);
            }
        }
    }

    /**
     * Escapes first, dot segments second: %2e%2e is a dot segment too (RFC 3986, sections 6.2.2.2 and
     * 6.2.2.3).
     */
    private static String normalise(String path) {
        return removeDotSegments(decodeUnreserved(path));
    }

    /** {@code %61} is a; {@code %2f} stays an escape, because a decoded slash would be another path. */
    private static String decodeUnreserved(String path) {
        var decoded = new StringBuilder(path.length());
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            if (c != '%') {
                decoded.append(c);
                continue;
            }
            int octet = 16 * Syntax.hexValue(path.charAt(i + 1)) + Syntax.hexValue(path.charAt(i + 2));
            String escape = path.substring(i, i + 3);
            decoded.append(Syntax.isUnreserved(octet) ? String.valueOf((char) octet) : escape.toUpperCase(Locale.ROOT));
            i += 2;
        }
        return decoded.toString();
    }

    /** RFC 3986, section 5.2.4: {@code ..} removes the segment before it, and stops at the root. */
    private static String removeDotSegments(String path) {
        var kept = new StringBuilder(path.length());
        for (int start = 0; start < path.length(); ) {
            int next = path.indexOf('/', start + 1);
            int end = next < 0 ? path.length() : next;
            String segment = path.substring(start, end);
            boolean parent = segment.equals("/..");
            if (parent) {
                kept.setLength(Math.max(0, kept.lastIndexOf("/")));
            }
            if (!parent && !segment.equals("/.")) {
                kept.append(segment);
            } else if (end == path.length()) {
                kept.append('/');
            }
            start = end;
        }
        return kept.toString();
    }

    private ProtocolException octetRefusal(int index) {
        boolean beginsFragment = target.charAt(index) == '#';
        return refusal(beginsFragment ? Violation.TARGET_FRAGMENT : Violation.TARGET_OCTET, index, index + 1);
    }

    /** A refusal of these octets, which are quoted with some of those behind them. */
    private ProtocolException refusal(Violation violation, int from, int to) {
        String quoted = target.substring(from, Math.min(target.length(), from + ReceiveBuffer.QUOTED));
        return ProtocolException.at(offset + from, to - from, Text.escape(quoted), violation);
    }
}
