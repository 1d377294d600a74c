package httpbytes.exercises.lessons;

import httpbytes.exercises.Exercise;
import httpbytes.exercises.Tasks;

/** Exercise 09. */
public final class FollowRedirect extends Exercise<Tasks.FollowRedirect> {

    private static final String NOWHERE = "no next request";

    public FollowRedirect() {
        super("09", "follow a redirect", "09-what-an-answer-says.md",
                "Five status codes send a client somewhere else. Which of them keep the method?",
                "307 and 308 always keep it, 303 makes a GET of everything but a HEAD, and 301 and 302 make one of "
                + "a POST.",
                "Without Location there is nowhere to go: return null. Then switch over the status, with null for "
                + "every other one; location.split(\"#\", 2)[0] leaves a fragment out.");
        next("GET /api", "GET", 308, "/api", "308 says that it is elsewhere, for good, and Location says where "
                + "(RFC 9110, section 15.4.9).");
        next("GET /api", "POST", 303, "/api", "303 says that all is done, and that a GET shows the result (RFC 9110, "
                + "section 15.4.4).");
        next("GET /api", "DELETE", 303, "/api", "303 asks for a GET, whatever was asked before (RFC 9110, section "
                + "15.4.4).");
        next("HEAD /api", "HEAD", 303, "/api", "a client that wants the fields alone wants them there too (RFC 9110, "
                + "section 15.4.4).");
        next("POST /api", "POST", 308, "/api", "308 keeps the method: the POST was not done here, so it goes there "
                + "(RFC 9110, section 15.4.9).");
        next("POST /api", "POST", 307, "/api", "307 keeps the method, and is for this time only (RFC 9110, section "
                + "15.4.8).");
        next("GET /api", "POST", 301, "/api", "of a POST, 301 makes a GET in every browser: it always did, and the RFC "
                + "permits it (RFC 9110, section 15.4.2).");
        next("GET /api", "POST", 302, "/api", "of a POST, 302 makes a GET in every browser: it always did, and the RFC "
                + "permits it (RFC 9110, section 15.4.3).");
        next("PUT /api", "PUT", 301, "/api", "what is permitted is to make a GET of a POST, and of nothing else "
                + "(RFC 9110, section 15.4.2).");
        next("GET /api", "GET", 302, "/api#top", "a fragment stays with the client, and is no part of a target "
                + "(RFC 9110, section 7.1).");
        next(NOWHERE, "GET", 302, null, "without Location a client does not know where to go, and shows what it got "
                + "(RFC 9110, section 15.4).");
        next(NOWHERE, "GET", 304, "/api", "304 begins with a 3, and sends nobody anywhere: it says that what the "
                + "client has is still right (RFC 9110, section 15.4.5).");
        next(NOWHERE, "POST", 201, "/notes/1", "in a 201, Location names what was made, and nobody has to go there "
                + "(RFC 9110, section 10.2.2).");
    }

    private void next(String expected, String method, int status, String location, String lesson) {
        expect("the answer " + status + " to a " + method + ", and " + (location == null ? "no Location"
                : "Location: " + location), lesson, expected, solution -> {
                    String next = solution.next(method, status, location);
                    return next == null ? NOWHERE : next;
                });
    }
}
