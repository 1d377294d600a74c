package httpbytes.exercises.reference;

import httpbytes.exercises.Tasks;

/** One way to solve exercise 09. */
public final class E09 implements Tasks.FollowRedirect {

    @Override
    public String next(String method, int status, String location) {
        if (location == null) {
            return null;
        }
        String target = location.split("#", 2)[0];
        return switch (status) {
            case 301, 302 -> (method.equals("POST") ? "GET" : method) + " " + target;
            case 303 -> (method.equals("HEAD") ? "HEAD" : "GET") + " " + target;
            case 307, 308 -> method + " " + target;
            default -> null;
        };
    }
}
