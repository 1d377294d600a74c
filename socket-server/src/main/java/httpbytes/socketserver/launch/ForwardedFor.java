package httpbytes.socketserver.launch;

import httpbytes.socketserver.message.Fields;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * For whom a request was forwarded, as proxies say it: in {@code Forwarded} (RFC 7239, section 5.2), or in the older
 * {@code X-Forwarded-For}. Each proxy adds behind the others the address of whoever connected to it.
 *
 * <p>Anybody can send these fields. So a statement counts only if a trusted proxy made it, and statements are read
 * from the last one back to the first that names somebody who is not trusted: what stands before, that somebody may
 * have made up. Where the two fields name different clients, one of them is not the proxy's, and neither counts.
 *
 * @param trusted the addresses of proxies that say the truth
 */
record ForwardedFor(Set<InetAddress> trusted) {

    private static final String OTHER_PAIR = "(?!for=)[^\\s=;\"\\\\]++=(?:[^\\s=;\"\\\\]++|\"[^\"\\\\]*+\")";
    /**
     * An element of Forwarded. A comma ends it, also in quotes: what a client wrote between them then has an end of a
     * quotation and no beginning, and is no element.
     */
    private static final Pattern ELEMENT = Pattern.compile(
            "(?i)(?:" + OTHER_PAIR + "; ?)*+for=(\"?)(?<node>[^\";]+)\\1(?:; ?" + OTHER_PAIR + ")*+");
    /** {@code 192.0.2.1:80}, {@code [2001:db8::1]:80}, {@code 2001:db8::1}. */
    private static final Pattern NODE = Pattern.compile("(?<four>[0-9]+(?:\\.[0-9]+){3})(?::[0-9]+)?"
            + "|\\[(?<six>[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*)](?::[0-9]+)?|(?<bare>[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*)");

    /**
     * The client of a request.
     *
     * @param peer the other end of the connection
     * @return {@code peer}, unless it is trusted and says for whom it asks, by address
     */
    InetAddress client(InetAddress peer, Fields fields) {
        List<String> forwarded = fields.members("Forwarded").stream().map(ForwardedFor::node).toList();
        List<InetAddress> named = Stream.of(forwarded, fields.members("X-Forwarded-For"))
                .filter(nodes -> !nodes.isEmpty()).map(nodes -> client(peer, nodes)).distinct().toList();
        return named.size() == 1 ? named.get(0) : peer;
    }

    private InetAddress client(InetAddress peer, List<String> nodes) {
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

    /** What an element says with {@code for=}; an empty text where it does not say it, or not once. */
    private static String node(String element) {
        Matcher says = ELEMENT.matcher(element);
        return says.matches() ? says.group("node") : "";
    }

    /**
     * The address, without its port; null for {@code unknown}, for a name that hides it ({@code _hidden}), and for
     * anything else. Nothing is looked up, because what stands in brackets is an IPv6 address or an error; so an IPv4
     * address is written as one (RFC 4291, section 2.5.5.2), and {@link InetAddress} turns it back.
     */
    static InetAddress address(String written) {
        Matcher node = NODE.matcher(written);
        try {
            return node.matches() ? InetAddress.getByName(
                    (node.group("four") == null ? "[" : "[::ffff:") + node.replaceFirst("${four}${six}${bare}") + "]")
                    : null;
        } catch (UnknownHostException notAnAddress) {
            return null;
        }
    }
}
