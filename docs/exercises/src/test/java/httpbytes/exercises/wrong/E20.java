package httpbytes.exercises.wrong;

import httpbytes.exercises.Tasks;
import httpbytes.exercises.Wrong;
import java.util.Set;

/** Wrong answers to exercise 20. */
final class E20 {

    private E20() {
    }

    @Wrong("the next one would do it again")
    public static final class Always implements Tasks.NextServer {

        @Override
        public Tasks.Decision decide(String method, Tasks.Trouble trouble, int serversLeft) {
            return serversLeft > 0 ? Tasks.Decision.ASK_THE_NEXT_SERVER : Tasks.Decision.ANSWER_502;
        }
    }

    @Wrong("the next server is the first that hears of it")
    public static final class NeverAPost implements Tasks.NextServer {

        @Override
        public Tasks.Decision decide(String method, Tasks.Trouble trouble, int serversLeft) {
            return serversLeft > 0 && !method.equals("POST") ? Tasks.Decision.ASK_THE_NEXT_SERVER
                    : Tasks.Decision.ANSWER_502;
        }
    }

    @Wrong("and not how far it had come")
    public static final class BelievesThatNothingWasDone implements Tasks.NextServer {

        @Override
        public Tasks.Decision decide(String method, Tasks.Trouble trouble, int serversLeft) {
            return serversLeft > 0 && (trouble != Tasks.Trouble.NO_ANSWER || method.equals("GET"))
                    ? Tasks.Decision.ASK_THE_NEXT_SERVER : Tasks.Decision.ANSWER_502;
        }
    }

    @Wrong("idempotent is more than safe")
    public static final class WhatIsSafe implements Tasks.NextServer {

        @Override
        public Tasks.Decision decide(String method, Tasks.Trouble trouble, int serversLeft) {
            boolean isSafe = Set.of("GET", "HEAD", "OPTIONS", "TRACE").contains(method);
            return serversLeft > 0 && (trouble == Tasks.Trouble.NO_CONNECTION || isSafe)
                    ? Tasks.Decision.ASK_THE_NEXT_SERVER : Tasks.Decision.ANSWER_502;
        }
    }

    @Wrong("a method that is not defined as idempotent is sent once")
    public static final class WhateverIsNoPost implements Tasks.NextServer {

        @Override
        public Tasks.Decision decide(String method, Tasks.Trouble trouble, int serversLeft) {
            return serversLeft > 0 && (trouble == Tasks.Trouble.NO_CONNECTION || !method.equals("POST"))
                    ? Tasks.Decision.ASK_THE_NEXT_SERVER : Tasks.Decision.ANSWER_502;
        }
    }

    @Wrong("the client has to hear of it")
    public static final class AsksForEver implements Tasks.NextServer {

        @Override
        public Tasks.Decision decide(String method, Tasks.Trouble trouble, int serversLeft) {
            boolean isIdempotent = Set.of("GET", "HEAD", "OPTIONS", "TRACE", "PUT", "DELETE").contains(method);
            return trouble == Tasks.Trouble.NO_CONNECTION || isIdempotent
                    ? Tasks.Decision.ASK_THE_NEXT_SERVER : Tasks.Decision.ANSWER_502;
        }
    }
}
