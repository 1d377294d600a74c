package httpbytes.flaskequivalent;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Answers OPTIONS with the methods there are. Spring would by itself, but in no order, with an empty
 * Accept-Patch, and to a browser's preflight request with PUT, DELETE and PATCH as well; a method of a
 * controller never sees a preflight.
 */
class Options implements HandlerInterceptor {

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (!HttpMethod.OPTIONS.matches(request.getMethod())) {
            return true;
        }
        response.setHeader(HttpHeaders.ALLOW, Errors.methods(request.getServletPath()));
        return false;
    }
}
