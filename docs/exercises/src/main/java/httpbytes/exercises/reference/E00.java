package httpbytes.exercises.reference;

import httpbytes.exercises.Tasks;

/** One way to solve exercise 00. */
public final class E00 implements Tasks.SplitPair {

    @Override
    public Tasks.Pair split(String pair) {
        int equals = pair.indexOf('=');
        return equals < 0
                ? new Tasks.Pair(pair, "")
                : new Tasks.Pair(pair.substring(0, equals), pair.substring(equals + 1));
    }
}
