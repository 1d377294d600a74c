package httpbytes.exercises.reference;

import httpbytes.exercises.Tasks;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** One way to solve exercise 11b. */
public final class E11b implements Tasks.ChooseStatus {

    @Override
    public String status(Map<String, Set<String>> routes, String method, String path) {
        Set<String> methods = routes.get(path);
        if (methods == null) {
            return "404 Not Found";
        }
        return methods.contains(method) ? "200 OK"
                : "405 Method Not Allowed; Allow: " + String.join(", ", new TreeSet<>(methods));
    }
}
