package httpbytes.exercises;

/** Exercise 16: spell a field line, and refuse what would be more than one. */
public final class E16 implements Tasks.SpellField {

    @Override
    public String fieldLine(String name, String value) {
        // Your turn. Run it with: mvn -q -pl docs/exercises test -De=16
        return name + ": " + value + "\r\n";
    }
}
