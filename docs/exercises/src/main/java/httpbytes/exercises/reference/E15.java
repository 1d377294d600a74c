package httpbytes.exercises.reference;

import httpbytes.exercises.Tasks;
import java.util.LinkedHashMap;
import java.util.Map;

/** One way to solve exercise 15. */
public final class E15 implements Tasks.ReadCookies {

    @Override
    public Map<String, String> cookies(String fieldValue) {
        Map<String, String> cookies = new LinkedHashMap<>();
        for (String pair : fieldValue.split(";")) {
            String[] nameAndValue = pair.strip().split("=", 2);
            if (nameAndValue.length == 2 && !nameAndValue[0].isEmpty()) {
                cookies.putIfAbsent(nameAndValue[0], nameAndValue[1]);
            }
        }
        return cookies;
    }
}
