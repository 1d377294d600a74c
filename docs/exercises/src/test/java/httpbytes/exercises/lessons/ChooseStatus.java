package httpbytes.exercises.lessons;

import httpbytes.exercises.Exercise;
import httpbytes.exercises.Tasks;
import java.util.Map;
import java.util.Set;

/** Exercise 11b. */
public final class ChooseStatus extends Exercise<Tasks.ChooseStatus> {

    public ChooseStatus() {
        super("11b", "404, and 405 with Allow", "11-routing.md",
                "Look for the path first, and then for the method.",
                "A path that is there, and does not answer this method, is 405, and Allow lists what it does answer.",
                "routes.get(path) is null for 404; otherwise contains(method) decides; new TreeSet<>(methods) is in "
                + "order.");
        Map<String, Set<String>> routes = Map.of("/api", Set.of("POST", "GET"), "/files", Set.of("DELETE"));
        expect("GET /api", "a path that is there and answers this method gives 200 (RFC 9110, section 15.3.1).",
                "200 OK", solution -> solution.status(routes, "GET", "/api"));
        expect("GET /nowhere", "404 is for a path that is not there (RFC 9110, section 15.5.5).",
                "404 Not Found", solution -> solution.status(routes, "GET", "/nowhere"));
        expect("DELETE /api", "405 is for a method that this path does not answer, and Allow has to name the methods "
                + "that it does answer: those of this path, and no others (RFC 9110, section 15.5.6).",
                "405 Method Not Allowed; Allow: GET, POST", solution -> solution.status(routes, "DELETE", "/api"));
        expect("GET /files", "each path allows its own methods (RFC 9110, section 10.2.1).",
                "405 Method Not Allowed; Allow: DELETE", solution -> solution.status(routes, "GET", "/files"));
        expect("DELETE /nowhere", "a path that is not there has no methods to allow (RFC 9110, section 15.5.5).",
                "404 Not Found", solution -> solution.status(routes, "DELETE", "/nowhere"));
    }
}
