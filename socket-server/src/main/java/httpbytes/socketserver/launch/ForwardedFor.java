package httpbytes.socketserver.launch;

import httpbytes.socketserver.message.Fields;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
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
 */
final class ForwardedFor {

    private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]++";
    private static final String QUOTED_STRING =
            "\"(?:[\\t\\x20-\\x7e\\x80-\\xff&&[^\"\\\\]]|\\\\[\\t\\x20-\\x7e\\x80-\\xff])*+\"";
    private static final String PAIR = "(" + TOKEN + ")=(" + TOKEN + "|" + QUOTED_STRING + ")";
    /** Pairs with ; between them are an element, and elements with , between them the field. Each may be empty. */
    private static final String SPACED = "[ \\t]*+(?:" + PAIR + ")?+[ \\t]*+";
    private static final Pattern FIELD = Pattern.compile(SPACED + "(?:[,;]" + SPACED + ")*+");
    private static final Pattern ELEMENT = Pattern.compile("(?:[^\",]|" + QUOTED_STRING + ")++");
    private static final Pattern PAIRS = Pattern.compile(PAIR);

    private static final String OCTET = "(?:25[0-5]|2[0-4][0-9]|[01]?[0-9]{1,2})";
    private static final String IPV6 = "(?=.*:.*:)[0-9A-Fa-f:.]{2,45}";
    /** {@code 192.0.2.1:80}, {@code [2001:db8::1]:80}, {@code 2001:db8::1}. */
    private static final Pattern NODE = Pattern.compile(
            "(?<four>" + OCTET + "(?:\\." + OCTET + "){3})(?::[^:]*)?"
                    + "|\\[(?<six>" + IPV6 + ")].*|(?<bare>" + IPV6 + ")");

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
        List<InetAddress> named = Stream.of(nodes(fields.value("Forwarded")), fields.members("X-Forwarded-For"))
                .filter(nodes -> !nodes.isEmpty()).map(nodes -> client(peer, nodes, trusted)).distinct().toList();
        return named.size() == 1 ? named.get(0) : peer;
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
        if (forwarded == null || !FIELD.matcher(forwarded).matches()) {
            return forwarded == null ? List.of() : List.of("");
        }
        List<String> nodes = new ArrayList<>();
        for (MatchResult element : ELEMENT.matcher(forwarded).results().toList()) {
            List<MatchResult> pairs = PAIRS.matcher(element.group()).results().toList();
            List<MatchResult> said = pairs.stream().filter(pair -> pair.group(1).equalsIgnoreCase("for")).toList();
            if (!pairs.isEmpty()) {
                nodes.add(said.size() == 1 ? unquoted(said.get(0).group(2)) : ""); // Said twice is not said.
            }
        }
        return nodes;
    }

    private static String unquoted(String value) {
        return value.replaceAll("^\"|\\\\(.)|\"$", "$1");
    }

    /**
     * The address, without its port; null for {@code unknown}, for a name that hides it ({@code _hidden}), and for
     * anything else. Nothing is looked up: only what is written as an address goes to {@link InetAddress}, and fewer
     * than four numbers, which that would take too, are not written as one.
     */
    static InetAddress address(String written) {
        Matcher node = NODE.matcher(written);
        if (!node.matches()) {
            return null;
        }
        String six = node.group("six") == null ? node.group("bare") : node.group("six");
        try {
            return InetAddress.getByName(six == null ? node.group("four") : "[" + six + "]");
        } catch (UnknownHostException notAnAddress) {
            return null;
        }
    }
}
