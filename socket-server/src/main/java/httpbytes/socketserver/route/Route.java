package httpbytes.socketserver.route;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes a method answer requests. The method takes a {@link httpbytes.socketserver.message.Request} and
 * returns a {@link httpbytes.socketserver.message.Response}; a method for GET answers HEAD too.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Route {

    /** The path, exactly, in its normalised spelling. */
    String path();

    String[] methods() default "GET";
}
