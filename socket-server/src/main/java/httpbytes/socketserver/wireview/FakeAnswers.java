package httpbytes.socketserver.wireview;

import httpbytes.socketserver.message.HttpException;
import httpbytes.socketserver.message.Request;
import httpbytes.socketserver.message.Response;
import httpbytes.socketserver.message.Status;
import httpbytes.socketserver.route.Route;
import httpbytes.socketserver.wireview.ResponseAnatomy.Asked;
import httpbytes.socketserver.wireview.Sent.Told;
import httpbytes.socketserver.wireview.Visit.Then;
import java.io.IOException;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** What the page may ask of the fake server. */
public final class FakeAnswers {

    private record Judged(Explanation anatomy, List<Told> answers) {

        static Judged of(byte[] octets, Asked asked, Ending ending) {
            var anatomy = ResponseAnatomy.of(octets, asked, ending);
            return new Judged(Explanation.ofResponses(octets, anatomy, Secrets.NONE), Told.of(anatomy));
        }
    }

    /** A client that came, what it asked, and what its answer is worth to it. */
    private record Visited(long id, String time, String who, String requestLine, Way asked, int sent, byte[] answer,
            Log.End end, List<Log.Event> events, Explanation anatomy, List<Told> answers) {
    }

    private record State(boolean open, int port, long version, Then end, byte[] answer, String sentence,
            List<Visited> connections) {
    }

    private final FakeServer server;
    private final Rules rules;

    FakeAnswers(FakeServer server, Rules rules) {
        this.server = server;
        this.rules = rules;
    }

    /** Of an answer that nobody has asked for yet. */
    @Route(path = "/judge", methods = "POST")
    public Response judge(Request request) {
        var query = new Query(request);
        return Json.response(Judged.of(request.content(), new Asked(query.list("method"), true),
                ending(query.choice("end", Then.class))));
    }

    private static Ending ending(Then then) {
        return then == Then.FIN ? Ending.CLOSED : then == Then.RST ? Ending.RESET : Ending.OPEN;
    }

    @Route(path = "/fake", methods = "POST")
    public Response open(Request request) {
        try {
            server.open(request.content(), new Query(request).choice("end", Then.class));
        } catch (IOException e) {
            throw new HttpException(Status.SERVICE_UNAVAILABLE, "no port can be opened; stop something else first.");
        }
        return state(0);
    }

    @Route(path = "/fake", methods = "GET")
    public Response state(Request request) {
        server.touch();
        return state(new Query(request).number("after", Integer.MAX_VALUE));
    }

    private Response state(long seen) {
        FakeServer.State now = server.state();
        List<Visited> visits = now.version() <= seen ? List.of() : now.visits().stream().map(this::visited).toList();
        String sentence = now.isOpen() ? "A client that asks 127.0.0.1:" + now.port() + " gets this answer: "
                + "curl -i http://127.0.0.1:" + now.port() + "/" : "The port is closed.";
        return Json.response(new State(now.isOpen(), now.port(), now.version(), now.then(), now.answer(), sentence,
                visits));
    }

    @Route(path = "/fake-close", methods = "POST")
    public Response close(Request request) {
        server.close();
        return Response.empty(Status.NO_CONTENT);
    }

    private Visited visited(Visit visit) {
        Log.State state = visit.log().state();
        byte[] asked = visit.asked();
        var requests = RequestAnatomy.of(asked, rules.limits());
        List<Recording.Passage> reads = state.events().stream().filter(event -> event.kind().equals("read"))
                .map(event -> new Recording.Passage(event.millis(), event.from(), event.to())).toList();
        var way = new Recording.Direction(asked, visit.log().size(), reads);
        Secrets secrets = Secrets.in(asked);
        byte[] sent = visit.sent();
        Judged judged = Judged.of(sent, Asked.of(requests), state.ending());
        Conversation said = Conversation.of(asked, requests);
        return new Visited(visit.id(), visit.time().format(DateTimeFormatter.ISO_LOCAL_TIME),
                said.who() == null ? visit.from() : said.who(), said.requestLine(),
                Way.of(way, secrets, Explanation.ofRequests(asked, visit.log().size(), rules, secrets)), sent.length,
                sent, state.end(), state.events(), judged.anatomy(), judged.answers());
    }
}
