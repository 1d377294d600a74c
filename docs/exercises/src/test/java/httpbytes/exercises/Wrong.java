package httpbytes.exercises;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** An answer that many give, and that is not right: it has to fail, and with this lesson. */
@Retention(RetentionPolicy.RUNTIME)
public @interface Wrong {
    /** Words of the lesson that is for this answer. */
    String value();
}
