package httpbytes.socketserver.wireview;

import httpbytes.socketserver.message.HttpException;
import httpbytes.socketserver.message.Request;
import httpbytes.socketserver.message.Response;
import httpbytes.socketserver.message.Status;
import httpbytes.socketserver.route.Route;
import httpbytes.socketserver.wireview.ResponseAnatomy.Asked;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What has arrived at the servers whose connections are recorded, as the page asks for it. */
public final class Arrivals {

    private record Rows(long version, List<Arrival> rows, long forgotten) {
    }

    /** @param hides whether there are values that are hidden until somebody asks for them */
    private record Shown(Arrival row, Way received, Way sent, boolean hides) {
    }

    /** A conversation, and the octets of which it was read. */
    private record Read(long keptVersion, Conversation conversation) {
    }

    /**
     * How long one look at the list may read conversations. A load test changes all of them all the time, and what it
     * measures is in this process: what is not read now is read at one of the next looks.
     */
    private static final long READING_NANOS = 25_000_000;

    private final Recorder recorder;
    private final Rules rules;
    private final long readingNanos;
    private final Map<Long, Read> read = new ConcurrentHashMap<>();

    Arrivals(Recorder recorder, Rules rules) {
        this(recorder, rules, READING_NANOS);
    }

    Arrivals(Recorder recorder, Rules rules, long readingNanos) {
        this.recorder = recorder;
        this.rules = rules;
        this.readingNanos = readingNanos;
    }

    @Route(path = "/arrived", methods = "GET")
    public Response arrived(Request request) {
        int seen = new Query(request).number("after", Integer.MAX_VALUE);
        long version = recorder.version();
        long forgotten = recorder.forgotten();
        read.keySet().removeIf(id -> id <= forgotten);
        long until = System.nanoTime() + readingNanos;
        Map<Boolean, List<Recording>> isLate = recorder.changedAfter(0).stream()
                .collect(Collectors.partitioningBy(this::isLate));
        List<Arrival> rows = Stream.concat(isLate.get(true).stream(),
                isLate.get(false).stream().filter(recording -> recording.version() > seen))
                .map(recording -> row(recording, System.nanoTime() < until))
                .sorted(Comparator.comparing(Arrival::id)).toList();
        return Json.response(new Rows(version, rows, forgotten));
    }

    /** Whether it was shown, but not read as it is now: then it is to be shown again. */
    private boolean isLate(Recording recording) {
        Read known = read.get(recording.id);
        return known != null && known.keptVersion() != recording.keptVersion();
    }

    /** @param mayTakeLong whether there is time to read what is new */
    private Arrival row(Recording recording, boolean mayTakeLong) {
        long keptVersion = recording.keptVersion();
        Read known = read.get(recording.id);
        if (mayTakeLong && (known == null || known.keptVersion() != keptVersion)) {
            known = new Read(keptVersion, Conversation.in(recording, rules.limits()));
        } else if (known == null) {
            known = new Read(-1, Conversation.beginning(recording, rules.limits()));
        }
        read.put(recording.id, known);
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
        var inReceived = Secrets.in(received.octets());
        Secrets inSent = inReceived.inAnswer(sent.octets());
        Secrets ofReceived = reveals ? Secrets.NONE : inReceived;
        Secrets ofSent = reveals ? Secrets.NONE : inSent;
        var requests = RequestAnatomy.of(received.octets(), rules.limits());
        Asked asked = received.truncated() ? new Asked(requests.methods(), false) : Asked.of(requests);
        var answers = ResponseAnatomy.of(sent.octets(), asked, recording.ending());
        return Json.response(new Shown(row(recording, true),
                Way.of(received, ofReceived, Explanation.ofRequests(received.octets(), received.count(), rules,
                        ofReceived)),
                Way.of(sent, ofSent, Explanation.ofResponses(sent.octets(), answers, ofSent)),
                !inReceived.isEmpty() || !inSent.isEmpty()));
    }

    @Route(path = "/clear", methods = "POST")
    public Response clear(Request request) {
        recorder.clear();
        return Response.empty(Status.NO_CONTENT);
    }
}
