package httpbytes.benchmark.peers;

import io.helidon.common.parameters.Parameters;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;

/** Helidon's server, which is blocking code on virtual threads like ours. */
public final class HelidonServer {

    private HelidonServer() {
    }

    public static void main(String[] args) {
        WebServer.builder().host("127.0.0.1").port(Integer.parseInt(args[0])).backlog(Echo.BACKLOG)
                // Off by default; pipelined answers would wait for acknowledgements.
                .connectionOptions(options -> options.tcpNoDelay(true))
                .routing(routing -> routing
                        .get(Echo.PATH, (request, response) -> answer("GET", request, request.query(), response))
                        .post(Echo.PATH, (request, response) ->
                                answer("POST", request, request.content().as(Parameters.class), response)))
                .build().start();
    }

    private static void answer(String method, ServerRequest request, Parameters pairs, ServerResponse response) {
        response.header(HeaderNames.CONTENT_TYPE, Echo.CONTENT_TYPE);
        response.header("X-Content-Type-Options", "nosniff");
        response.send(Echo.text(method,
                echo -> pairs.names().forEach(name -> pairs.all(name).forEach(value -> echo.add(name, value)))));
    }
}
