package httpbytes.socketserver;

import httpbytes.socketserver.form.Parameters;
import httpbytes.socketserver.message.Request;
import httpbytes.socketserver.message.Response;
import httpbytes.socketserver.route.Route;

/**
 * The application: {@code /api} says which parameters it was sent. Everything below it, down to the last
 * octet, is in the four packages beside it.
 */
public final class EchoServer {

    @Route(path = "/api", methods = "GET")
    public Response get(Request request) {
        return echo("GET", Parameters.ofQuery(request.target()));
    }

    @Route(path = "/api", methods = "POST")
    public Response post(Request request) {
        return echo("POST", Parameters.ofForm(request));
    }

    private static Response echo(String method, Parameters parameters) {
        var text = new StringBuilder(method + " request received with the following parameters:\n");
        parameters.forEach((name, value) -> text.append(name).append(" = ").append(value).append('\n'));
        return Response.text(text.toString());
    }

    public static void main(String[] args) {
        Launcher.run(args, new EchoServer());
    }
}
