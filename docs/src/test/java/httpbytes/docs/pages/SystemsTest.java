package httpbytes.docs.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("quick")
class SystemsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '#', quoteCharacter = '!', value = {
        "$ mvn -q -pl raw-clients exec:java \"-Dexec.args=get a;b\" # ",
        "$ java docs/ladder/0-naive.java                            # ",
        "$ curl -s http://127.0.0.1:5000/api                        # curl",
        "$ nc 127.0.0.1 5000                                        # nc",
        "$ mvn -pl raw-clients '-Dexec.args=get'                    # '",
        "$ curl -H \"X: $(printf 7)\" http://127.0.0.1:5000/        # $( curl",
        "$ java A.java | java B.java                                # |",
        "$ curl -d \"name=Zoë\" http://127.0.0.1:5000/api           # curl ë"})
    void findTheWordsThatOneSystemHas(String command, String differences) {
        Set<String> expected = differences == null ? Set.of() : Set.of(differences.strip().split(" "));
        assertThat(Systems.differences(command + "\nwhat it prints | nc\n")).isEqualTo(expected);
    }

    @Test
    void aBackslashAtTheEndOfALineIsOfOneShell() {
        assertThat(Systems.differences("$ mvn \\\n  verify\n")).containsExactly("\\");
    }

    @Test
    void eachRowIsOfACommandOfSomePage() throws IOException {
        Set<String> used = new TreeSet<>();
        for (Path path : Page.all()) {
            Page.read(path).blocks("console").forEach(block -> used.addAll(Systems.differences(block.text())));
        }
        assertThat(used).containsAll(Systems.rows());
    }
}
