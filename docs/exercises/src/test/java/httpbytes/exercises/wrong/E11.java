package httpbytes.exercises.wrong;

import httpbytes.exercises.Tasks;
import httpbytes.exercises.Wrong;
import java.lang.reflect.Method;

/** Wrong answers to exercise 11. */
final class E11 {

    private E11() {
    }

    @Wrong("each path has its own answer")
    public static final class MethodAlone implements Tasks.RouteByAnnotation {

        @Override
        public String answer(Object controller, String method, String path) throws Exception {
            for (Method candidate : controller.getClass().getDeclaredMethods()) {
                Tasks.On on = candidate.getAnnotation(Tasks.On.class);
                if (on != null && on.method().equals(method) && on.path().equals("/api")) {
                    candidate.setAccessible(true);
                    return (String) candidate.invoke(controller);
                }
            }
            return null;
        }
    }

    @Wrong("a path that only begins like another")
    public static final class Prefix implements Tasks.RouteByAnnotation {

        @Override
        public String answer(Object controller, String method, String path) throws Exception {
            for (Method candidate : controller.getClass().getDeclaredMethods()) {
                Tasks.On on = candidate.getAnnotation(Tasks.On.class);
                if (on != null && on.method().equals(method) && path.startsWith(on.path())) {
                    candidate.setAccessible(true);
                    return (String) candidate.invoke(controller);
                }
            }
            return null;
        }
    }

    @Wrong("methods are compared letter by letter")
    public static final class AnyCase implements Tasks.RouteByAnnotation {

        @Override
        public String answer(Object controller, String method, String path) throws Exception {
            for (Method candidate : controller.getClass().getDeclaredMethods()) {
                Tasks.On on = candidate.getAnnotation(Tasks.On.class);
                if (on != null && on.method().equalsIgnoreCase(method) && path.equals(on.path())) {
                    candidate.setAccessible(true);
                    return (String) candidate.invoke(controller);
                }
            }
            return null;
        }
    }
}
