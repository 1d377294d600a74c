package httpbytes.socketserver.wire;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** The grammar of a host and its optional port (RFC 3986, sections 3.2.2 and 3.2.3), without userinfo. */
final class Authority {

    private Authority() {
    }

    /** {@code uri-host [ ":" port ]}, the grammar of a Host field; the host may be empty. */
    static boolean isValid(String authority) {
        int hostEnd = endOfHost(authority);
        return isHost(authority.substring(0, hostEnd)) && isOptionalPort(authority.substring(hostEnd));
    }

    /** The same with a host in it, as an http URI needs it (RFC 9110, section 4.2.1). */
    static boolean isValidInUri(String authority) {
        return endOfHost(authority) > 0 && isValid(authority);
    }

    private static int endOfHost(String authority) {
        int colon = authority.indexOf(':', Math.max(0, authority.indexOf(']')));
        return colon < 0 ? authority.length() : colon;
    }

    private static boolean isHost(String host) {
        if (host.startsWith("[")) {
            return isIpvFuture(host) || isIpv6Literal(host);
        }
        for (int i = 0; i < host.length(); i++) {
            char c = host.charAt(i);
            if (c > 0x7f || !Syntax.isRegName(c) || c == '%' && !isEscape(host, i)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isIpv6Literal(String host) {
        if (!host.matches("\\[[0-9A-Fa-f:.]{2,45}]")) {
            return false;
        }
        try {
            InetAddress.getByName(host); // Parses a literal in brackets without asking anybody.
            return true;
        } catch (UnknownHostException notAnAddress) {
            return false;
        }
    }

    /** What RFC 3986, section 3.2.2, keeps for addresses that come after IPv6. */
    private static boolean isIpvFuture(String host) {
        return host.matches("\\[[vV][0-9A-Fa-f]+\\.[-._~!$&'()*+,;=:A-Za-z0-9]+]");
    }

    private static boolean isOptionalPort(String port) {
        for (int i = 1; i < port.length(); i++) {
            if (!Syntax.isDigit(port.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /** Whether a percent sign at this index is followed by two hexadecimal digits. */
    static boolean isEscape(String text, int percent) {
        return percent + 2 < text.length()
                && Syntax.hexValue(text.charAt(percent + 1)) >= 0
                && Syntax.hexValue(text.charAt(percent + 2)) >= 0;
    }
}
