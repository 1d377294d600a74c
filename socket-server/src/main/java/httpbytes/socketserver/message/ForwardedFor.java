package httpbytes.socketserver.message;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * For whom a request was forwarded, as proxies say it: in {@code Forwarded} (RFC 7239, section 5.2), or in the older
 * {@code X-Forwarded-For}. Each proxy adds behind the others the address of whoever connected to it.
 *
 * <p>Anybody can send these fields. So a statement counts only if a trusted proxy made it, and statements are read
 * from the last one back to the first that names somebody who is not trusted: what stands before, that somebody may
 * have made up. Where the two fields name different clients, one of them is not the proxy's, and neither counts.
 */
public final class ForwardedFor {

    private static final int HIGHEST_OCTET = 255;

    private ForwardedFor() {
    }

    /**
     * The client of a request.
     *
     * @param peer    the other end of the connection
     * @param trusted the addresses of proxies that say the truth
     * @return {@code peer}, unless it is trusted and says for whom it asks, by address
     */
    public static InetAddress client(InetAddress peer, Fields fields, Set<InetAddress> trusted) {
        if (!trusted.contains(peer)) {
            return peer;
        }
        List<String> forwarded = nodes(fields);
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

    /** What each element of Forwarded says with {@code for=}; an empty text where one does not say it. */
    private static List<String> nodes(Fields fields) {
        List<String> nodes = new ArrayList<>();
        String value = fields.value("Forwarded");
        for (int start = 0; value != null && start <= value.length(); ) {
            int end = MediaType.endOfPart(value, start, ',');
            // An element is spelled like the parameters of a media type, without the type.
            String node = MediaType.parse(";" + value.substring(start, end)).parameter("for");
            nodes.add(node == null ? "" : node);
            start = end + 1;
        }
        return nodes;
    }

    /**
     * The address, without its port; null for {@code unknown}, for a name that hides it ({@code _hidden}), and for
     * anything else. Nothing is looked up: only what is written as an address goes to {@link InetAddress}.
     */
    public static InetAddress address(String node) {
        String address = withoutPort(node);
        boolean isIpv6 = address.indexOf(':') >= 0 && address.matches("[0-9A-Fa-f:.]{2,45}");
        if (!isIpv6 && !isIpv4(address)) {
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

    /** Four numbers: Java would take fewer of them for an address too. */
    private static boolean isIpv4(String address) {
        String[] octets = address.split("\\.", -1);
        if (octets.length != 4) {
            return false;
        }
        for (String octet : octets) {
            if (!octet.matches("[0-9]{1,3}") || Integer.parseInt(octet) > HIGHEST_OCTET) {
                return false;
            }
        }
        return true;
    }
}
