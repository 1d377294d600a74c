package httpbytes.docs.ladder;

import httpbytes.docs.contract.Contract;
import httpbytes.docs.contract.TenRequests;
import httpbytes.docs.ladder.Row.Kind;
import httpbytes.docs.parties.SingleFileProgram;
import httpbytes.docs.parties.WireClient;
import httpbytes.docs.parties.WireClient.Answer;
import httpbytes.socketserver.wire.Violation;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What every rung is asked: the contract, an example of each refusal, the ten requests, and how it behaves. */
final class Rows {

    static final String ANOTHER_VISITOR = "another visitor is served while one is silent";
    static final String TWO_REQUESTS = "two requests in one write get two answers";
    static final String HEADER_SECTION = "a header section of a megabyte is refused";
    static final String SILENCE = "a visitor who says nothing, or an octet now and then, has to go";
    static final String WHERE = "a refusal says at which octet";

    private static final String ADA = "GET /api?name=Ada HTTP/1.1\nHost: localhost\n\n";
    private static final String ADA_CONTENT = "GET request received with the following parameters:\nname = Ada\n";
    private static final List<String> ALLOWED = List.of("get", "head", "options", "post");
    /** The socket server's own, from the source of its tests: no module may need the tests of another. */
    private static final Path REFUSALS =
            Path.of("../socket-server/src/test/java/httpbytes/socketserver/wire/Refusals.java");
    private static final int PATIENCE_MILLIS = 4_000;
    /** With a moment between them, they take longer than a server that is told to be in a hurry waits. */
    private static final int DRIPS = 80;

    private Rows() {
    }

    static List<Row> all() throws Exception {
        List<Row> rows = new ArrayList<>();
        for (Contract.Row row : Contract.rows()) {
            rows.add(new Row(Kind.CONTRACT, row.name(), port -> keeps(row, port)));
        }
        Method example = SingleFileProgram.load(REFUSALS).getMethod("example", Violation.class);
        for (Violation violation : Violation.values()) {
            byte[] octets = (byte[]) example.invoke(null, violation);
            rows.add(new Row(Kind.REFUSAL, violation.name(), port -> refuses(violation, octets, port)));
        }
        for (TenRequests request : TenRequests.values()) {
            rows.add(new Row(Kind.TEN_REQUESTS, request.name(), port -> outlives(request, port)));
        }
        rows.addAll(List.of(
                behaviour(ANOTHER_VISITOR, Rows::servesAnother),
                behaviour("a request may come octet by octet", Rows::servesPieces),
                behaviour(TWO_REQUESTS, Rows::answersTwo),
                behaviour("an answer does not wait for the next request", Rows::answersBeforeTheNext),
                behaviour(HEADER_SECTION, Rows::refusesAHeaderSection),
                behaviour("a body without end is refused", Rows::refusesABody),
                behaviour(SILENCE, Rows::endsSilence),
                behaviour(WHERE, Rows::saysWhere)));
        return rows;
    }

    private static Row behaviour(String name, Row.Trial trial) {
        return new Row(Kind.BEHAVIOUR, name, trial);
    }

    /** Serves one that is right. */
    static boolean servesAda(int port) throws IOException {
        try (var client = new WireClient(port)) {
            return client.send(ADA).answer().content().equals(ADA_CONTENT);
        }
    }

    /** In status and, where it is 200, in content; and it is clear what becomes of the next request. */
    private static boolean keeps(Contract.Row row, int port) throws IOException {
        try (var client = new WireClient(port)) {
            client.send(row.request());
            Answer answer = row.isHead() ? client.answerToHead() : client.answer();
            boolean isRight = answer.status() == row.status() && (row.status() != 200 || hasContent(row, answer))
                    && (!namesMethods(row) || allowed(answer).equals(ALLOWED));
            return isRight && (answer.saysClose() ? client.rest().isEmpty()
                    : client.send(ADA).answer().content().equals(ADA_CONTENT));
        }
    }

    private static boolean hasContent(Contract.Row row, Answer answer) {
        String content = row.content() == null ? "" : row.content();
        int length = content.getBytes(StandardCharsets.UTF_8).length;
        return answer.field("Content-Length").equals(String.valueOf(length))
                && answer.content().equals(row.isHead() ? "" : content);
    }

    private static boolean namesMethods(Contract.Row row) {
        return row.status() == 405 || row.content() == null;
    }

    private static List<String> allowed(Answer answer) {
        return Arrays.stream(answer.field("Allow").split(",")).map(String::strip).sorted().toList();
    }

    private static boolean refuses(Violation violation, byte[] octets, int port) throws IOException {
        try (var client = new WireClient(port)) {
            return client.sendIfPossible(octets).endOutputIfPossible().answer().status() == violation.status().code();
        }
    }

    private static boolean outlives(TenRequests request, int port) throws IOException {
        try (var client = new WireClient(port)) {
            request.sendTo(client);
            client.restIfAny();
        }
        return servesAda(port);
    }

    private static boolean servesAnother(int port) throws IOException {
        try (var silent = new WireClient(port); var client = new WireClient(port)) {
            return client.send(ADA).someWithin(PATIENCE_MILLIS).isPresent() && silent.awaitSilence();
        }
    }

    private static boolean servesPieces(int port) throws IOException {
        byte[] octets = WireClient.wire(ADA);
        try (var client = new WireClient(port)) {
            client.send(Arrays.copyOf(octets, 1)).pause();
            for (int i = 1; i < octets.length; i++) {
                client.send(new byte[] {octets[i]});
            }
            return client.answer().content().equals(ADA_CONTENT);
        }
    }

    private static boolean answersTwo(int port) throws IOException {
        try (var client = new WireClient(port)) {
            client.send(ADA.replace("Ada", "Grace") + ADA);
            return client.answer().content().endsWith("name = Grace\n") && client.answer().content().equals(ADA_CONTENT);
        }
    }

    private static boolean answersBeforeTheNext(int port) throws IOException {
        try (var client = new WireClient(port)) {
            client.send(ADA + "GET /api").answer();
            return client.send("?name=Ada HTTP/1.1\nHost: localhost\n\n").answer().content().equals(ADA_CONTENT);
        }
    }

    private static boolean refusesAHeaderSection(int port) throws IOException {
        try (var client = new WireClient(port)) {
            client.sendIfPossible("GET /api HTTP/1.1\nHost: localhost\nX: " + "a".repeat(1024 * 1024));
            return client.endOutputIfPossible().answer().status() == 431;
        }
    }

    private static boolean refusesABody(int port) throws IOException {
        String chunk = "10000\n" + "a".repeat(64 * 1024) + "\n";
        try (var client = new WireClient(port)) {
            client.sendIfPossible("POST /api HTTP/1.1\nHost: localhost\nTransfer-Encoding: chunked\n\n"
                    + chunk.repeat(20));
            return client.endOutputIfPossible().answer().status() == 413;
        }
    }

    private static boolean endsSilence(int port) throws IOException {
        try (var silent = new WireClient(port); var dripping = new WireClient(port)) {
            dripping.send("GET /api HTTP/1.1\nX: ");
            boolean isOpen = true;
            for (int i = 0; i < DRIPS && isOpen; i++) {
                dripping.sendIfPossible("a");
                isOpen = dripping.awaitSilence();
            }
            return !isOpen && silent.endsWithin(PATIENCE_MILLIS);
        }
    }

    private static boolean saysWhere(int port) throws IOException {
        try (var client = new WireClient(port)) {
            return client.send("GET /api?a=1&b=%zz HTTP/1.1\nHost: localhost\n\n").answer().content()
                    .contains(" at offset 6 of the query ");
        }
    }
}
