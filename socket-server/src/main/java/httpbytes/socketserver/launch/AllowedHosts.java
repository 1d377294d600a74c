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
 *
 * @param hosts as they stand in a Host field, without a port; an IPv6 address in brackets
 * @param next  answers where the host is one of them
 */
record AllowedHosts(Set<String> hosts, Handler next) implements Handler {

    @Override
    public Response answer(Request request) throws Exception {
        String authority = request.authority();
        String host = authority == null ? "" : authority.replaceFirst(":[0-9]*$", "");
        return hosts.stream().anyMatch(host::equalsIgnoreCase) ? next.answer(request)
                : Response.error(Status.MISDIRECTED_REQUEST, "this server answers for "
                        + String.join(", ", new TreeSet<>(hosts)) + " alone; name it in Host.");
    }
}
