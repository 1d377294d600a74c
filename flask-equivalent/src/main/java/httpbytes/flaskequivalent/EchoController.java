package httpbytes.flaskequivalent;

import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code /api} says which parameters it was sent. Spring adds HEAD, {@link Options} the list of methods;
 * {@link ParametersResolver} knows where the parameters of a request stand.
 */
@RestController
class EchoController {

    @GetMapping("/api")
    ResponseEntity<String> get(Parameters parameters) {
        return echo("GET", parameters);
    }

    @PostMapping("/api")
    ResponseEntity<String> post(Parameters parameters) {
        return echo("POST", parameters);
    }

    private static ResponseEntity<String> echo(String method, Parameters parameters) {
        var text = new StringBuilder(method + " request received with the following parameters:\n");
        parameters.forEach((name, value) -> text.append(name).append(" = ").append(value).append('\n'));
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_TYPE, PlainText.MEDIA_TYPE)
                .body(text.toString());
    }
}
