package httpbytes.flaskequivalent;

import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Counts visits in a cookie (RFC 6265), and believes what the cookie says: its client can change it. */
@RestController
class VisitsController {

    @GetMapping("/visits")
    ResponseEntity<String> visits(@CookieValue(name = "visits", defaultValue = "") String before) {
        int visit = before.matches("[0-9]{1,9}") ? Integer.parseInt(before) + 1 : 1;
        var cookie = ResponseCookie.from("visits", String.valueOf(visit)).httpOnly(true).sameSite("Lax").build();
        return ResponseEntity.ok().header("Set-Cookie", cookie.toString())
                .header("Content-Type", "text/plain;charset=utf-8").header("X-Content-Type-Options", "nosniff")
                .body("This is your visit number " + visit + ".\n");
    }
}
