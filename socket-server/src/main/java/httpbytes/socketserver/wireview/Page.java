package httpbytes.socketserver.wireview;

import httpbytes.socketserver.message.Request;
import httpbytes.socketserver.message.Response;
import httpbytes.socketserver.route.Route;

/** What the page asks before anything is sent. Octets come as content, all else in the query; the answers are JSON. */
public final class Page {

    private record TargetState(String name, String host, int port, boolean running, String start, boolean ours,
            String sentence) {

        static TargetState of(Targets.Target target) {
            String whyNot = target.whyNot();
            return new TargetState(target.name(), target.host(), target.address().getPort(), whyNot == null,
                    target.start(), target.isBound() != null, whyNot);
        }
    }

    private final Targets targets;
    private final Rules rules;

    /** @param rules of the server in this process */
    Page(Targets targets, Rules rules) {
        this.targets = targets;
        this.rules = rules;
    }

    @Route(path = "/presets", methods = "GET")
    public Response presets(Request request) {
        return Json.response(Preset.all(rules.host() + ":" + targets.all.get(0).address().getPort()));
    }

    @Route(path = "/targets", methods = "GET")
    public Response targets(Request request) {
        return Json.response(targets.all.parallelStream().map(TargetState::of).toList());
    }

    /** With {@code parts}, the first so many, and of the others only those that are not right. */
    @Route(path = "/annotate", methods = "POST")
    public Response annotate(Request request) {
        int parts = new Query(request).number("parts", Integer.MAX_VALUE);
        Explanation explanation = Explanation.ofRequests(request.content(), rules);
        return Json.response(parts == 0 ? explanation : explanation.shortened(parts));
    }
}
