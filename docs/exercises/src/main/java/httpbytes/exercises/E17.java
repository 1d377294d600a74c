package httpbytes.exercises;

import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;

/** Exercise 17: call a method with arguments that come out of a request, as Spring would. */
public final class E17 implements Tasks.BindArguments {

    @Override
    public String call(Object controller, Method method, Map<String, List<String>> query,
            Map<String, List<String>> form) throws Exception {
        // Your turn. Run it with: mvn -q -pl docs/exercises test -De=17
        return null;
    }
}
