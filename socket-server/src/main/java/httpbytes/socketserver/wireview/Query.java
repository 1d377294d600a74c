package httpbytes.socketserver.wireview;

import httpbytes.socketserver.form.Parameters;
import httpbytes.socketserver.message.HttpException;
import httpbytes.socketserver.message.Request;
import httpbytes.socketserver.message.Status;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What the page says in a query. */
final class Query {

    private final Map<String, String> values = new HashMap<>();

    Query(Request request) {
        Parameters.ofQuery(request.target()).forEach(values::putIfAbsent);
    }

    /** Empty where it is not given. */
    String text(String name) {
        return values.getOrDefault(name, "");
    }

    List<String> list(String name) {
        return List.of(text(name).split(","));
    }

    /** A number up to this one; 0 where there is none. */
    int number(String name, int highest) {
        String value = values.getOrDefault(name, "0");
        int number = value.matches("[0-9]{1,9}") ? Integer.parseInt(value) : -1;
        if (number < 0 || number > highest) {
            throw new HttpException(Status.BAD_REQUEST,
                    name + " takes a whole number from 0 to " + Math.min(highest, 999_999_999) + ".");
        }
        return number;
    }

    /** One of these. */
    <E extends Enum<E>> E choice(String name, Class<E> choices) {
        List<E> all = List.of(choices.getEnumConstants());
        return all.stream().filter(choice -> choice.name().equalsIgnoreCase(text(name))).findFirst()
                .orElseThrow(() -> new HttpException(Status.BAD_REQUEST, name + " takes one of "
                        + String.join(", ", all.stream().map(Enum::name).toList()).toLowerCase(Locale.ROOT) + "."));
    }
}
