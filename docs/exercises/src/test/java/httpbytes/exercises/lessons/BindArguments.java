package httpbytes.exercises.lessons;

import httpbytes.exercises.Exercise;
import httpbytes.exercises.Tasks;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Exercise 17. */
public final class BindArguments extends Exercise<Tasks.BindArguments> {

    private static final Map<String, List<String>> NOTHING = Map.of();

    public BindArguments() {
        super("17", "bind arguments, as Spring does", "17-what-spring-does.md",
                "A method can be asked for its parameters, and a parameter for its annotations and its type.",
                "method.getParameters(), getAnnotation(Tasks.Param.class) and getType() of each; the values are "
                + "those of the query and then those of the form.",
                "For a String join all values with commas, for an int parse the first, for a List take them all; "
                + "collect the arguments, setAccessible(true), and invoke(controller, arguments.toArray()).");
        says("name=Ada in the query", "the annotation names the value, as request.args[\"name\"] does in Flask "
                + "(chapter 17).", "hello Ada", "hello", Map.of("name", List.of("Ada")), NOTHING);
        says("two parameters", "each gets the value of its own name, in whatever order they come (chapter 17).",
                "a=1 b=2",
                "two",
                Map.of("b", List.of("2"), "a", List.of("1")), NOTHING);
        says("n=21 for an int", "the type of a parameter says what its text is turned into (chapter 17).", "42",
                "twice",
                Map.of("n", List.of("21")), NOTHING);
        says("n=many for an int", "text that is not a number is a mistake of the client, and 400 says so; an "
                + "exception would become a 500 (RFC 9110, section 15.5.1).", "400 Bad Request", "twice",
                Map.of("n", List.of("many")), NOTHING);
        says("no name", "a parameter without a default value is required (RFC 9110, section 15.5.1).",
                "400 Bad Request", "hello", NOTHING, NOTHING);
        says("no page", "a parameter may have a default value, for requests that do not name it (chapter 17).",
                "page 1",
                "page",
                NOTHING, NOTHING);
        says("page= in the query", "where there is a default value, Spring takes an empty value for none (chapter 17).",
                "page 1", "page", Map.of("page", List.of("")), NOTHING);
        says("name=Ada in the form", "for @RequestParam, query and form are one list (chapter 17).", "hello Ada",
                "hello",
                NOTHING, Map.of("name", List.of("Ada")));
        says("name=Eve in the query, and name=Ada in the form", "query and form are one list, the query first, and a "
                + "String gets all values, with commas between. So a link can slip a value into your form (chapter "
                + "17).",
                "hello Eve,Ada", "hello", Map.of("name", List.of("Eve")), Map.of("name", List.of("Ada")));
        says("n=1 in the query, and n=2 in the form", "an int takes the first value, and the query comes first: so "
                + "the author of a link chooses the number (chapter 17).", "2", "twice", Map.of("n", List.of("1")),
                Map.of("n", List.of("2")));
        says("a List", "a List gets each value, and loses nothing (chapter 17).", "[Eve, Ada, Grace]", "all",
                Map.of("name", List.of("Eve")), Map.of("name", List.of("Ada", "Grace")));
        says("the form alone", "@Form is the content and nothing else, like @RequestBody; so EchoController uses "
                + "that for a POST (chapter 17).", "{name=[Ada]}", "form", Map.of("name", List.of("Eve")),
                Map.of("name", List.of("Ada")));
    }

    private void says(String what, String lesson, String answer, String method, Map<String, List<String>> query,
            Map<String, List<String>> form) {
        Method called = Stream.of(Controller.class.getDeclaredMethods())
                .filter(candidate -> candidate.getName().equals(method)).findFirst().orElseThrow();
        expect(what, lesson, answer, solution -> solution.call(new Controller(), called, query, form));
    }

    /** Somebody's application. */
    static final class Controller {

        String hello(@Tasks.Param("name") String name) {
            return "hello " + name;
        }

        String two(@Tasks.Param("a") String a, @Tasks.Param("b") String b) {
            return "a=" + a + " b=" + b;
        }

        String twice(@Tasks.Param("n") int n) {
            return String.valueOf(2 * n);
        }

        String page(@Tasks.Param(value = "page", otherwise = "1") int page) {
            return "page " + page;
        }

        String all(@Tasks.Param("name") List<String> names) {
            return String.valueOf(names);
        }

        String form(@Tasks.Form Map<String, List<String>> form) {
            return String.valueOf(form);
        }
    }
}
