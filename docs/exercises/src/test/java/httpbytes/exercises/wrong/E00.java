package httpbytes.exercises.wrong;

import httpbytes.exercises.Tasks;
import httpbytes.exercises.Wrong;

/** Wrong answers to exercise 00. */
final class E00 {

    private E00() {
    }

    @Wrong("the naive server took for granted that there are two pieces")
    public static final class TakesTwoPiecesForGranted implements Tasks.SplitPair {

        @Override
        public Tasks.Pair split(String pair) {
            String[] parts = pair.split("=", 2);
            return new Tasks.Pair(parts[0], parts[1]);
        }
    }

    @Wrong("a value may have others")
    public static final class SplitsAtEach implements Tasks.SplitPair {

        @Override
        public Tasks.Pair split(String pair) {
            String[] parts = pair.split("=");
            return new Tasks.Pair(parts[0], parts.length > 1 ? parts[1] : "");
        }
    }

    @Wrong("a value may have others")
    public static final class SplitsAtTheLast implements Tasks.SplitPair {

        @Override
        public Tasks.Pair split(String pair) {
            int equals = pair.lastIndexOf('=');
            return equals < 0 ? new Tasks.Pair(pair, "")
                    : new Tasks.Pair(pair.substring(0, equals), pair.substring(equals + 1));
        }
    }

    @Wrong("drops the empty piece at the end")
    public static final class DropsWhatIsEmpty implements Tasks.SplitPair {

        @Override
        public Tasks.Pair split(String pair) {
            String[] parts = pair.split("=");
            return parts.length < 2 ? new Tasks.Pair(pair, "")
                    : new Tasks.Pair(parts[0], pair.substring(parts[0].length() + 1));
        }
    }

    @Wrong("a name can be empty as well")
    public static final class WantsAName implements Tasks.SplitPair {

        @Override
        public Tasks.Pair split(String pair) {
            int equals = pair.indexOf('=');
            return equals < 1 ? new Tasks.Pair(pair, "")
                    : new Tasks.Pair(pair.substring(0, equals), pair.substring(equals + 1));
        }
    }
}
