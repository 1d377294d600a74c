package httpbytes.socketserver.message;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * The field lines of a header or trailer section, in the order in which they came (RFC 9110, section 5).
 *
 * <p>A list searched from the front: a message has a dozen field lines, and names that a client chose cannot
 * collide in a list as they can in a hash table.
 */
public final class Fields implements Iterable<Field> {

    public static final Fields NONE = new Fields(List.of());

    private final List<Field> lines;

    private Fields(List<Field> lines) {
        this.lines = lines;
    }

    /** The given lines, in their order; the list is not copied and must not change afterwards. */
    public static Fields of(List<Field> lines) {
        return lines.isEmpty() ? NONE : new Fields(lines);
    }

    public static Fields of(Field... lines) {
        return of(List.of(lines));
    }

    public boolean contains(String name) {
        return count(name) > 0;
    }

    /** How many lines have this name. */
    public int count(String name) {
        int count = 0;
        for (Field line : lines) {
            if (line.is(name)) {
                count++;
            }
        }
        return count;
    }

    /**
     * The value of the field of this name, or null where there is none. Several lines of one name are one
     * field: their values joined in order, with a comma and a space (RFC 9110, section 5.3).
     */
    public String value(String name) {
        String value = null;
        for (Field line : lines) {
            if (line.is(name)) {
                value = value == null ? line.value() : value + ", " + line.value();
            }
        }
        return value;
    }

    /** The members of a comma-separated list; empty ones are left out (RFC 9110, section 5.6.1). */
    public List<String> members(String name) {
        String value = value(name);
        if (value == null) {
            return List.of();
        }
        List<String> members = new ArrayList<>();
        for (int start = 0; start <= value.length(); ) {
            int comma = value.indexOf(',', start);
            int end = comma < 0 ? value.length() : comma;
            String member = Text.trimOws(value.substring(start, end));
            if (!member.isEmpty()) {
                members.add(member);
            }
            start = end + 1;
        }
        return members;
    }

    /** Whether a comma-separated list has this member, in any case. */
    public boolean hasMember(String name, String member) {
        return members(name).stream().anyMatch(member::equalsIgnoreCase);
    }

    @Override
    public Iterator<Field> iterator() {
        return lines.iterator();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Fields fields && lines.equals(fields.lines);
    }

    @Override
    public int hashCode() {
        return lines.hashCode();
    }

    @Override
    public String toString() {
        return lines.toString();
    }
}
