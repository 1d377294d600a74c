package httpbytes.socketserver.launch;

import httpbytes.socketserver.message.Fields;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * For whom a request was forwarded, as proxies say it: in {@code Forwarded} (RFC 7239, section 5.2), or in the older
 * {@code X-Forwarded-For}. Each proxy adds behind the others the address of whoever connected to it.
 *
 * <p>Anybody can send these fields. So a statement counts only if a trusted proxy made it, and statements are read
 * from the last one back to the first that names somebody who is not trusted: what stands before, that somebody may
 * have made up. Where the two fields name different clients, one of them is not the proxy's, and neither counts.
 */
final class ForwardedFor {

    private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]++";
    private static final String QUOTED_STRING =
            "\"(?:[\\t\\x20-\\x7e\\x80-\\xff&&[^\"\\\\]]|\\\\[\\t\\x20-\\x7e\\x80-\\xff])*+\"";
    /** A pair, and what separates it from the next one; an element of the list may be empty. */
    private static final Pattern PAIR = Pattern.compile(
            "[ \\t]*+(?:(" + TOKEN + ")=(" + TOKEN + "|" + QUOTED_STRING + "))?+[ \\t]*+(,|;|$)");
    private static final String OCTET = "(?:25[0-5]|2[0-4][0-9]|[01]?[0-9]{1,2})";
    /** Four numbers: Java would take fewer of them for an address too. */
    private static final String IPV4 = OCTET + "(?:\\." + OCTET + "){3}";
    private static final String LIKE_IPV6 = "(?=.*:)[0-9A-Fa-f:.]{2,45}";

    private ForwardedFor() {
    }

    /**
     * The client of a request.
     *
     * @param peer    the other end of the connection
     * @param trusted the addresses of proxies that say the truth
     * @return {@code peer}, unless it is trusted and says for whom it asks, by address
     */
    static InetAddress client(InetAddress peer, Fields fields, Set<InetAddress> trusted) {
        if (!trusted.contains(peer)) {
            return peer;
        }
        List<String> forwarded = nodes(fields.value("Forwarded"));
        List<String> older = fields.members("X-Forwarded-For");
        InetAddress client = client(peer, forwarded.isEmpty() ? older : forwarded, trusted);
        boolean agree = forwarded.isEmpty() || older.isEmpty() || client.equals(client(peer, older, trusted));
        return agree ? client : peer;
    }

    private static InetAddress client(InetAddress peer, List<String> nodes, Set<InetAddress> trusted) {
        InetAddress client = peer;
        for (int i = nodes.size() - 1; i >= 0 && trusted.contains(client); i--) {
            InetAddress before = address(nodes.get(i));
            if (before == null) {
                return client;
            }
            client = before;
        }
        return client;
    }

    /**
     * What each element of Forwarded says with {@code for=}, an empty text where one does not say it. A field that is
     * not spelled as it should be says nothing at all: a client's open quote could swallow what a proxy wrote behind.
     */
    private static List<String> nodes(String forwarded) {
        List<String> nodes = new ArrayList<>();
        Matcher pairs = PAIR.matcher(forwarded == null ? "" : forwarded);
        String node = null;
        boolean isEmpty = true;
        while (pairs.lookingAt()) {
            isEmpty &= pairs.group(1) == null;
            if ("for".equalsIgnoreCase(pairs.group(1))) {
                node = node == null ? unquoted(pairs.group(2)) : ""; // Said twice is not said.
            }
            if (!pairs.group(3).equals(";")) {
                if (!isEmpty) {
                    nodes.add(node == null ? "" : node);
                }
                node = null;
                isEmpty = true;
            }
            if (pairs.group(3).isEmpty()) {
                return nodes;
            }
            pairs.region(pairs.end(), forwarded.length());
        }
        return List.of("");
    }

    private static String unquoted(String value) {
        return value.startsWith("\"")
                ? value.substring(1, value.length() - 1).replaceAll("\\\\(.)", "$1")
                : value;
    }

    /**
     * The address, without its port; null for {@code unknown}, for a name that hides it ({@code _hidden}), and for
     * anything else. Nothing is looked up: only what is written as an address goes to {@link InetAddress}.
     */
    static InetAddress address(String node) {
        String address = withoutPort(node);
        boolean isIpv6 = address.matches(LIKE_IPV6);
        if (!isIpv6 && !address.matches(IPV4)) {
            return null;
        }
        try {
            return InetAddress.getByName(isIpv6 ? "[" + address + "]" : address);
        } catch (UnknownHostException notAnAddress) {
            return null;
        }
    }

    /** {@code 192.0.2.1:80}, {@code [2001:db8::1]:80}, {@code [2001:db8::1]}; a bare IPv6 address stays as it is. */
    private static String withoutPort(String node) {
        if (node.startsWith("[")) {
            return node.substring(1, Math.max(1, node.indexOf(']')));
        }
        int colon = node.indexOf(':');
        return colon >= 0 && colon == node.lastIndexOf(':') ? node.substring(0, colon) : node;
    }
}
