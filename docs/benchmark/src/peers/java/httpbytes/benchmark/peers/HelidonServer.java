package httpbytes.benchmark.peers;

import io.helidon.common.parameters.Parameters;
import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Helidon's server, which is blocking code on virtual threads like ours. */
public final class HelidonServer {

    private static final Header CONTENT_TYPE =
            HeaderValues.createCached(HeaderNames.CONTENT_TYPE, Echo.CONTENT_TYPE);
    private static final Header NO_SNIFFING = HeaderValues.createCached("X-Content-Type-Options", "nosniff");

    private HelidonServer() {
    }

    public static void main(String[] args) {
        // It logs through the JDK.
        Logger.getLogger("").setLevel(Level.WARNING);
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
        response.header(CONTENT_TYPE).header(NO_SNIFFING);
        response.send(Echo.text(method,
                echo -> pairs.names().forEach(name -> pairs.all(name).forEach(value -> echo.add(name, value)))));
    }
}
