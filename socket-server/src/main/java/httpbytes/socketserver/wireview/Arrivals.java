package httpbytes.socketserver.wireview;

import httpbytes.socketserver.message.HttpException;
import httpbytes.socketserver.message.Request;
import httpbytes.socketserver.message.Response;
import httpbytes.socketserver.message.Status;
import httpbytes.socketserver.route.Route;
import httpbytes.socketserver.wireview.ResponseAnatomy.Asked;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What has arrived at the servers whose connections are recorded, as the page asks for it. */
public final class Arrivals {

    private record Rows(long version, List<Arrival> rows, long forgotten) {
    }

    private record Shown(Arrival row, Way received, Way sent, boolean hides) {
    }

    /** A conversation, and the octets of which it was read. */
    private record Read(long keptVersion, Conversation conversation) {
    }

    private final Recorder recorder;
    private final Rules rules;
    private final Map<Long, Read> read = new ConcurrentHashMap<>();

    Arrivals(Recorder recorder, Rules rules) {
        this.recorder = recorder;
        this.rules = rules;
    }

    @Route(path = "/arrived", methods = "GET")
    public Response arrived(Request request) {
        int seen = new Query(request).number("after", Integer.MAX_VALUE);
        long version = recorder.version();
        List<Arrival> rows = recorder.changedAfter(seen).stream().map(this::row).toList();
        long forgotten = recorder.forgotten();
        read.keySet().removeIf(id -> id <= forgotten);
        return Json.response(new Rows(version, rows, forgotten));
    }

    private Arrival row(Recording recording) {
        long keptVersion = recording.keptVersion();
        Read known = read.get(recording.id());
        if (known == null || known.keptVersion() != keptVersion) {
            known = new Read(keptVersion, Conversation.in(recording, rules.limits()));
            read.put(recording.id(), known);
        }
        return Arrival.of(recording, recorder.isOwn(recording), known.conversation());
    }

    @Route(path = "/exchange", methods = "GET")
    public Response exchange(Request request) {
        var query = new Query(request);
        Recording recording = recorder.get(query.number("id", Integer.MAX_VALUE)).orElseThrow(() ->
                new HttpException(Status.NOT_FOUND, "this connection is no longer held; the newest 100 are."));
        boolean reveals = query.text("reveal").equals("true");
        Recording.Direction received = recording.received();
        Recording.Direction sent = recording.sent();
        Secrets ofReceived = reveals ? Secrets.NONE : Secrets.in(received.octets());
        Secrets ofSent = reveals ? Secrets.NONE : ofReceived.inAnswer(sent.octets());
        var requests = RequestAnatomy.of(received.octets(), rules.limits());
        Asked asked = received.truncated() ? new Asked(requests.methods(), false) : Asked.of(requests);
        var answers = ResponseAnatomy.of(sent.octets(), asked, recording.ending());
        return Json.response(new Shown(row(recording),
                Way.of(received, ofReceived, Explanation.ofRequests(received.octets(), received.count(), rules,
                        ofReceived)),
                Way.of(sent, ofSent, Explanation.ofResponses(sent.octets(), answers, ofSent)),
                !ofReceived.isEmpty() || !ofSent.isEmpty()));
    }

    @Route(path = "/clear", methods = "POST")
    public Response clear(Request request) {
        recorder.clear();
        return Response.empty(Status.NO_CONTENT);
    }
}
