package httpbytes.flaskequivalent;

import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/**
 * Every error that Spring MVC sees, as one line of plain text. What Tomcat refuses before is in {@link
 * TomcatErrors}.
 */
@RestControllerAdvice
class Errors extends ResponseEntityExceptionHandler {

    /** The methods of a path. Spring's own list has no order, and does not name HEAD and OPTIONS in a 405. */
    static String methods(String path) {
        return path.equals("/health") ? "GET, HEAD, OPTIONS" : "GET, HEAD, OPTIONS, POST";
    }

    @Override
    protected ResponseEntity<Object> handleExceptionInternal(
            Exception e, Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        boolean speaks = e instanceof ResponseStatusException refusal && refusal.getReason() != null;
        String path = ((ServletWebRequest) request).getRequest().getServletPath();
        return answer(status, speaks ? ((ResponseStatusException) e).getReason() : sentence(status, path), path);
    }

    /**
     * The content was cut off, its chunks are malformed, or it came too slowly. Where Tomcat knows which, it
     * has chosen between 400 and 408 already, and {@link TomcatErrors} answers in place of this.
     */
    @ExceptionHandler
    ResponseEntity<Object> contentDidNotArrive(IOException e) {
        return answer(HttpStatus.BAD_REQUEST, sentence(HttpStatus.BAD_REQUEST, ""), "");
    }

    /** A fault in this program: its class and place in the log, nothing of it in the answer. */
    @ExceptionHandler
    ResponseEntity<Object> fault(Exception e) {
        StackTraceElement[] trace = e.getStackTrace();
        logger.error(PlainText.escape(e.toString()) + (trace.length == 0 ? "" : " at " + trace[0]));
        return answer(HttpStatus.INTERNAL_SERVER_ERROR, sentence(HttpStatus.INTERNAL_SERVER_ERROR, ""), "");
    }

    private static ResponseEntity<Object> answer(HttpStatusCode status, String sentence, String path) {
        var answer = ResponseEntity.status(status).header(HttpHeaders.CONTENT_TYPE, PlainText.MEDIA_TYPE);
        if (status.isSameCodeAs(HttpStatus.METHOD_NOT_ALLOWED)) {
            answer.header(HttpHeaders.ALLOW, methods(path));
        }
        return answer.body(PlainText.errorLine(status, sentence));
    }

    /** What is to be said of a status when whoever chose it said nothing. */
    static String sentence(HttpStatusCode status, String path) {
        return switch (status.value()) {
            case 404 -> "nothing is served at this path; try /api or /health.";
            case 405 -> "this path answers " + methods(path) + ".";
            case 408 -> "the content did not arrive in time.";
            case 500 -> "the server failed; its log says why.";
            case 400 -> "the framework refused this message as malformed or incomplete.";
            default -> "the framework does not do what this message asks for.";
        };
    }
}
