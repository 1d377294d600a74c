package httpbytes.socketserver.message;

import java.util.ArrayList;
import java.util.List;

/**
 * The field lines of a header or trailer section, in the order in which they came (RFC 9110, section 5).
 *
 * <p>A list searched from the front: a message has a dozen field lines, and names that a client chose cannot
 * collide in a list as they can in a hash table. An index walks through it, because a dozen searches for each request
 * would make as many iterators.
 *
 * @param lines not copied, and must not change afterwards
 */
public record Fields(List<Field> lines) {

    public static final Fields NONE = new Fields(List.of());

    public static Fields of(Field... lines) {
        return new Fields(List.of(lines));
    }

    public boolean contains(String name) {
        return count(name) > 0;
    }

    /** How many lines have this name. */
    public int count(String name) {
        int count = 0;
        for (int i = 0; i < lines.size(); i++) {
            count += lines.get(i).is(name) ? 1 : 0;
        }
        return count;
    }

    /**
     * The value of the field of this name, or null where there is none. Several lines of one name are one
     * field: their values joined in order, with a comma and a space (RFC 9110, section 5.3).
     */
    public String value(String name) {
        String value = null;
        for (int i = 0; i < lines.size(); i++) {
            Field line = lines.get(i);
            if (line.is(name)) {
                value = value == null ? line.value() : value + ", " + line.value();
            }
        }
        return value;
    }

    /** The members of a comma-separated list; empty ones are left out (RFC 9110, section 5.6.1.2). */
    public List<String> members(String name) {
        String value = value(name);
        if (value == null) {
            return List.of();
        }
        List<String> members = new ArrayList<>();
        for (String element : value.split(",")) {
            String member = trimOws(element, 0, element.length());
            if (!member.isEmpty()) {
                members.add(member);
            }
        }
        return members;
    }

    /** Whether a comma-separated list has this member, in any case. */
    public boolean hasMember(String name, String member) {
        for (String each : members(name)) {
            if (each.equalsIgnoreCase(member)) {
                return true;
            }
        }
        return false;
    }

    /**
     * What stands between these indexes, without the white space at both ends, where white space is SP and HTAB alone
     * (RFC 9110, section 5.6.3). {@link String#trim} would remove every control character, and so hide them.
     */
    public static String trimOws(String text, int from, int to) {
        int start = from;
        int end = to;
        while (start < end && isOws(text.charAt(start))) {
            start++;
        }
        while (end > start && isOws(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    private static boolean isOws(char c) {
        return c == ' ' || c == '\t';
    }
}
