package httpbytes.exercises.wrong;

import httpbytes.exercises.Tasks;
import httpbytes.exercises.Wrong;
import java.util.Locale;

/** Wrong answers to exercise 10b. */
final class E10b {

    private E10b() {
    }

    @Wrong("parameters follow a semicolon")
    public static final class Equal implements Tasks.RecogniseForm {

        @Override
        public boolean isForm(String contentType) {
            return "application/x-www-form-urlencoded".equals(contentType) || "multipart/form-data".equals(contentType);
        }
    }

    @Wrong("compared without regard to case")
    public static final class Prefix implements Tasks.RecogniseForm {

        @Override
        public boolean isForm(String contentType) {
            return contentType != null && (contentType.startsWith("application/x-www-form-urlencoded")
                    || contentType.startsWith("multipart/form-data"));
        }
    }

    @Wrong("a type that only begins like another")
    public static final class PrefixInLowerCase implements Tasks.RecogniseForm {

        @Override
        public boolean isForm(String contentType) {
            String type = contentType == null ? "" : contentType.toLowerCase(Locale.ROOT);
            return type.startsWith("application/x-www-form-urlencoded") || type.startsWith("multipart/form-data");
        }
    }

    @Wrong("a type that only begins like another")
    public static final class Contains implements Tasks.RecogniseForm {

        @Override
        public boolean isForm(String contentType) {
            String type = contentType == null ? "" : contentType.toLowerCase(Locale.ROOT);
            return type.contains("application/x-www-form-urlencoded") || type.contains("multipart/form-data");
        }
    }
}
