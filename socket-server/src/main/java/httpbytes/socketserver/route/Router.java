package httpbytes.socketserver.route;

import httpbytes.socketserver.message.Field;
import httpbytes.socketserver.message.HttpException;
import httpbytes.socketserver.message.Request;
import httpbytes.socketserver.message.RequestTarget;
import httpbytes.socketserver.message.Response;
import httpbytes.socketserver.message.Status;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Finds who answers: by path first (404), then by method (405 with Allow). OPTIONS is answered for every path
 * that has a handler, HEAD for every path that has one for GET.
 */
public final class Router implements Handler {

    /** The methods that HTTP defines: RFC 9110, section 9.3, and PATCH, RFC 5789. */
    public static final Set<String> DEFINED =
            Set.of("GET", "HEAD", "POST", "PUT", "DELETE", "CONNECT", "OPTIONS", "TRACE", "PATCH");

    /** Path → method → handler. The paths are ours: a client can look them up, not add to them. */
    private final Map<String, Map<String, Handler>> routes = new TreeMap<>();

    /**
     * Collects the {@link Route} methods of these objects, each bound once.
     *
     * @throws IllegalArgumentException where two methods claim one route, or a method has another shape than
     *                                  a {@link Handler}: a mistake in the program, found when it starts
     */
    public Router(Object... controllers) {
        for (Object controller : controllers) {
            for (Method method : controller.getClass().getDeclaredMethods()) {
                Route route = method.getAnnotation(Route.class);
                if (route != null) {
                    String name = method.getDeclaringClass().getSimpleName() + "." + method.getName();
                    add(route, bind(controller, method, name), name);
                }
            }
        }
        routes.values().forEach(Router::addWhatFollows);
    }

    private static Handler bind(Object controller, Method method, String name) {
        check(!Modifier.isStatic(method.getModifiers()) && method.getReturnType() == Response.class
                && Arrays.equals(method.getParameterTypes(), new Class<?>[] {Request.class}),
                "A @Route method takes a Request, returns a Response and is not static; %s is another.", name);
        method.setAccessible(true);
        return request -> call(controller, method, name, request);
    }

    private void add(Route route, Handler handler, String name) {
        String path = route.path();
        check(path.startsWith("/"), "The path of a @Route begins with /; that of %s is \"%s\".", name, path);
        for (String method : route.methods()) {
            check(DEFINED.contains(method),
                    "A @Route names methods that HTTP defines, in capital letters; %s names \"%s\".", name, method);
            Handler other = routes.computeIfAbsent(path, unseen -> new TreeMap<>()).put(method, handler);
            check(other == null, "Two methods claim %s %s; the second is %s.", method, path, name);
        }
    }

    private static void check(boolean holds, String mistake, Object... names) {
        if (!holds) {
            throw new IllegalArgumentException(mistake.formatted(names));
        }
    }

    /** HEAD where there is a GET, and OPTIONS. */
    private static void addWhatFollows(Map<String, Handler> byMethod) {
        if (byMethod.containsKey("GET")) {
            byMethod.putIfAbsent("HEAD", byMethod.get("GET"));
        }
        byMethod.putIfAbsent("OPTIONS", request -> Response.empty(Status.OK, allow(byMethod.keySet())));
    }

    private static Field allow(Set<String> methods) {
        return new Field("Allow", String.join(", ", methods));
    }

    @Override
    public Response answer(Request request) throws Exception {
        Handler handler = routes.getOrDefault(request.target().path(), Map.of()).get(request.method());
        return handler == null ? withoutHandler(request) : handler.answer(request);
    }

    private Response withoutHandler(Request request) {
        if (!DEFINED.contains(request.method())) {
            return Response.error(Status.NOT_IMPLEMENTED,
                    "this server does not know the method; methods are case-sensitive, and GET is one.");
        }
        String path = request.target().path();
        if (path.equals(RequestTarget.ASTERISK)) {
            var every = new TreeSet<String>();
            routes.values().forEach(byMethod -> every.addAll(byMethod.keySet()));
            return Response.empty(Status.OK, allow(every));
        }
        Map<String, Handler> byMethod = routes.get(path);
        if (byMethod == null) {
            return Response.error(Status.NOT_FOUND,
                    "nothing is served at this path; try " + String.join(" or ", routes.keySet()) + ".");
        }
        Field allow = allow(byMethod.keySet());
        return Response.error(Status.METHOD_NOT_ALLOWED, "this path answers " + allow.value() + ".", allow);
    }

    private static Response call(Object controller, Method method, String name, Request request) throws Exception {
        try {
            return Objects.requireNonNull((Response) method.invoke(controller, request),
                    () -> name + " returned null; a @Route method returns a Response");
        } catch (InvocationTargetException thrown) {
            if (thrown.getCause() instanceof HttpException refusal) {
                return refusal.response();
            }
            if (thrown.getCause() instanceof Error error) {
                throw error;
            }
            throw (Exception) thrown.getCause();
        }
    }
}
