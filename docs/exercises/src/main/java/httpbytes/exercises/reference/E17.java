package httpbytes.exercises.reference;

import httpbytes.exercises.Tasks;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One way to solve exercise 17. */
public final class E17 implements Tasks.BindArguments {

    @Override
    public String call(Object controller, Method method, Map<String, List<String>> query,
            Map<String, List<String>> form) throws Exception {
        var arguments = new ArrayList<Object>();
        for (Parameter parameter : method.getParameters()) {
            if (parameter.isAnnotationPresent(Tasks.Form.class)) {
                arguments.add(form);
                continue;
            }
            List<String> values = values(parameter.getAnnotation(Tasks.Param.class), query, form);
            if (values.isEmpty()) {
                return "400 Bad Request";
            }
            try {
                arguments.add(converted(values, parameter.getType()));
            } catch (NumberFormatException notANumber) {
                return "400 Bad Request";
            }
        }
        method.setAccessible(true);
        return (String) method.invoke(controller, arguments.toArray());
    }

    /** Those of the query, then those of the form: one heap. */
    private static List<String> values(Tasks.Param param, Map<String, List<String>> query,
            Map<String, List<String>> form) {
        List<String> values = new ArrayList<>(query.getOrDefault(param.value(), List.of()));
        values.addAll(form.getOrDefault(param.value(), List.of()));
        boolean saysNothing = String.join("", values).isEmpty();
        return saysNothing && !param.otherwise().isEmpty() ? List.of(param.otherwise()) : values;
    }

    private static Object converted(List<String> values, Class<?> type) {
        if (type == List.class) {
            return values;
        }
        return type == int.class ? (Object) Integer.valueOf(values.get(0)) : String.join(",", values);
    }
}
