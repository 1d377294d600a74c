package httpbytes.flaskequivalent;

import org.apache.tomcat.util.http.InvalidParameterException;
import org.apache.tomcat.util.http.fileupload.FileUploadException;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.multipart.MultipartException;

/** Two mistakes of a client that Spring would take for faults of the server, and log with a stack trace. */
@RestControllerAdvice
class Errors {

    /** Tomcat cannot decode the query or the form, or there is too much of it. */
    @ExceptionHandler
    ProblemDetail parameters(InvalidParameterException e) {
        return ProblemDetail.forStatusAndDetail(HttpStatusCode.valueOf(e.getErrorCode()), e.getMessage());
    }

    /** Tomcat cannot read the parts. */
    @ExceptionHandler({MultipartException.class, FileUploadException.class})
    ProblemDetail multipart(Exception e) {
        return ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST,
                NestedExceptionUtils.getMostSpecificCause(e).getMessage());
    }
}
