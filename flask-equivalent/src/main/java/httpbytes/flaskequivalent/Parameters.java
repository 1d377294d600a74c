package httpbytes.flaskequivalent;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/**
 * The name–value pairs of a query or a form: names in order of first appearance, a name's values together. It
 * does not know how they were spelled.
 */
final class Parameters {

    /**
     * 1,000 pairs, as Tomcat allows in Spring Boot 4: far above any form, far below what a flood of names
     * costs.
     */
    static final int LIMIT = 1_000;

    /** Where pairs stand in a request. */
    enum Source {
        QUERY("query", HttpStatus.URI_TOO_LONG),
        FORM("form", HttpStatus.CONTENT_TOO_LARGE);

        private final String word;
        private final HttpStatus beyondLimit;

        Source(String word, HttpStatus beyondLimit) {
            this.word = word;
            this.beyondLimit = beyondLimit;
        }

        @Override
        public String toString() {
            return word;
        }
    }

    private final Map<String, List<String>> values = new LinkedHashMap<>();
    private final Source source;
    private int size;

    Parameters(Source source) {
        this.source = source;
    }

    Source source() {
        return source;
    }

    /** @throws ResponseStatusException 414 or 413 beyond {@link #LIMIT} pairs */
    void add(String name, String value) {
        if (++size > LIMIT) {
            throw new ResponseStatusException(
                    source.beyondLimit, "a " + source + " may have at most " + LIMIT + " parameters.");
        }
        values.computeIfAbsent(name, unseen -> new ArrayList<>(1)).add(value);
    }

    /** Every pair: names in order of first appearance, a name's values together. */
    void forEach(BiConsumer<String, String> action) {
        values.forEach((name, all) -> all.forEach(value -> action.accept(name, value)));
    }
}
