package httpbytes.docs.pages;

import static org.assertj.core.api.Assertions.assertThat;

import httpbytes.docs.parties.Programs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the pages say is so. {@code -Dpage=02} checks those alone whose name has a 02 in it. */
@Tag("quick")
class PagesTest {

    /** A sentence for each thing on a page that is not so. */
    interface Check {
        List<String> problems(Page page) throws IOException;
    }

    static Stream<Path> pages() throws IOException {
        return Page.all().stream().filter(page -> page.toString().contains(System.getProperty("page", "")));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void sayNothingButWhatIsSo(Path path) throws IOException {
        Page page = Page.read(path);
        List<String> problems = new ArrayList<>();
        for (Check check : List.<Check>of(Blocks::kinds, Blocks::diagrams, Blocks::widths, Blocks::excerpts,
                Links::problems, Numbers::problems, Citations::problems, Levels::problems, HttpBlocks::problems)) {
            problems.addAll(check.problems(page));
        }
        if (Changed.blocks(page).isEmpty()) { // The others take longer, and are for ChangeItTest.
            problems.addAll(Typing.problems(page));
        }
        assertThat(problems).as("what is not so on %s", path).isEmpty();
        Programs.require(programs(page));
    }

    @Test
    void nameNoProgramWithoutSayingHowToInstallIt() throws IOException {
        String table = Files.readString(Path.of("troubleshooting.md"));
        for (Path path : Page.all()) {
            assertThat(programs(Page.read(path))).as("programs on %s", path)
                    .allSatisfy(program -> assertThat(table).contains("\n| `" + program + "` |"));
        }
    }

    /** Whose lack leaves something on the page unchecked. */
    private static List<String> programs(Page page) {
        return Stream.concat(HttpBlocks.programs(page).stream(), Console.steps(page).stream()
                .flatMap(step -> Typing.programs(step.command()).stream())).distinct().toList();
    }
}
