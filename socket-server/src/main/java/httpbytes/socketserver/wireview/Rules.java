package httpbytes.socketserver.wireview;

import httpbytes.socketserver.message.Request;
import httpbytes.socketserver.message.Response;
import httpbytes.socketserver.route.Handler;
import httpbytes.socketserver.wire.MessageLimits;
import java.util.Set;

/**
 * By what the server goes that the page shows. Nothing here repeats them: the parser is asked what it refuses, and the
 * handler what it answers.
 *
 * @param limits  beyond which it refuses a request
 * @param handler who answers; asked ahead of the request, so it must not change anything
 * @param hosts   for which it answers, without a port; none where it answers for any
 */
public record Rules(MessageLimits limits, Handler handler, Set<String> hosts) {

    /** What it will answer; null where the handler fails. */
    Response answer(Request request) {
        try {
            return handler.answer(request);
        } catch (Exception fault) {
            return null;
        }
    }

    /** A host for which it answers. */
    String host() {
        return hosts.isEmpty() || hosts.contains("localhost") ? "localhost" : hosts.iterator().next();
    }
}
