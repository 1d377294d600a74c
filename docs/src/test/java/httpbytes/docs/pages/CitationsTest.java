package httpbytes.docs.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the code cites has been read as well. */
@Tag("quick")
class CitationsTest {

    @ParameterizedTest
    @ValueSource(strings = {"socket-server", "raw-clients", "docs/exercises"})
    void nameSectionsThatSomebodyHasRead(String module) throws IOException {
        List<String> problems = new ArrayList<>();
        long count = 0;
        try (Stream<Path> files = Files.walk(Path.of("..", module, "src"))) {
            for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
                String source = Files.readString(file);
                problems.addAll(Citations.problems(file.toString(), source));
                count += Citations.in(source).count();
            }
        }
        assertThat(problems).isEmpty();
        assertThat(count).as("citations in %s", module).isPositive();
    }
}
