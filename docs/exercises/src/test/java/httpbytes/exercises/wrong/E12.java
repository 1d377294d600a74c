package httpbytes.exercises.wrong;

import httpbytes.exercises.Tasks;
import httpbytes.exercises.Wrong;

/** Wrong answers to exercise 12: all of them judge alike, and each is lax in one place. */
final class E12 {

    private static final String ONE_SPACE = " ";
    private static final String VERSION = "HTTP/[0-9]\\.[0-9]";

    private E12() {
    }

    /** Takes white space before a colon for a part of no name, which is the usual mistake. */
    private static int judge(String section, String separator, String version, int leastHosts) {
        String[] lines = section.substring(0, section.indexOf("\r\n\r\n")).split("\r\n");
        String[] parts = lines[0].split(separator, -1);
        if (parts.length != 3 || !parts[2].matches(version)) {
            return 400;
        }
        if (!parts[2].startsWith("HTTP/1.")) {
            return 505;
        }
        int hosts = 0;
        for (int i = 1; i < lines.length; i++) {
            int colon = lines[i].indexOf(':');
            if (colon < 1) {
                return 400;
            }
            hosts += lines[i].substring(0, colon).strip().equalsIgnoreCase("Host") ? 1 : 0;
        }
        if (hosts > 1 || hosts < leastHosts && !parts[2].equals("HTTP/1.0")) {
            return 400;
        }
        return "GET HEAD POST PUT DELETE CONNECT OPTIONS TRACE PATCH".contains(parts[0]) ? 200 : 501;
    }

    @Wrong("there is exactly one space between")
    public static final class AnyWhiteSpace implements Tasks.JudgeRequest {

        @Override
        public int judge(String section) {
            return E12.judge(section, "\\s+", VERSION, 1);
        }
    }

    @Wrong("and nothing after them")
    public static final class PrefixOfTheVersion implements Tasks.JudgeRequest {

        @Override
        public int judge(String section) {
            return E12.judge(section, ONE_SPACE, VERSION + ".*", 1);
        }
    }

    @Wrong("HTTP/1.1 needs a Host")
    public static final class NeedsNoHost implements Tasks.JudgeRequest {

        @Override
        public int judge(String section) {
            return E12.judge(section, ONE_SPACE, VERSION, 0);
        }
    }

    @Wrong("there is no white space before the colon")
    public static final class TrimsNames implements Tasks.JudgeRequest {

        @Override
        public int judge(String section) {
            return E12.judge(section, ONE_SPACE, VERSION, 1);
        }
    }
}
