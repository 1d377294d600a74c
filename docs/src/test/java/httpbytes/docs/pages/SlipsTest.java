package httpbytes.docs.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What everybody types once: Maven says the words by which the README's table tells what it was. */
@Tag("thorough")
class SlipsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            cd docs; mvn -o -q -pl raw-clients compile exec:java      | Could not find the selected project in the reactor
            mvn -o -q -pl raw-client compile exec:java                | Could not find the selected project in the reactor
            cd docs/ladder; mvn -o verify                             | there is no POM in this directory
            mvn -o -q exec:java                                       | The parameters 'mainClass' for goal
            mvn -o -q spring-boot:run                                 | Unable to find a suitable main class
            mvn -o -q -pl raw-clients exec:java -Dexec.args=get a=b   | Unknown lifecycle phase
            mvn -o -q -pl raw-clients exec:java -Dexec.args=get --raw | Unrecognized option: --raw
            """)
    void haveTheirRow(String slip, String words) throws IOException {
        assertThat(Shell.run(slip)).contains(words);
        assertThat(Files.readString(Path.of("../README.md"))).contains("`" + words);
    }
}
