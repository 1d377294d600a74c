package httpbytes.exercises.wrong;

import httpbytes.exercises.Tasks;
import httpbytes.exercises.Wrong;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Wrong answers to exercise 11b. */
final class E11b {

    private E11b() {
    }

    @Wrong("405 is for a method that this path does not answer")
    public static final class NotFoundForAMethod implements Tasks.ChooseStatus {

        @Override
        public String status(Map<String, Set<String>> routes, String method, String path) {
            return routes.getOrDefault(path, Set.of()).contains(method) ? "200 OK" : "404 Not Found";
        }
    }

    @Wrong("Allow has to name the methods")
    public static final class WithoutAllow implements Tasks.ChooseStatus {

        @Override
        public String status(Map<String, Set<String>> routes, String method, String path) {
            if (!routes.containsKey(path)) {
                return "404 Not Found";
            }
            return routes.get(path).contains(method) ? "200 OK" : "405 Method Not Allowed";
        }
    }

    @Wrong("those of this path, and no others")
    public static final class AllowsEverything implements Tasks.ChooseStatus {

        @Override
        public String status(Map<String, Set<String>> routes, String method, String path) {
            var all = new TreeSet<String>();
            routes.values().forEach(all::addAll);
            if (!routes.containsKey(path)) {
                return "404 Not Found";
            }
            return routes.get(path).contains(method) ? "200 OK" : "405 Method Not Allowed; Allow: "
                    + String.join(", ", all);
        }
    }
}
