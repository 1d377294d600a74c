package httpbytes.exercises.reference;

import httpbytes.exercises.Tasks;
import java.io.IOException;
import java.net.ConnectException;
import java.util.Set;

/** One way to solve exercise 03. */
public final class E03 implements Tasks.SendAgain {

    private static final Set<String> IDEMPOTENT = Set.of("GET", "HEAD", "OPTIONS", "TRACE", "PUT", "DELETE");

    @Override
    public String send(String method, Tasks.Network network) throws IOException {
        try {
            return network.exchange(method);
        } catch (ConnectException nothingWasSent) {
            return network.exchange(method);
        } catch (IOException lost) {
            if (!IDEMPOTENT.contains(method)) {
                throw lost;
            }
            return network.exchange(method);
        }
    }
}
