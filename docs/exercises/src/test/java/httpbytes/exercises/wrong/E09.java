package httpbytes.exercises.wrong;

import httpbytes.exercises.Tasks;
import httpbytes.exercises.Wrong;

/** Wrong answers to exercise 09. */
final class E09 {

    private E09() {
    }

    @Wrong("a GET shows the result")
    public static final class KeepsTheMethod implements Tasks.FollowRedirect {

        @Override
        public String next(String method, int status, String location) {
            return method + " " + location;
        }
    }

    @Wrong("308 keeps the method")
    public static final class AlwaysGets implements Tasks.FollowRedirect {

        @Override
        public String next(String method, int status, String location) {
            return (method.equals("HEAD") ? "HEAD" : "GET") + " " + location;
        }
    }

    @Wrong("of a POST, 301 makes a GET")
    public static final class ReadsTheRfcAlone implements Tasks.FollowRedirect {

        @Override
        public String next(String method, int status, String location) {
            return (status == 303 && !method.equals("HEAD") ? "GET" : method) + " " + location;
        }
    }

    @Wrong("make a GET of a POST, and of nothing else")
    public static final class GetsWhateverWasMoved implements Tasks.FollowRedirect {

        @Override
        public String next(String method, int status, String location) {
            return (status < 307 && !method.equals("HEAD") ? "GET" : method) + " " + location;
        }
    }

    @Wrong("sends nobody anywhere")
    public static final class TakesEach3xxForARedirect implements Tasks.FollowRedirect {

        @Override
        public String next(String method, int status, String location) {
            if (location == null || status / 100 != 3) {
                return null;
            }
            boolean isGet = status == 303 && !method.equals("HEAD") || status < 303 && method.equals("POST");
            return (isGet ? "GET" : method) + " " + location.replaceFirst("#.*", "");
        }
    }

    @Wrong("names what was made")
    public static final class GoesWhereverLocationLeads implements Tasks.FollowRedirect {

        @Override
        public String next(String method, int status, String location) {
            if (location == null || status == 304) {
                return null;
            }
            boolean isGet = status == 303 && !method.equals("HEAD") || status < 303 && method.equals("POST");
            return (isGet ? "GET" : method) + " " + location.replaceFirst("#.*", "");
        }
    }
}
