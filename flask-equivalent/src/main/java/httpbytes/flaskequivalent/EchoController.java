package httpbytes.flaskequivalent;

import jakarta.servlet.http.Part;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Says which parameters a request brought: a GET in its query, a POST in its form. */
@RestController
@RequestMapping("/api")
class EchoController {

    @GetMapping
    ResponseEntity<String> get(@RequestParam MultiValueMap<String, String> query) throws IOException {
        return echo("GET", query);
    }

    /** The content alone, even if empty: {@code @RequestParam} would mix in the query. */
    @PostMapping(consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    ResponseEntity<String> post(@RequestBody Optional<MultiValueMap<String, String>> form) throws IOException {
        return echo("POST", form.orElseGet(LinkedMultiValueMap::new));
    }

    /** The parts in their order, fields and files; {@code MultipartFile} would be files alone. */
    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ResponseEntity<String> postParts(@RequestParam MultiValueMap<String, Part> parts) throws IOException {
        return echo("POST", parts);
    }

    /** From Spring, which writes a form anew in its charset. Java can only read some charsets. */
    @ExceptionHandler
    ProblemDetail unwritable(UnsupportedOperationException e) {
        return ProblemDetail.forStatusAndDetail(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "Send the form in UTF-8.");
    }

    /** As text: a {@code String} alone would be HTML to a browser, which runs scripts in it. */
    private static ResponseEntity<String> echo(String method, Map<String, ? extends List<?>> pairs) throws IOException {
        var text = new StringBuilder(method + " request received with the following parameters:\n");
        for (var pair : pairs.entrySet()) {
            for (Object value : pair.getValue()) {
                text.append(pair.getKey()).append(" = ").append(shown(value)).append('\n');
            }
        }
        return ResponseEntity.ok()
                .header("Content-Type", "text/plain;charset=utf-8")
                .header("X-Content-Type-Options", "nosniff")
                .body(text.toString());
    }

    private static String shown(Object value) throws IOException {
        if (value instanceof Part part) {
            return part.getSubmittedFileName() == null
                    ? new String(part.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                    : part.getSubmittedFileName() + " (" + part.getSize() + " bytes)";
        }
        return value == null ? "" : value.toString(); // Null is a name without "=".
    }
}
