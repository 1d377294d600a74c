package httpbytes.exercises;

import java.io.IOException;
import java.net.ServerSocket;

/** Exercise 10: send each visitor its first line back; a silent one keeps nobody waiting. */
public final class E10 implements Tasks.ServeVisitors {

    @Override
    public void serve(ServerSocket listener) throws IOException {
        // Your turn. Run it with: mvn -q -pl docs/exercises test -De=10
        listener.accept().close();
    }
}
