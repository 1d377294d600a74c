package httpbytes.exercises;

/** Exercise 00: split name=value where the name ends. */
public final class E00 implements Tasks.SplitPair {

    @Override
    public Tasks.Pair split(String pair) {
        // Your turn. Run it with: mvn -q -pl docs/exercises test -De=00
        return new Tasks.Pair(pair, "");
    }
}
