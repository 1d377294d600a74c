package httpbytes.docs.parties;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Programs of this machine, which may be installed or not. */
public final class Programs {

    /** Where Debian puts nginx; only root looks there for programs. */
    private static final String DAEMONS = "/usr/sbin";

    private Programs() {
    }

    public static Optional<Path> find(String name) {
        String path = System.getenv().getOrDefault("PATH", "") + File.pathSeparator + DAEMONS;
        return Stream.of(path.split(File.pathSeparator)).map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable).findFirst();
    }

    public static boolean areInstalled(List<String> names) {
        return names.stream().allMatch(name -> find(name).isPresent());
    }

    /** Skips a test where one of them is missing, and says which. */
    public static void require(List<String> names) {
        List<String> missing = names.stream().filter(name -> find(name).isEmpty()).toList();
        assumeTrue(missing.isEmpty(), () -> "not installed: " + String.join(", ", missing));
    }
}
