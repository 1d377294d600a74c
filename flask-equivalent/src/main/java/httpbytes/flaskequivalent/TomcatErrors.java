package httpbytes.flaskequivalent;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.apache.coyote.ActionCode;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;

/**
 * The errors that no controller sees, such as a malformed message, as one line of plain text where Tomcat has
 * a page of HTML. As every answer passes here, it also forbids browsers to guess another media type.
 */
class TomcatErrors extends ErrorReportValve {

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        response.setHeader("X-Content-Type-Options", "nosniff");
        super.invoke(request, response);
    }

    @Override
    protected void report(Request request, Response response, Throwable throwable) {
        if (response.getStatus() < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        var ioAllowed = new AtomicBoolean();
        response.getCoyoteResponse().action(ActionCode.IS_IO_ALLOWED, ioAllowed);
        if (ioAllowed.get()) {
            write(request.getRequestURI(), response);
        }
    }

    private static void write(String path, Response response) {
        var status = HttpStatusCode.valueOf(response.getStatus());
        byte[] line = PlainText.errorLine(status, Errors.sentence(status, path)).getBytes(StandardCharsets.UTF_8);
        if (status.isSameCodeAs(HttpStatus.METHOD_NOT_ALLOWED)) {
            response.setHeader(HttpHeaders.ALLOW, Errors.methods(path)); // TRACE, which Tomcat refuses by itself.
        }
        response.setContentType(PlainText.MEDIA_TYPE);
        response.setContentLength(line.length);
        try {
            response.getOutputStream().write(line);
            response.finishResponse();
        } catch (IOException clientIsGone) {
            // Nobody is left to tell.
        }
    }
}
