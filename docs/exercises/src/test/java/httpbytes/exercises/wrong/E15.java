package httpbytes.exercises.wrong;

import httpbytes.exercises.Tasks;
import httpbytes.exercises.Wrong;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Wrong answers to exercise 15. */
final class E15 {

    private E15() {
    }

    @Wrong("some clients forget the space")
    public static final class NeedsTheSpace implements Tasks.ReadCookies {

        @Override
        public Map<String, String> cookies(String fieldValue) {
            Map<String, String> cookies = new LinkedHashMap<>();
            for (String pair : fieldValue.split("; ")) {
                String[] nameAndValue = pair.split("=", 2);
                cookies.put(nameAndValue[0], nameAndValue[1]);
            }
            return cookies;
        }
    }

    @Wrong("the first one ends the name")
    public static final class SplitsAtEachEqualsSign implements Tasks.ReadCookies {

        @Override
        public Map<String, String> cookies(String fieldValue) {
            Map<String, String> cookies = new LinkedHashMap<>();
            for (String pair : fieldValue.split("; ?")) {
                String[] nameAndValue = pair.split("=");
                cookies.put(nameAndValue[0], nameAndValue[1]);
            }
            return cookies;
        }
    }

    @Wrong("quotes belong to the value")
    public static final class TakesQuotesOff implements Tasks.ReadCookies {

        @Override
        public Map<String, String> cookies(String fieldValue) {
            Map<String, String> cookies = new LinkedHashMap<>();
            for (String pair : fieldValue.split("; ?")) {
                String[] nameAndValue = pair.split("=", 2);
                cookies.putIfAbsent(nameAndValue[0], nameAndValue[1].replaceAll("^\"|\"$", ""));
            }
            return cookies;
        }
    }

    @Wrong("a cookie is no form")
    public static final class DecodesAForm implements Tasks.ReadCookies {

        @Override
        public Map<String, String> cookies(String fieldValue) {
            Map<String, String> cookies = new LinkedHashMap<>();
            for (String pair : fieldValue.split("; ?")) {
                String[] nameAndValue = pair.split("=", 2);
                cookies.putIfAbsent(nameAndValue[0], URLDecoder.decode(nameAndValue[1], StandardCharsets.UTF_8));
            }
            return cookies;
        }
    }

    @Wrong("a comma separates nothing")
    public static final class TakesItForAList implements Tasks.ReadCookies {

        @Override
        public Map<String, String> cookies(String fieldValue) {
            Map<String, String> cookies = new LinkedHashMap<>();
            for (String pair : fieldValue.split("[;,] ?")) {
                String[] nameAndValue = pair.split("=", 2);
                cookies.putIfAbsent(nameAndValue[0], nameAndValue[1]);
            }
            return cookies;
        }
    }

    @Wrong("the first one is meant")
    public static final class LetsTheLastWin implements Tasks.ReadCookies {

        @Override
        public Map<String, String> cookies(String fieldValue) {
            Map<String, String> cookies = new LinkedHashMap<>();
            for (String pair : fieldValue.split("; ?")) {
                String[] nameAndValue = pair.split("=", 2);
                cookies.put(nameAndValue[0], nameAndValue[1]);
            }
            return cookies;
        }
    }

    @Wrong("or no name, is no cookie")
    public static final class TakesAFlagForACookie implements Tasks.ReadCookies {

        @Override
        public Map<String, String> cookies(String fieldValue) {
            Map<String, String> cookies = new LinkedHashMap<>();
            for (String pair : fieldValue.split("; ?")) {
                String[] nameAndValue = (pair + "=").split("=", 2);
                cookies.putIfAbsent(nameAndValue[0], nameAndValue[1].replaceFirst("=$", ""));
            }
            return cookies;
        }
    }
}
