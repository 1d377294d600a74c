package httpbytes.exercises.reference;

import httpbytes.exercises.Tasks;
import java.util.Locale;

/** One way to solve exercise 10b. */
public final class E10b implements Tasks.RecogniseForm {

    @Override
    public boolean isForm(String contentType) {
        if (contentType == null) {
            return false;
        }
        // What follows the first semicolon are parameters; they do not change the type.
        String type = contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        return type.equals("application/x-www-form-urlencoded") || type.equals("multipart/form-data");
    }
}
