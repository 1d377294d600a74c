package httpbytes.exercises.wrong;

import httpbytes.exercises.Tasks;
import httpbytes.exercises.Wrong;
import java.io.IOException;
import java.net.ConnectException;
import java.util.Set;

/** Wrong answers to exercise 03. */
final class E03 {

    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

    private E03() {
    }

    @Wrong("the server may have done what the POST asked for")
    public static final class Always implements Tasks.SendAgain {

        @Override
        public String send(String method, Tasks.Network network) throws IOException {
            try {
                return network.exchange(method);
            } catch (IOException lost) {
                return network.exchange(method);
            }
        }
    }

    @Wrong("idempotent is more than safe")
    public static final class WhatIsSafe implements Tasks.SendAgain {

        @Override
        public String send(String method, Tasks.Network network) throws IOException {
            try {
                return network.exchange(method);
            } catch (IOException lost) {
                if (SAFE.contains(method)) {
                    return network.exchange(method);
                }
                throw lost;
            }
        }
    }

    @Wrong("if the method does not promise")
    public static final class WhateverIsNotAPost implements Tasks.SendAgain {

        @Override
        public String send(String method, Tasks.Network network) throws IOException {
            try {
                return network.exchange(method);
            } catch (IOException lost) {
                if (method.equals("POST")) {
                    throw lost;
                }
                return network.exchange(method);
            }
        }
    }

    @Wrong("nothing was sent, so nothing was done")
    public static final class AsksThoughNothingWasSent implements Tasks.SendAgain {

        @Override
        public String send(String method, Tasks.Network network) throws IOException {
            try {
                return network.exchange(method);
            } catch (IOException lost) {
                if (SAFE.contains(method) || method.equals("PUT") || method.equals("DELETE")) {
                    return network.exchange(method);
                }
                throw lost;
            }
        }
    }

    @Wrong("a server in trouble gets more and more to do")
    public static final class UntilItIsAnswered implements Tasks.SendAgain {

        @Override
        public String send(String method, Tasks.Network network) throws IOException {
            while (true) {
                try {
                    return network.exchange(method);
                } catch (ConnectException nothingWasSent) {
                    // Again.
                } catch (IOException lost) {
                    if (!SAFE.contains(method) && !method.equals("PUT") && !method.equals("DELETE")) {
                        throw lost;
                    }
                }
            }
        }
    }
}
