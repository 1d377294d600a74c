package httpbytes.socketserver.route;

import httpbytes.socketserver.message.Field;
import httpbytes.socketserver.message.HttpException;
import httpbytes.socketserver.message.Request;
import httpbytes.socketserver.message.RequestTarget;
import httpbytes.socketserver.message.Response;
import httpbytes.socketserver.message.Status;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Finds who answers: by path first (404), then by method (405 with Allow). OPTIONS is answered for every path
 * that has a handler, HEAD for every path that has one for GET.
 */
public final class Router implements Handler {

    /** The methods that HTTP defines: RFC 9110, section 9.3, and PATCH, RFC 5789. */
    private static final Set<String> DEFINED =
            Set.of("GET", "HEAD", "POST", "PUT", "DELETE", "CONNECT", "OPTIONS", "TRACE", "PATCH");

    /** Path → method → handler. The paths are ours: a client can look them up, not add to them. */
    private final Map<String, Map<String, Handler>> routes = new HashMap<>();

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
                    add(route, bind(controller, method), method);
                }
            }
        }
    }

    private void add(Route route, Handler handler, Method method) {
        Map<String, Handler> byMethod = routes.computeIfAbsent(route.path(), unseen -> new TreeMap<>());
        if (!route.path().startsWith("/")) {
            throw new IllegalArgumentException("The path of a @Route begins with /; that of " + method.getName()
                    + " is \"" + route.path() + "\".");
        }
        for (String name : route.methods()) {
            if (!isDefined(name)) {
                throw new IllegalArgumentException("A @Route names methods that HTTP defines, in capital letters; "
                        + method.getName() + " names \"" + name + "\".");
            }
            if (byMethod.put(name, handler) != null) {
                throw new IllegalArgumentException("Two methods claim " + name + " " + route.path()
                        + "; the second is " + method.getName() + ".");
            }
        }
    }

    private static Handler bind(Object controller, Method method) {
        if (Modifier.isStatic(method.getModifiers())
                || method.getReturnType() != Response.class
                || !Arrays.equals(method.getParameterTypes(), new Class<?>[] {Request.class})) {
            throw new IllegalArgumentException("A @Route method takes a Request, returns a Response and is "
                    + "not static; " + method.getName() + " is another.");
        }
        try {
            method.setAccessible(true);
            MethodHandle handle = MethodHandles.lookup().unreflect(method).bindTo(controller);
            return request -> call(method, handle, request);
        } catch (IllegalAccessException e) {
            throw new IllegalArgumentException(method.getName() + " cannot be called; make it public.", e);
        }
    }

    private static Response call(Method method, MethodHandle handle, Request request) throws Exception {
        Response response;
        try {
            response = (Response) handle.invokeExact(request);
        } catch (HttpException refusal) {
            return refusal.response();
        } catch (Exception | Error fault) {
            throw fault;
        } catch (Throwable neither) {
            throw new IllegalStateException(neither); // No method of ours throws such a thing.
        }
        if (response == null) {
            throw new NullPointerException(method.getDeclaringClass().getName() + "." + method.getName()
                    + " returned null; a @Route method returns a Response");
        }
        return response;
    }

    /** Whether HTTP defines a method of this name. */
    public static boolean isDefined(String method) {
        return DEFINED.contains(method);
    }

    @Override
    public Response answer(Request request) throws Exception {
        String method = request.method();
        if (!isDefined(method)) {
            return Response.error(Status.NOT_IMPLEMENTED,
                    "this server does not know the method; methods are case-sensitive, and GET is one.");
        }
        String path = request.target().path();
        if (path.equals(RequestTarget.ASTERISK)) {
            return Response.empty(Status.OK, allow(everyMethod()));
        }
        Map<String, Handler> byMethod = routes.get(path);
        if (byMethod == null) {
            return Response.error(Status.NOT_FOUND, "nothing is served at this path; try " + paths() + ".");
        }
        Handler handler = byMethod.get(method.equals("HEAD") ? "GET" : method);
        if (handler == null) {
            return withoutHandler(method, allowed(byMethod));
        }
        return handler.answer(request);
    }

    private static Response withoutHandler(String method, Set<String> allowed) {
        if (method.equals("OPTIONS")) {
            return Response.empty(Status.OK, allow(allowed));
        }
        String sentence = "this path answers " + String.join(", ", allowed) + ".";
        return Response.error(Status.METHOD_NOT_ALLOWED, sentence, allow(allowed));
    }

    private static Field allow(Set<String> methods) {
        return new Field("Allow", String.join(", ", methods));
    }

    private static Set<String> allowed(Map<String, Handler> byMethod) {
        var allowed = new TreeSet<>(byMethod.keySet());
        allowed.add("OPTIONS");
        if (byMethod.containsKey("GET")) {
            allowed.add("HEAD");
        }
        return allowed;
    }

    private Set<String> everyMethod() {
        var every = new TreeSet<String>();
        routes.values().forEach(byMethod -> every.addAll(allowed(byMethod)));
        return every;
    }

    private String paths() {
        return String.join(" or ", new TreeSet<>(routes.keySet()));
    }
}
