package httpbytes.socketserver.wireview;

import httpbytes.socketserver.message.Request;
import httpbytes.socketserver.wire.MessageLimits;
import java.util.Set;

/**
 * By what the server goes that the page shows, beyond what all servers do.
 *
 * @param limits beyond which it refuses a request
 * @param hosts  for which it answers, without a port; none where it answers for any
 */
record Rules(MessageLimits limits, Set<String> hosts) {

    boolean answersFor(Request request) {
        String host = request.authority() == null ? "" : request.authority().replaceFirst(":[0-9]*$", "");
        return hosts.isEmpty() || hosts.stream().anyMatch(host::equalsIgnoreCase);
    }
}
