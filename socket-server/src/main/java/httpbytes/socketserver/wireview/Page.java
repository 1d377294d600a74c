package httpbytes.socketserver.wireview;

import httpbytes.socketserver.message.Field;
import httpbytes.socketserver.message.HttpException;
import httpbytes.socketserver.form.Parameters;
import httpbytes.socketserver.message.Request;
import httpbytes.socketserver.message.Response;
import httpbytes.socketserver.message.Status;
import httpbytes.socketserver.route.Route;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/** What the page may ask. Octets come as content, everything else in the query; the answers are JSON. */
public final class Page {

    /** Exchanges at once; each takes a thread, and up to {@link #EXCHANGE_MILLIS}. */
    private static final int EXCHANGES = 8;
    private static final int EXCHANGE_MILLIS = 10_000;
    private static final int LONGEST_PAUSE_MILLIS = 5_000;

    private final Targets targets;
    private final Recorder recorder;
    private final Rules rules;
    private final Semaphore exchanges = new Semaphore(EXCHANGES);

    /** @param rules of the server that the recorder listens to */
    Page(Targets targets, Recorder recorder, Rules rules) {
        this.targets = targets;
        this.recorder = recorder;
        this.rules = rules;
    }

    @Route(path = "/presets", methods = "GET")
    public Response presets(Request request) throws IOException {
        return Json.response(Preset.all());
    }

    private record TargetState(String name, int port, boolean running, String start) {
    }

    @Route(path = "/targets", methods = "GET")
    public Response targets(Request request) {
        return Json.response(targets.all().parallelStream().map(target -> new TargetState(
                target.name(), target.address().getPort(), target.isRunning(), target.start())).toList());
    }

    @Route(path = "/annotate", methods = "POST")
    public Response annotate(Request request) {
        return Json.response(Explanation.ofRequests(request.content(), rules));
    }

    private record FinalAnswer(int status, String reason, List<Field> fields, byte[] content) {
    }

    private record Sent(String target, List<Exchange.Event> events, byte[] octets, boolean truncated,
            Explanation anatomy, List<FinalAnswer> answers) {
    }

    @Route(path = "/send", methods = "POST")
    public Response send(Request request) {
        Map<String, String> query = query(request);
        Targets.Target target = targets.named(query.getOrDefault("to", "")).orElseThrow(() -> new HttpException(
                Status.NOT_FOUND, "to names no server that was known when the program started; see /targets."));
        var pause = new Exchange.Pause(number(query, "pause-at", request.content().length),
                number(query, "pause-millis", LONGEST_PAUSE_MILLIS));
        if (!exchanges.tryAcquire()) {
            throw new HttpException(Status.SERVICE_UNAVAILABLE,
                    EXCHANGES + " exchanges are going on already; wait until one of them ends.");
        }
        try {
            return Json.response(sent(target, new Exchange(target, request.content(), rules.limits(), pause, recorder,
                    EXCHANGE_MILLIS)));
        } finally {
            exchanges.release();
        }
    }

    private static Sent sent(Targets.Target target, Exchange exchange) {
        Exchange.Result result = exchange.hold();
        List<FinalAnswer> answers = ResponseAnatomy.of(result.octets(), exchange.methods()).answers().stream()
                .map(answer -> new FinalAnswer(answer.status(), answer.reason(), fields(answer), answer.content()))
                .toList();
        return new Sent(target.name(), result.events(), result.octets(), result.truncated(),
                Explanation.ofResponses(result.octets(), exchange.methods()), answers);
    }

    private static List<Field> fields(ResponseAnatomy.Answer answer) {
        List<Field> fields = new ArrayList<>();
        answer.fields().forEach(fields::add);
        return fields;
    }

    private record Arrivals(long version, List<Arrival> rows, long forgotten) {
    }

    @Route(path = "/arrived", methods = "GET")
    public Response arrived(Request request) {
        int seen = number(query(request), "after", Integer.MAX_VALUE);
        long version = recorder.version();
        List<Arrival> rows = recorder.changedAfter(seen).stream()
                .map(recording -> Arrival.of(recording, recorder.isOwn(recording), rules.limits())).toList();
        return Json.response(new Arrivals(version, rows, recorder.forgotten()));
    }

    private record Way(byte[] octets, boolean truncated, List<Recording.Passage> reads, Explanation anatomy) {
    }

    private record Recorded(Arrival row, Way received, Way sent) {
    }

    @Route(path = "/exchange", methods = "GET")
    public Response exchange(Request request) {
        Map<String, String> query = query(request);
        Recording recording = recorder.get(number(query, "id", Integer.MAX_VALUE)).orElseThrow(() ->
                new HttpException(Status.NOT_FOUND, "this connection is no longer held; the newest 100 are."));
        boolean reveal = query.getOrDefault("reveal", "").equals("true");
        var row = Arrival.of(recording, recorder.isOwn(recording), rules.limits());
        Recording.Direction received = shown(recording.received(), reveal);
        Recording.Direction sent = shown(recording.sent(), reveal);
        return Json.response(new Recorded(row,
                way(received, Explanation.ofRequests(received.octets(), rules)),
                way(sent, Explanation.ofResponses(sent.octets(), Arrival.methods(received.octets(), rules.limits())))));
    }

    private static Recording.Direction shown(Recording.Direction direction, boolean reveal) {
        byte[] octets = reveal ? direction.octets() : Secrets.replaced(direction.octets());
        return new Recording.Direction(octets, direction.count(), direction.passages());
    }

    private static Way way(Recording.Direction direction, Explanation anatomy) {
        return new Way(direction.octets(), direction.truncated(), direction.passages(), anatomy);
    }

    @Route(path = "/clear", methods = "POST")
    public Response clear(Request request) {
        recorder.clear();
        return Response.empty(Status.NO_CONTENT);
    }

    private static Map<String, String> query(Request request) {
        Map<String, String> query = new HashMap<>();
        Parameters.ofQuery(request.target()).forEach(query::putIfAbsent);
        return query;
    }

    /** A number up to this one; 0 where there is none. */
    private static int number(Map<String, String> query, String name, int highest) {
        String value = Optional.ofNullable(query.get(name)).orElse("0");
        int number = value.matches("[0-9]{1,9}") ? Integer.parseInt(value) : -1;
        if (number < 0 || number > highest) {
            throw new HttpException(Status.BAD_REQUEST,
                    name + " takes a whole number from 0 to " + Math.min(highest, 999_999_999) + ".");
        }
        return number;
    }
}
