package httpbytes.flaskequivalent;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/**
 * Says at {@code /health} whether to send requests here: 200 as long as the server is ready for them, 503 from
 * the moment in which it begins to stop. Spring Boot Actuator has more to say, in JSON, about more.
 */
@RestController
class HealthController {

    private final GracefulStop stop;

    HealthController(GracefulStop stop) {
        this.stop = stop;
    }

    @GetMapping("/health")
    ResponseEntity<String> get() {
        if (stop.isStopping()) {
            throw new ResponseStatusException(HttpStatus.SERVICE_UNAVAILABLE,
                    "this server stops; send requests to another one.");
        }
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_TYPE, PlainText.MEDIA_TYPE)
                .body("This server is ready.\n");
    }
}
