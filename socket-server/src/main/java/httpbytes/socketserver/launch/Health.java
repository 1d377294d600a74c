package httpbytes.socketserver.launch;

import httpbytes.socketserver.message.Request;
import httpbytes.socketserver.message.Response;
import httpbytes.socketserver.message.Status;
import httpbytes.socketserver.route.Route;

/**
 * Says at {@code /health} whether to send requests here: 200 as long as the server is ready for them, 503 from
 * the moment in which it begins to stop. Whoever spreads requests over several servers asks.
 */
public final class Health {

    private volatile boolean isStopping;

    /** From now on the answer is 503. */
    void beginToStop() {
        isStopping = true;
    }

    @Route(path = "/health", methods = "GET")
    public Response get(Request request) {
        return isStopping
                ? Response.error(Status.SERVICE_UNAVAILABLE, "this server stops; send requests to another one.")
                : Response.text("This server is ready.\n");
    }
}
