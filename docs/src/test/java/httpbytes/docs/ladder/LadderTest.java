package httpbytes.docs.ladder;

import static org.assertj.core.api.Assertions.assertThat;

import httpbytes.docs.pages.GeneratedPage;
import httpbytes.docs.parties.Rung;
import httpbytes.docs.parties.ServerOfPages;
import httpbytes.docs.parties.SingleFileProgram;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each rung of the ladder is right wherever the one below it is, and somewhere else besides. */
@Tag("thorough")
class LadderTest {

    /** Why there is a next rung: what each gets wrong. The last of them is why there is a socket server. */
    private static final List<String> REASONS = List.of("BEHAVIOUR: " + Rows.ANOTHER_VISITOR, "CONTRACT: PUT",
            "BEHAVIOUR: " + Rows.TWO_REQUESTS, "BEHAVIOUR: " + Rows.HEADER_SECTION, "BEHAVIOUR: " + Rows.WHERE);

    private static List<Row> rows;
    /** Rung by rung, and at the end the socket server's. */
    private static List<List<Row>> right;

    /** Of each rung, the changes that show best what it is about. */
    private static final Map<Rung, List<String>> SHOWN = Map.of(
            Rung.ROUTES, List.of("answer", "write", "route", "handler", "post"),
            Rung.FRAMES, List.of("serve", "answer", "Request", "body", "chunks"),
            Rung.BOUNDS, List.of("main", "serve", "deadline", "line", "fieldLines", "body"));

    /** As a learner starts it: Java compiles the file and runs it. */
    private static ServerOfPages typed;

    @BeforeAll
    static void climb() throws Exception {
        typed = ServerOfPages.start(List.of(SingleFileProgram.JAVA, Path.of("docs").resolve(Rung.FRAMES.source())
                .toString(), "0"));
        rows = Rows.all();
        List<Contestant> contestants = new ArrayList<>();
        for (Rung rung : Rung.values()) {
            contestants.add(Contestant.of(rung));
        }
        contestants.add(Contestant.socketServer());
        ExecutorService threads = Executors.newFixedThreadPool(contestants.size());
        try { // At the same time: much of it is to wait for servers that say nothing.
            right = contestants.stream()
                    .map(contestant -> CompletableFuture.supplyAsync(() -> contestant.rightAmong(rows), threads))
                    .toList().stream().map(CompletableFuture::join).toList();
        } finally {
            threads.shutdown();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void aRungKeepsWhatTheOneBelowCould(int rung) {
        List<Row> lost = new ArrayList<>(right.get(rung - 1));
        lost.removeAll(right.get(rung));
        assertThat(lost).as("what rung %s gets wrong, and the one below it right", rung).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void andCanMore(int rung) {
        assertThat(right.get(rung).size()).as("how many rows rung %s gets right", rung)
                .isGreaterThan(right.get(rung - 1).size());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4})
    void andStillGetsWrongWhyThereIsANext(int rung) {
        assertThat(isRight(rung, REASONS.get(rung))).as("rung %s: %s", rung, REASONS.get(rung)).isFalse();
        assertThat(isRight(rung + 1, REASONS.get(rung))).as("rung %s: %s", rung + 1, REASONS.get(rung)).isTrue();
    }

    private static boolean isRight(int rung, String row) {
        return right.get(rung).stream().anyMatch(one -> one.toString().equals(row));
    }

    @Test
    void theSocketServerIsRightEverywhere() {
        assertThat(rows).extracting(Row::toString).doesNotHaveDuplicates().hasSizeGreaterThan(150);
        assertThat(right.get(Rung.values().length)).isEqualTo(rows);
    }

    @Test
    void theFileAloneIsAServer() throws Exception {
        assertThat(Rows.servesAda(Rung.portIn(typed.firstLines(1)))).isTrue();
    }

    @Test
    void thePageShowsWhatTheRungsDo() throws IOException {
        GeneratedPage.assertShows(LadderPage.PAGE, "table", LadderPage.table(rows, right, REASONS));
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = {"NAIVE", "OUTLIVES"})
    void thePageShowsWhatChanged(Rung rung) throws IOException {
        GeneratedPage.assertShows(LadderPage.PAGE, "rung " + rung.ordinal(), LadderPage.step(rung, SHOWN.get(rung)));
    }

    @Test
    void thePageShowsWhatIsNewOnTheFirstRung() throws IOException {
        GeneratedPage.assertShows(LadderPage.PAGE, "rung 1",
                LadderPage.excerpt(Rung.OUTLIVES, List.of("serve", "line", "octets", "text")));
    }

    @AfterAll
    static void stopIt() {
        typed.close();
    }
}
