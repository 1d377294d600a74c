package httpbytes.exercises.wrong;

import httpbytes.exercises.Tasks;
import httpbytes.exercises.Wrong;
import java.util.Set;

/** Wrong answers to exercise 19. */
final class E19 {

    private E19() {
    }

    @Wrong("look at the peer first")
    public static final class BelievesAnybody implements Tasks.WhoAsks {

        @Override
        public String client(String peer, String forwardedFor, Set<String> trusted) {
            if (forwardedFor == null) {
                return peer;
            }
            String[] addresses = forwardedFor.split(",");
            return addresses[addresses.length - 1].strip();
        }
    }

    @Wrong("what is before that, the client may have made up")
    public static final class ReadsFromTheFront implements Tasks.WhoAsks {

        @Override
        public String client(String peer, String forwardedFor, Set<String> trusted) {
            return forwardedFor == null || !trusted.contains(peer) ? peer : forwardedFor.split(",")[0].strip();
        }
    }

    @Wrong("the last address may be a proxy of yours too")
    public static final class TakesTheLast implements Tasks.WhoAsks {

        @Override
        public String client(String peer, String forwardedFor, Set<String> trusted) {
            return forwardedFor == null || !trusted.contains(peer)
                    ? peer : forwardedFor.substring(forwardedFor.lastIndexOf(',') + 1).strip();
        }
    }

    @Wrong("what is before that, the client may have made up")
    public static final class TakesTheFirstThatIsNoProxy implements Tasks.WhoAsks {

        @Override
        public String client(String peer, String forwardedFor, Set<String> trusted) {
            if (forwardedFor == null || !trusted.contains(peer)) {
                return peer;
            }
            for (String address : forwardedFor.split(",")) {
                if (!trusted.contains(address.strip())) {
                    return address.strip();
                }
            }
            return peer;
        }
    }

    @Wrong("white space around a comma is no part of an address")
    public static final class SplitsAtCommaAndSpace implements Tasks.WhoAsks {

        @Override
        public String client(String peer, String forwardedFor, Set<String> trusted) {
            String[] addresses = forwardedFor == null ? new String[0] : forwardedFor.split(", ");
            String client = peer;
            for (int i = addresses.length - 1; i >= 0 && trusted.contains(client); i--) {
                client = addresses[i];
            }
            return client;
        }
    }
}
