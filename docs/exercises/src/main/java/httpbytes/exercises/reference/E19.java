package httpbytes.exercises.reference;

import httpbytes.exercises.Tasks;
import java.util.Set;

/** One way to solve exercise 19. */
public final class E19 implements Tasks.WhoAsks {

    @Override
    public String client(String peer, String forwardedFor, Set<String> trusted) {
        String[] addresses = forwardedFor == null ? new String[0] : forwardedFor.split(",");
        String client = peer;
        for (int i = addresses.length - 1; i >= 0 && trusted.contains(client); i--) {
            client = addresses[i].strip();
        }
        return client;
    }
}
