package httpbytes.exercises.lessons;

import httpbytes.exercises.Exercise;
import httpbytes.exercises.Tasks;

/** Exercise 11. */
public final class RouteByAnnotation extends Exercise<Tasks.RouteByAnnotation> {

    public RouteByAnnotation() {
        super("11", "register a method by annotation, and route to it", "11-routing.md",
                "A class can be asked which methods it has.",
                "controller.getClass().getDeclaredMethods(), and getAnnotation(Tasks.On.class) of each.",
                "Compare method() and path() of the annotation with equals, setAccessible(true), and "
                + "invoke(controller).");
        expect("GET /api", "the annotation says which request a method answers, as the decorator did in Python "
                + "(RFC 9110, section 9.1).", "got", solution -> solution.answer(new Controller(), "GET", "/api"));
        expect("POST /api", "a path can answer several methods, each in its own way (RFC 9110, section 9.1).",
                "posted", solution -> solution.answer(new Controller(), "POST", "/api"));
        expect("GET /other", "each path has its own answer (RFC 9110, section 7.1).",
                "other", solution -> solution.answer(new Controller(), "GET", "/other"));
        expect("GET /api/more", "a path that only begins like another is a different path (RFC 3986, section 3.3).",
                "null", solution -> solution.answer(new Controller(), "GET", "/api/more"));
        expect("get /api", "methods are compared letter by letter (RFC 9110, section 9.1).",
                "null", solution -> solution.answer(new Controller(), "get", "/api"));
    }

    /** Somebody's application. */
    static final class Controller {

        @Tasks.On(method = "POST", path = "/api")
        String post() {
            return "posted";
        }

        @Tasks.On(method = "GET", path = "/api")
        String get() {
            return "got";
        }

        @Tasks.On(method = "GET", path = "/other")
        String other() {
            return "other";
        }

        /** Not annotated, and answers nothing. */
        String helper() {
            return "helper";
        }
    }
}
