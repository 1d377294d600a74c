package httpbytes.exercises.wrong;

import httpbytes.exercises.Tasks;
import httpbytes.exercises.Wrong;

/** Wrong answers to exercise 09. */
final class E09 {

    private E09() {
    }

    @Wrong("exactly one space stands between")
    public static final class AnyWhiteSpace implements Tasks.JudgeRequest {

        @Override
        public int judge(String section) {
            String[] lines = section.substring(0, section.indexOf("\r\n\r\n")).split("\r\n");
            String[] parts = lines[0].split("\\s+");
            if (parts.length != 3 || !parts[2].matches("HTTP/[0-9]\\.[0-9]")) {
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
            if (hosts != 1 && !parts[2].equals("HTTP/1.0")) {
                return 400;
            }
            return "GET HEAD POST PUT DELETE CONNECT OPTIONS TRACE PATCH".contains(parts[0]) ? 200 : 501;
        }
    }

    @Wrong("and nothing behind")
    public static final class PrefixOfTheVersion implements Tasks.JudgeRequest {

        @Override
        public int judge(String section) {
            String[] lines = section.substring(0, section.indexOf("\r\n\r\n")).split("\r\n");
            String[] parts = lines[0].split(" ", -1);
            if (parts.length != 3 || !parts[2].startsWith("HTTP/")) {
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
            if (hosts != 1 && !parts[2].equals("HTTP/1.0")) {
                return 400;
            }
            return "GET HEAD POST PUT DELETE CONNECT OPTIONS TRACE PATCH".contains(parts[0]) ? 200 : 501;
        }
    }

    @Wrong("HTTP/1.1 needs a Host")
    public static final class NeedsNoHost implements Tasks.JudgeRequest {

        @Override
        public int judge(String section) {
            String[] lines = section.substring(0, section.indexOf("\r\n\r\n")).split("\r\n");
            String[] parts = lines[0].split(" ", -1);
            if (parts.length != 3 || !parts[2].matches("HTTP/[0-9]\\.[0-9]")) {
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
            if (hosts > 1) {
                return 400;
            }
            return "GET HEAD POST PUT DELETE CONNECT OPTIONS TRACE PATCH".contains(parts[0]) ? 200 : 501;
        }
    }

    @Wrong("no white space may stand before the colon")
    public static final class TrimsNames implements Tasks.JudgeRequest {

        @Override
        public int judge(String section) {
            String[] lines = section.substring(0, section.indexOf("\r\n\r\n")).split("\r\n");
            String[] parts = lines[0].split(" ", -1);
            if (parts.length != 3 || !parts[2].matches("HTTP/[0-9]\\.[0-9]")) {
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
            if (hosts != 1 && !parts[2].equals("HTTP/1.0")) {
                return 400;
            }
            return "GET HEAD POST PUT DELETE CONNECT OPTIONS TRACE PATCH".contains(parts[0]) ? 200 : 501;
        }
    }
}
