package httpbytes.socketserver;

import httpbytes.socketserver.form.Parameters;
import httpbytes.socketserver.launch.Launcher;
import httpbytes.socketserver.message.Request;
import httpbytes.socketserver.message.Response;
import httpbytes.socketserver.route.Route;
import httpbytes.socketserver.route.Router;
import httpbytes.socketserver.server.HttpServer;

/** The application: {@code /api} says which parameters it was sent. Here everything begins. */
public final class EchoServer {

    private static final int PORT = 5000;

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

    /** A router that finds the methods above, and a server that listens and asks it. Options say on which address. */
    public static void main(String[] args) {
        Launcher.run(PORT, args, launcher -> {
            var router = new Router(new EchoServer(), new Answers(), new Visits(), launcher.health());
            return new HttpServer(launcher.listener(), launcher.guarded(router), launcher.limits(), launcher.log());
        });
    }
}
