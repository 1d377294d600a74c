package httpbytes.exercises;

/** Exercise 01: spell the shortest GET that HTTP/1.1 allows. */
public final class E01 implements Tasks.SpellAGet {

    @Override
    public byte[] request(String host, String target) {
        // Your turn. Run it with: mvn -q -pl docs/exercises test -De=01
        return new byte[0];
    }
}
