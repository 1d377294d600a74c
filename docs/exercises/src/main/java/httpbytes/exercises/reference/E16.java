package httpbytes.exercises.reference;

import httpbytes.exercises.Tasks;

/** One way to solve exercise 16. */
public final class E16 implements Tasks.SpellField {

    @Override
    public String fieldLine(String name, String value) {
        if (!name.matches("[!#$%&'*+.^_`|~0-9A-Za-z-]+")) {
            throw new IllegalArgumentException("a field name is a token");
        }
        if (value.chars().anyMatch(c -> c < 0x20 && c != '\t' || c == 0x7f)) {
            throw new IllegalArgumentException("a field value holds no line end, and no other control character");
        }
        return name + ": " + value + "\r\n";
    }
}
