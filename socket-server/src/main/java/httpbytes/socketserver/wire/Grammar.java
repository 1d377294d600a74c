package httpbytes.socketserver.wire;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.regex.Pattern;

/**
 * The grammar of a request: each rule under the name that its RFC gives it, beside the words in which the RFC says it.
 * A rule that is octets of one kind is a set; a pattern is there only for what has a structure, and never looks at an
 * octet twice. Text has one char for each octet.
 */
final class Grammar {

    static final byte CR = '\r';
    static final byte LF = '\n';

    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final String DIGITS = "0123456789";
    private static final String UNRESERVED_SIGNS = "-._~";
    /** {@code sub-delims = "!" / "$" / "&" / "'" / "(" / ")" / "*" / "+" / "," / ";" / "="} (RFC 3986, section 2.2). */
    private static final String SUB_DELIMS = "!$&'()*+,;=";

    static final boolean[] DIGIT = set(DIGITS);
    static final boolean[] HEXDIG = set(DIGITS + "ABCDEFabcdef");

    /** {@code token = 1*tchar} (RFC 9110, section 5.6.2). */
    static final boolean[] TCHAR = set(LETTERS + DIGITS + "!#$%&'*+-.^_`|~");

    /** {@code field-content} and all other text of a line: HTAB, SP, VCHAR, obs-text (RFC 9110, section 5.5). */
    static final boolean[] TEXT = text();

    /** {@code unreserved = ALPHA / DIGIT / "-" / "." / "_" / "~"} (RFC 3986, section 2.3). */
    static final boolean[] UNRESERVED = set(LETTERS + DIGITS + UNRESERVED_SIGNS);

    /** {@code reg-name = *( unreserved / pct-encoded / sub-delims )} (RFC 3986, section 3.2.2), but its escapes. */
    private static final boolean[] REG_NAME = set(LETTERS + DIGITS + UNRESERVED_SIGNS + SUB_DELIMS);

    /**
     * {@code absolute-path = 1*( "/" segment )} (RFC 9110, section 4.1), {@code segment = *pchar}, {@code pchar =
     * unreserved / pct-encoded / sub-delims / ":" / "@"} (RFC 3986, section 3.3), but its escapes.
     */
    static final boolean[] PATH = set(LETTERS + DIGITS + UNRESERVED_SIGNS + SUB_DELIMS + ":@/");

    /** {@code query = *( pchar / "/" / "?" )} (RFC 3986, section 3.4); any percent sign. */
    static final boolean[] QUERY = set(LETTERS + DIGITS + UNRESERVED_SIGNS + SUB_DELIMS + ":@/?%");

    /** {@code scheme = ALPHA *( ALPHA / DIGIT / "+" / "-" / "." )} and an authority (RFC 3986, section 3). */
    static final Pattern SCHEME_AND_AUTHORITY = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*+)://([^/?#]*+)");

    /** {@code IP-literal = "[" ( IPv6address / IPvFuture ) "]"} (RFC 3986, section 3.2.2). */
    private static final Pattern IP_LITERAL = Pattern.compile(
            "\\[(?:[0-9A-Fa-f:.]{2,45}|[vV][0-9A-Fa-f]++\\.[A-Za-z0-9._~!$&'()*+,;=:-]++)]");

    private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]++";
    private static final String BWS = "[ \\t]*+";
    /** {@code DQUOTE *( qdtext / quoted-pair ) DQUOTE} (RFC 9110, section 5.6.4). */
    private static final String QUOTED_STRING = "\"(?:[^\"\\\\]|\\\\[\\x00-\\xff])*+\"";

    /**
     * {@code chunk-ext = *( BWS ";" BWS chunk-ext-name [ BWS "=" BWS chunk-ext-val ] )}, a name being a token, a value
     * a token or quoted-string (RFC 9112, section 7.1.1).
     */
    private static final Pattern CHUNK_EXT = Pattern.compile("(?:" + BWS + ";" + BWS + TOKEN
            + "(?:" + BWS + "=" + BWS + "(?:" + TOKEN + "|" + QUOTED_STRING + "))?+)*+");

    /** {@code port = *DIGIT} (RFC 3986, section 3.2.3), as far as TCP has them. */
    private static final int HIGHEST_PORT = 65_535;

    private Grammar() {
    }

    private static boolean[] set(String members) {
        var set = new boolean[256];
        for (char member : members.toCharArray()) {
            set[member] = true;
        }
        return set;
    }

    private static boolean[] text() {
        boolean[] text = set("\t");
        Arrays.fill(text, ' ', text.length, true);
        text[0x7f] = false;
        return text;
    }

    /** Where the octets of this set end that stand from one index on, before another. */
    static int end(boolean[] set, String text, int from, int to) {
        int i = from;
        while (i < to && set[text.charAt(i)]) {
            i++;
        }
        return i;
    }

    /** The same, with {@code pct-encoded = "%" HEXDIG HEXDIG} among them (RFC 3986, section 2.1). */
    static int endWithEscapes(boolean[] set, String text, int from, int to) {
        int i = end(set, text, from, to);
        while (i + 2 < to && text.charAt(i) == '%' && end(HEXDIG, text, i + 1, i + 3) == i + 3) {
            i = end(set, text, i + 3, to);
        }
        return i;
    }

    /** {@code HTTP-version = "HTTP" "/" DIGIT "." DIGIT}, in capital letters (RFC 9112, section 2.3). */
    static boolean isHttpVersion(String text, int from) {
        return text.length() - from == "HTTP/1.1".length() && text.startsWith("HTTP/", from)
                && DIGIT[text.charAt(from + 5)] && text.charAt(from + 6) == '.' && DIGIT[text.charAt(from + 7)];
    }

    /** {@code uri-host [ ":" port ]} (RFC 9110, section 7.2), with a host in it (section 4.2.1), without userinfo. */
    static boolean isAuthority(String text) {
        int colon = text.indexOf(':', Math.max(0, text.indexOf(']')));
        int hostEnd = colon < 0 ? text.length() : colon;
        long port = number(text, Math.min(hostEnd + 1, text.length()), HIGHEST_PORT);
        return hostEnd > 0 && port >= 0 && port <= HIGHEST_PORT && (text.charAt(0) == '['
                ? isIpLiteral(text.substring(0, hostEnd)) : endWithEscapes(REG_NAME, text, 0, hostEnd) == hostEnd);
    }

    private static boolean isIpLiteral(String host) {
        try {
            // Parses an address in brackets without asking anybody.
            return IP_LITERAL.matcher(host).matches()
                    && (Character.toLowerCase(host.charAt(1)) == 'v' || InetAddress.getByName(host) != null);
        } catch (UnknownHostException notAnAddress) {
            return false;
        }
    }

    /**
     * {@code *DIGIT} as a number; -1 where there is something else. Beyond the most, by how much does not matter, and
     * cannot overflow. {@link Long#parseLong} would take a sign, and digits of other scripts.
     */
    static long number(String text, int from, long most) {
        long number = 0;
        for (int i = from; i < text.length(); i++) {
            if (!DIGIT[text.charAt(i)]) {
                return -1;
            }
            number = number > most ? number : 10 * number + text.charAt(i) - '0';
        }
        return number;
    }

    static boolean isChunkExt(String text, int from) {
        return from == text.length() || CHUNK_EXT.matcher(text).region(from, text.length()).matches();
    }
}
