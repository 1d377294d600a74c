package httpbytes.socketserver.wireview;

import httpbytes.socketserver.message.HttpException;
import httpbytes.socketserver.message.Request;
import httpbytes.socketserver.message.Response;
import httpbytes.socketserver.message.Status;
import httpbytes.socketserver.route.Route;
import httpbytes.socketserver.wireview.Sendings.Sending;
import java.util.List;

/** How the page sends: it asks to send, and then again and again what has come. No request of its own waits long. */
public final class SendPage {

    private static final int LONGEST_PAUSE_MILLIS = 5_000;
    /** How long an answer to the page waits for something new. */
    private static final int NEWS_MILLIS = 1_000;

    private record Begun(long id) {
    }

    private final Targets targets;
    private final Sendings sendings;
    private final Rules rules;

    SendPage(Targets targets, Sendings sendings, Rules rules) {
        this.targets = targets;
        this.sendings = sendings;
        this.rules = rules;
    }

    @Route(path = "/send", methods = "POST")
    public Response send(Request request) {
        var query = new Query(request);
        List<Targets.Target> to = query.list("to").stream().distinct().map(name -> targets.named(name)
                .orElseThrow(() -> new HttpException(Status.NOT_FOUND,
                        "to names no server that was known when the program started; see /targets."))).toList();
        var pause = new Exchange.Pause(query.number("pause-at", request.content().length),
                query.number("pause-millis", LONGEST_PAUSE_MILLIS));
        return Json.response(new Begun(sendings.send(to, request.content(), pause).id));
    }

    @Route(path = "/sent", methods = "GET")
    public Response sent(Request request) throws InterruptedException {
        var query = new Query(request);
        Sending sending = sendings.get(query.number("id", Integer.MAX_VALUE));
        int seen = query.number("after", Integer.MAX_VALUE);
        long version = sending.await(seen, NEWS_MILLIS);
        return Json.response(Sent.of(sending, version, seen, sendings.limitMillis, rules));
    }

    @Route(path = "/stop", methods = "POST")
    public Response stop(Request request) {
        sendings.stop(new Query(request).number("id", Integer.MAX_VALUE));
        return Response.empty(Status.NO_CONTENT);
    }
}
