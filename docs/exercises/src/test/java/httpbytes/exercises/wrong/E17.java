package httpbytes.exercises.wrong;

import httpbytes.exercises.Tasks;
import httpbytes.exercises.Wrong;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Wrong answers to exercise 17: all of them bind alike, but for what each does in its own way. */
final class E17 {

    private E17() {
    }

    abstract static class Binding implements Tasks.BindArguments {

        @Override
        public String call(Object controller, Method method, Map<String, List<String>> query,
                Map<String, List<String>> form) throws Exception {
            List<Object> arguments = new ArrayList<>();
            for (Parameter parameter : method.getParameters()) {
                Tasks.Param param = parameter.getAnnotation(Tasks.Param.class);
                List<String> values = param == null ? List.of() : values(param, query, form);
                if (param != null && values.isEmpty()) {
                    return "400 Bad Request";
                }
                arguments.add(param == null ? whole(query, form) : argument(values, parameter.getType()));
            }
            method.setAccessible(true);
            try {
                return arguments.contains(null) ? "400 Bad Request"
                        : (String) method.invoke(controller, arguments.toArray());
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        }

        List<String> values(Tasks.Param param, Map<String, List<String>> query, Map<String, List<String>> form) {
            List<String> values = new ArrayList<>(query.getOrDefault(param.value(), List.of()));
            values.addAll(form.getOrDefault(param.value(), List.of()));
            return !param.otherwise().isEmpty() && (values.isEmpty() || values.equals(List.of("")))
                    ? List.of(param.otherwise()) : values;
        }

        Object argument(List<String> values, Class<?> type) {
            if (type == int.class) {
                return values.get(0).matches("[0-9]{1,9}") ? Integer.valueOf(values.get(0)) : null;
            }
            return type == List.class ? values : String.join(",", values);
        }

        Map<String, List<String>> whole(Map<String, List<String>> query, Map<String, List<String>> form) {
            return form;
        }
    }

    @Wrong("an exception would become a 500")
    public static final class LetsTheExceptionOut extends Binding {

        @Override
        Object argument(List<String> values, Class<?> type) {
            return type == int.class ? Integer.valueOf(values.get(0)) : super.argument(values, type);
        }
    }

    @Wrong("Spring takes an empty value for none")
    public static final class TakesAnEmptyValue extends Binding {

        @Override
        List<String> values(Tasks.Param param, Map<String, List<String>> query, Map<String, List<String>> form) {
            return query.containsKey(param.value()) ? query.get(param.value()) : super.values(param, query, form);
        }
    }

    @Wrong("for @RequestParam, query and form are one list")
    public static final class ReadsTheQueryAlone extends Binding {

        @Override
        List<String> values(Tasks.Param param, Map<String, List<String>> query, Map<String, List<String>> form) {
            return super.values(param, query, Map.of());
        }
    }

    @Wrong("a link can slip a value into your form")
    public static final class TakesTheFirstValue extends Binding {

        @Override
        Object argument(List<String> values, Class<?> type) {
            return super.argument(type == List.class ? values : values.subList(0, 1), type);
        }
    }

    @Wrong("@Form is the content and nothing else")
    public static final class TakesTheHeapForTheForm extends Binding {

        @Override
        Map<String, List<String>> whole(Map<String, List<String>> query, Map<String, List<String>> form) {
            return query;
        }
    }
}
