package httpbytes.docs.parties;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The rungs of the ladder: servers of a single file each, in processes of their own. */
public enum Rung {
    NAIVE, OUTLIVES, ROUTES, FRAMES, BOUNDS;

    public Path source() {
        return Path.of("ladder", ordinal() + "-" + name().toLowerCase(Locale.ROOT) + ".java");
    }

    /** Of a process that everybody shares, who asks for it. */
    public int port() {
        return start(source());
    }

    /** Starts such a file, or what a test has made of it, unless it runs already. */
    public static int start(Path source) {
        List<String> command = new ArrayList<>(SingleFileProgram.command(source));
        command.add("0");
        return portIn(ServerOfPages.shared(command).firstLines(1));
    }

    /** In what a rung says when it is ready. */
    public static int portIn(String ready) {
        return Integer.parseInt(ready.replaceFirst("(?s).*?127\\.0\\.0\\.1:([0-9]+)/.*", "$1"));
    }
}
