package httpbytes.socketserver.launch;

import httpbytes.socketserver.message.Request;
import httpbytes.socketserver.message.Response;
import httpbytes.socketserver.message.Status;
import httpbytes.socketserver.route.Handler;
import java.util.Set;
import java.util.TreeSet;

/**
 * Answers requests for these hosts alone, in any spelling of their letters and with any port.
 *
 * <p>A page on the Web can have a browser look up its own name anew and find the address of this machine (DNS
 * rebinding). To the browser the server then belongs to that page, which may read every answer; but the name still
 * stands in Host, and a page cannot change that.
 */
final class AllowedHosts implements Handler {

    private final Set<String> hosts = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    private final Handler next;

    /**
     * @param hosts as they stand in a Host field, without a port; an IPv6 address in brackets
     * @param next  answers where the host is one of them
     */
    AllowedHosts(Set<String> hosts, Handler next) {
        this.hosts.addAll(hosts);
        this.next = next;
    }

    @Override
    public Response answer(Request request) throws Exception {
        String authority = request.authority();
        if (authority != null && hosts.contains(hostOf(authority))) {
            return next.answer(request);
        }
        return Response.error(Status.MISDIRECTED_REQUEST,
                "this server answers for " + String.join(", ", hosts) + " alone; name it in Host.");
    }

    private static String hostOf(String authority) {
        int colon = authority.indexOf(':', Math.max(0, authority.indexOf(']')));
        return colon < 0 ? authority : authority.substring(0, colon);
    }
}
