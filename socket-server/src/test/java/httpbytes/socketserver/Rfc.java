package httpbytes.socketserver;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What a document asks, and a test shows. The words of the document are weighed once, in a table of facts; this names
 * a row of it, and says again what a reader of the test wants to see. The two are compared.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Rfc {

    /** The key of the row. */
    String fact();

    /** For example {@code 9112, 3.2}. */
    String section();

    /** The document's own word, such as MUST NOT, or {@code none} where it only says what is. */
    String level();

    /** Whom it binds, in the document's own word, such as recipient; {@code -} where the level is none. */
    String whom();

    /** What this server does, where the document leaves a choice, or which part of it the test shows. */
    String here() default "";
}
