package httpbytes.benchmark.peers;

import io.undertow.Undertow;
import io.undertow.UndertowOptions;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.handlers.form.FormData;
import io.undertow.server.handlers.form.FormDataParser;
import io.undertow.server.handlers.form.FormParserFactory;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import java.io.IOException;
import org.xnio.Options;

/** Undertow, which answers on its I/O threads where nothing blocks, and reads a form on a worker, as its manual has it. */
public final class UndertowServer {

    private static final HttpString NO_SNIFFING = new HttpString("X-Content-Type-Options");
    private static final FormParserFactory FORMS = FormParserFactory.builder().build();

    private UndertowServer() {
    }

    public static void main(String[] args) {
        Undertow.builder().addHttpListener(Integer.parseInt(args[0]), "127.0.0.1")
                .setSocketOption(Options.BACKLOG, Echo.BACKLOG)
                .setServerOption(UndertowOptions.ALWAYS_SET_DATE, true)
                .setHandler(UndertowServer::answer).build().start();
    }

    private static void answer(HttpServerExchange exchange) throws IOException {
        if (!exchange.getRequestPath().equals(Echo.PATH)) {
            exchange.setStatusCode(404);
        } else if (exchange.getRequestMethod().equalToString("POST")) {
            exchange.dispatch(UndertowServer::answerForm);
        } else {
            send(exchange, Echo.text("GET", echo -> exchange.getQueryParameters()
                    .forEach((name, values) -> values.forEach(value -> echo.add(name, value)))));
        }
    }

    private static void answerForm(HttpServerExchange exchange) throws IOException {
        exchange.startBlocking();
        try (FormDataParser parser = FORMS.createParser(exchange)) {
            FormData form = parser.parseBlocking();
            send(exchange, Echo.text("POST", echo -> form.forEach(
                    name -> form.get(name).forEach(value -> echo.add(name, value.getValue())))));
        }
    }

    private static void send(HttpServerExchange exchange, String text) {
        exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, Echo.CONTENT_TYPE);
        exchange.getResponseHeaders().put(NO_SNIFFING, "nosniff");
        exchange.getResponseSender().send(text);
    }
}
