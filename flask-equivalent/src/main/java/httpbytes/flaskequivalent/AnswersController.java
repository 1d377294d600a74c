package httpbytes.flaskequivalent;

import java.net.URI;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;

/** Three answers that say more by their status and fields than by their content. */
@RestController
class AnswersController {

    @RequestMapping(path = "/moved", method = {RequestMethod.GET, RequestMethod.POST})
    ResponseEntity<Void> moved() {
        return ResponseEntity.status(308).location(URI.create("/api?from=moved")).build();
    }

    @GetMapping("/nothing")
    ResponseEntity<Void> nothing() {
        return ResponseEntity.noContent().build();
    }

    /** Spring puts the tag in quotes, compares If-None-Match with it, and makes a 304 of this. */
    @GetMapping("/note")
    ResponseEntity<String> note() {
        return ResponseEntity.ok().eTag("note-1").header("Content-Type", "text/plain;charset=utf-8")
                .header("X-Content-Type-Options", "nosniff").body("A note that stays.\n");
    }
}
