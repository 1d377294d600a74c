package httpbytes.socketserver;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The requirement that a test shows, so that a list of all of them can be made from the tests. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Rfc {

    /** For example {@code 9112, 3.2}. */
    String section();

    /** MUST or SHOULD, with NOT where it stands there, or MAY. */
    String level();

    /** What an origin server has to do, in our words. */
    String rule();
}
