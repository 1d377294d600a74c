package httpbytes.benchmark.peers;

import io.undertow.Undertow;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.handlers.form.EagerFormParsingHandler;
import io.undertow.server.handlers.form.FormData;
import io.undertow.server.handlers.form.FormDataParser;
import io.undertow.server.handlers.form.FormParserFactory;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import java.nio.charset.StandardCharsets;
import org.xnio.Options;

/**
 * Undertow, which answers on its I/O threads, as nothing blocks: a form is parsed as its octets come. The charset has
 * to be named, or a form would be read as ISO 8859-1.
 */
public final class UndertowServer {

    private static final HttpString NO_SNIFFING = new HttpString("X-Content-Type-Options");
    private static final HttpHandler FORM = new EagerFormParsingHandler(
            FormParserFactory.builder().withDefaultCharset(StandardCharsets.UTF_8.name()).build())
            .setNext(UndertowServer::answerForm);

    private UndertowServer() {
    }

    public static void main(String[] args) {
        Echo.logWarningsOnly();
        Undertow.builder().addHttpListener(Integer.parseInt(args[0]), "127.0.0.1")
                .setSocketOption(Options.BACKLOG, Echo.BACKLOG)
                .setHandler(UndertowServer::answer).build().start();
    }

    private static void answer(HttpServerExchange exchange) throws Exception {
        if (!exchange.getRequestPath().equals(Echo.PATH)) {
            exchange.setStatusCode(404);
        } else if (exchange.getRequestMethod().equalToString("POST")) {
            FORM.handleRequest(exchange);
        } else {
            send(exchange, Echo.text("GET", echo -> exchange.getQueryParameters()
                    .forEach((name, values) -> values.forEach(value -> echo.add(name, value)))));
        }
    }

    private static void answerForm(HttpServerExchange exchange) {
        FormData form = exchange.getAttachment(FormDataParser.FORM_DATA);
        send(exchange, Echo.text("POST", echo -> form.forEach(
                name -> form.get(name).forEach(value -> echo.add(name, value.getValue())))));
    }

    private static void send(HttpServerExchange exchange, String text) {
        exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, Echo.CONTENT_TYPE);
        exchange.getResponseHeaders().put(NO_SNIFFING, "nosniff");
        exchange.getResponseSender().send(text);
    }
}
