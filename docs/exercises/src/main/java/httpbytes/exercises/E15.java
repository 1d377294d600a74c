package httpbytes.exercises;

import java.util.Map;

/** Exercise 15: read the cookies out of a Cookie field. */
public final class E15 implements Tasks.ReadCookies {

    @Override
    public Map<String, String> cookies(String fieldValue) {
        // Your turn. Run it with: mvn -q -pl docs/exercises test -De=15
        return null;
    }
}
