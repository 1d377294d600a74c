package httpbytes.flaskequivalent;

import static org.springframework.core.NestedExceptionUtils.getMostSpecificCause;

import org.apache.tomcat.util.http.InvalidParameterException;
import org.apache.tomcat.util.http.fileupload.FileUploadException;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.multipart.MultipartException;

/** A query, a form or a part that Tomcat cannot read. Spring would take it for a fault of the server. */
@RestControllerAdvice
class Errors {

    @ExceptionHandler({InvalidParameterException.class, MultipartException.class, FileUploadException.class})
    ProblemDetail unreadable(Exception e) {
        return e instanceof InvalidParameterException invalid
                ? ProblemDetail.forStatusAndDetail(HttpStatusCode.valueOf(invalid.getErrorCode()), e.getMessage())
                : ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, getMostSpecificCause(e).getMessage());
    }
}
