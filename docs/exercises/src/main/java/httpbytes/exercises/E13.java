package httpbytes.exercises;

import java.io.IOException;
import java.net.ServerSocket;

/** Exercise 13: send each visitor its first line back; a silent one keeps nobody waiting. */
public final class E13 implements Tasks.ServeVisitors {

    @Override
    public void serve(ServerSocket listener) throws IOException {
        // Your turn. Run it with: mvn -q -pl docs/exercises test -De=13
        listener.accept().close();
    }
}
