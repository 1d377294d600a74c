package httpbytes.docs.pages;

import static org.assertj.core.api.Assertions.assertThat;

import httpbytes.docs.parties.Nginx;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Each check finds one thing that is false; on the same page without it, nothing. Beside each other, because a check
 * waits for what a page says should come, and here it does not.
 */
@Tag("quick")
@Execution(ExecutionMode.CONCURRENT)
class FalsePagesTest {

    private static final String EXCHANGE = """
            ```http both
            > GET /api?name=Ada HTTP/1.1\\r\\n
            > Host: localhost\\r\\n
            > \\r\\n
            < HTTP/1.1 200…
            < …
            < Content-Length: 63\\r\\n
            < …
            < \\r\\n
            < GET request received with the following parameters:\\n
            < name = Ada\\n
            * the connection stays open
            ```
            """;
    private static final String NGINX = """
            ```http nginx
            > GET /api?name=Ada HTTP/1.0\\r\\n
            > \\r\\n
            < HTTP/1.1 200 OK\\r\\n
            < …
            * the server closes the connection
            ```

            ```http behind-nginx
            > GET /api?name=Ada HTTP/1.1\\r\\n
            > Host: localhost:…\\r\\n
            > …
            < …
            < Content-Length: 63\\r\\n
            < …
            ```
            """;
    private static final String EXCERPT = """
            [Version](../socket-server/src/main/java/httpbytes/socketserver/message/Version.java) has two:

            ```java
            HTTP_1_0,
            HTTP_1_1
            ```
            """;
    private static final String CONSOLE = """
            ```console
            $ mvn -q -pl socket-server compile exec:java
            The socket server listens on http://127.0.0.1:5000/api?name=Ada (stop it with Ctrl-C); …
            $ mvn -q -pl raw-clients compile exec:java "-Dexec.args=get name=Ada"
            > GET /api?name=Ada HTTP/1.1
            > Host: localhost:5000
            …
            < name = Ada
            …
            ```
            """;

    private static final String PREDICTION = """
            ## Predict

            1. What?

            ## See

            ```http both
            < HTTP/1.1 200 OK\\r\\n
            ```

            <details>
            <summary>Your predictions: the key</summary>

            | you were asked | it is | why |
            |---|---|---|
            | what | `200 OK` | so |

            </details>
            """;

    private static final String RULE =
            "A server MUST<!-- space-before-colon --> refuse a space there (RFC 9112, section 5.1).";

    private static Page chapter(String text) {
        return Page.of(Path.of("99-false.md"), text);
    }

    /** True as it is; false when one thing in it is another. */
    private static void assertFinds(PagesTest.Check check, String page, String thing, String another, String sentence)
            throws IOException {
        assertThat(page).contains(thing);
        assertThat(check.problems(chapter(page))).isEmpty();
        List<String> problems = check.problems(chapter(page.replace(thing, another)));
        assertThat(problems).hasSize(1).first().asString().startsWith("99-false.md:").contains(sentence);
    }

    @Test
    void aBlockThatNobodyChecks() throws IOException {
        assertFinds(Blocks::kinds, EXCHANGE + "```text\nhello\n```\n", "```text", "```bash",
                "nobody checks a block of the kind \"bash\"");
        assertFinds(Blocks::kinds, EXCHANGE + "```text\nhello\n```\n", "```text", "```",
                "nobody checks a block of the kind \"\"");
    }

    @Test
    void aChapterThatShowsNothing() throws IOException {
        assertFinds(Blocks::kinds, EXCERPT, "```java", "```text", "a chapter shows something that is checked");
    }

    @ParameterizedTest
    @ValueSource(strings = {"HTTP_1_0", "1_1", ",\n"})
    void aWordOfAnExcerpt(String word) throws IOException {
        assertFinds(Blocks::excerpts, EXCERPT, word, word + "x", "does not stand word for word");
    }

    @Test
    void anExcerptBrokenWhereItsFileHasNoSpace() throws IOException {
        assertFinds(Blocks::excerpts, """
                [Violation](../socket-server/src/main/java/httpbytes/socketserver/wire/Violation.java) says:

                ```java
                HOST_MISSING("RFC 9112, section 3.2",
                        "an HTTP/1.1 request has a Host field; several hosts may share this address"),
                ```
                """, "HTTP/1.1", "HTTP/\n1.1", "does not stand word for word");
    }

    @Test
    void aLineWiderThanThePage() throws IOException {
        assertFinds(Blocks::widths, EXCHANGE, "< name = Ada", "< name =" + " ".repeat(90) + "Ada",
                "a line holds 98 characters");
    }

    @Test
    void aWordOfAConfiguration() throws IOException {
        assertFinds(Blocks::excerpts,
                "[nginx.conf](proxy/nginx.conf) says:\n\n```nginx\nproxy_http_version 1.1;\n```\n",
                "1.1", "1.0", "does not stand word for word");
    }

    @Test
    void anExcerptFromNowhere() throws IOException {
        assertFinds(Blocks::excerpts, EXCERPT, "](../socket-server", "](https://example.org/socket-server",
                "does not stand word");
        assertFinds(Blocks::excerpts, EXCERPT, "Version.java)", "Version)", "link the file of this excerpt");
    }

    @ParameterizedTest
    @ValueSource(strings = {"parameters:\\n", "name = Ada\\n", "63\\r", "HTTP/1.1 200…"})
    void anOctetOfAnExchange(String received) throws IOException {
        assertFinds(HttpBlocks::problems, EXCHANGE, received, "x" + received,
                "the socket-server answers\n< HTTP/1.1 200 OK\\r\\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"< HTTP/1.1 200 OK", "> Host: localhost:", "< Content-Length: 63"})
    void anOctetOnEitherSideOfNginx(String octets) throws IOException {
        Nginx.require();
        assertFinds(HttpBlocks::problems, NGINX, octets, octets + "1", "nginx ");
    }

    @Test
    void howAConnectionEnds() throws IOException {
        assertFinds(HttpBlocks::problems, EXCHANGE.replace("> Host", "> Connection: close\\r\\n\n> Host")
                .replace("stays open", "stays open")
                .replace("* the connection stays open", "* the server closes the connection"),
                "* the server closes the connection", "* the connection stays open",
                "the socket-server closes the connection.");
    }

    @Test
    void aServerThatIsSaidToDie() throws IOException {
        assertFinds(HttpBlocks::problems, """
                ```http naive
                > GET /api?flag HTTP/1.1\\r\\n
                > Host: a\\r\\n
                > \\r\\n
                * the server dies
                ```
                """, "?flag", "?flag=1", "the naive server answers");
    }

    @Test
    void whatAServerIsSaidToDieOf() throws IOException {
        assertFinds(HttpBlocks::problems, """
                ```http naive
                * the client sends nothing more
                * the server dies of java.lang.IndexOutOfBoundsException
                ```
                """, "IndexOut", "ArrayIndexOut", "the naive server says: The naive server died of: java.lang.IndexOut");
    }

    @Test
    void whatARungAnswers() throws IOException {
        String exchange = """
                ```http ladder-2
                > DELETE /api HTTP/1.1\\r\\n
                > Host: a\\r\\n
                > \\r\\n
                < HTTP/1.1 405 Method Not Allowed\\r\\n
                < …
                * the server closes the connection
                ```
                """;
        assertFinds(HttpBlocks::problems, exchange, "ladder-2", "ladder-1", "rung 1 answers\n< HTTP/1.1 200 OK");
        assertFinds(HttpBlocks::problems, exchange, "ladder-2", "ladder-9", "say which server answers");
    }

    @Test
    void aDiffThatNobodyMade() throws IOException {
        assertFinds(Blocks::kinds, EXCERPT + "\n<!-- rung 2: begin -->\n```diff\n+a\n```\n<!-- rung 2: end -->\n", "begin", "end",
                "a diff is made by the build");
    }

    @ParameterizedTest
    @ValueSource(strings = {"< name = Ada", "> Host: localhost:5000", "(stop it with Ctrl-C)"})
    void aLineThatACommandPrints(String printed) throws IOException {
        assertFinds(Typing::problems, CONSOLE, printed, printed + "!", "and the page shows");
    }

    @Test
    void aCommandThatNobodyKnows() throws IOException {
        assertFinds(Typing::problems, CONSOLE, "$ mvn -q -pl raw-clients compile", "$ gradle",
                "nobody knows how to check `gradle");
    }

    @Test
    void aLinkThatLeadsNowhere() throws IOException {
        assertFinds(Links::problems, "[read](README.md)", "README", "README2", "leads nowhere");
        assertFinds(Links::problems, "[read](README.md#from-python-to-java)", "#from", "#form",
                "has no heading #form-python-to-java");
        assertFinds(Links::problems, "# One two\n[up](#one-two)", "#one-two", "#one", "has no heading #one");
    }

    @Test
    void aPictureWithoutWords() throws IOException {
        assertFinds(Links::problems, "![a page](pictures/wire-view.png)", "a page", "", "say in words");
        assertFinds(Links::problems, "![a page](pictures/wire-view.png)", "view.png", "view.gif",
                "there is no picture");
        assertFinds(Blocks::diagrams, "```mermaid\ngraph LR\naccTitle: who talks to whom\naccDescr: a to b, and then "
                + "back\n```\n",
                "accDescr", "acc", "add \"accDescr: …\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"(RFC 9112, section 9.3)", "RFC 9110, sections 9.1 and 9.3", "RFC 9112,\nsection 9.3",
            "[here](https://www.rfc-editor.org/rfc/rfc9112.html#section-9.3)"})
    void aSectionOfAnRfc(String citation) throws IOException {
        assertFinds(Citations::problems, citation, "9.3", "9.9", " says in section 9.9; read it, and add a row to");
    }

    @Test
    void theLevelOfARule() throws IOException {
        assertFinds(Levels::problems, RULE, "MUST<", "SHOULD<",
                "the level of space-before-colon is MUST, and not SHOULD.");
        assertFinds(Levels::problems, RULE, "MUST<", "MUST NOT<",
                "the level of space-before-colon is MUST, and not MUST NOT.");
        assertFinds(Levels::problems, RULE, "<!-- space-before-colon -->", "", "by which fact does it say MUST?");
        assertFinds(Levels::problems, RULE, "-- space-before-colon", "-- space", "there is no fact space in ");
        assertFinds(Levels::problems, RULE, "MUST<!-- space-before-colon -->", "must", "is \"must\" the document's?");
    }

    @Test
    void theSectionOfARule() throws IOException {
        assertFinds(Levels::problems, RULE, "5.1", "5.2",
                "space-before-colon is of RFC 9112, section 5.1; cite it beside the MUST, in place of RFC 9112, section "
                        + "5.2.");
        assertFinds(Levels::problems, RULE, " (RFC 9112, section 5.1)", "", "cite it beside the MUST.");
    }

    @Test
    void whomARuleBinds() throws IOException {
        assertFinds(Levels::problems, RULE, "A server", "A proxy", "binds the server, and not the proxy.");
        assertFinds(Levels::problems, RULE, "A server", "An origin server", "and not the origin server.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            space-before-colon | space    | there is no fact space in
            5.1                | 5.2      | is of RFC 9112, section 5.1, and not RFC 9112, section 5.2.
            MUST               | SHOULD   | the level of space-before-colon is MUST, and not SHOULD.
            "server            | "proxy   | binds the server, and not the proxy.
            """)
    void theRuleOfATest(String thing, String another, String sentence) {
        String test = """
                @Rfc(fact = "space-before-colon", section = "9112, 5.1", level = "MUST", whom = "server")
                void isSo() {
                """;
        assertThat(Requirements.in(Path.of("FalseTest.java"), test)).hasSize(1)
                .allSatisfy(requirement -> assertThat(requirement.problem()).isEmpty());
        assertThat(test).contains(thing);
        assertThat(Requirements.in(Path.of("FalseTest.java"), test.replace(thing, another))).hasSize(1)
                .allSatisfy(requirement -> assertThat(requirement.problem()).get().asString()
                        .startsWith("FalseTest.java, isSo: ").contains(sentence));
    }

    @Test
    void aSentenceThatIsTooLong() throws IOException {
        String words = "word ".repeat(Prose.LONGEST_SENTENCE - 2);
        assertFinds(Prose::problems, "A " + words + "`of code`. Another one.", "A ", "A very ", "31 words in one sentence");
        assertFinds(Prose::problems, "A " + words + "[of a link](README.md).", "A ", "A very ", "31 words in one sentence");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            `200 OK`           | `200 Okay`  | no exchange, command or excerpt of the chapter shows `200 Okay`.
            `200 OK`           | 200         | the answer shows nothing that was recorded
            <summary>Your      | <summary>My | what it asks has no key
            1. What?           | '1. What?
            2. Why?'           | 2 questions, and 1 answers.
            """)
    void theKeyToAPrediction(String thing, String another, String sentence) throws IOException {
        assertFinds(Predictions::problems, PREDICTION, thing, another, sentence);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            - third            | third                 | "You can now" has 3 lines
            remember one thing | remember nothing      | say below it
            ## Exercise        | ## Sleep              | a chapter has its exercise
            ## You can now     | ## You cannot         | what can its reader do now?
            """)
    void theEndOfAChapter(String thing, String another, String sentence) throws IOException {
        assertFinds(Chapters::problems, """
                # 99. False

                ## You can now

                - first
                - second
                - third

                **If you remember one thing:** an octet is an octet.

                ## Exercise

                None.
                """, thing, another, sentence);
    }

    @Test
    void aCommandOfOneSystem() throws IOException {
        assertFinds(Systems::problems, "```console\n$ java A.java\n```\n", "$ java", "$ nc", "`nc` is not the same on");
    }

    @Test
    void aNumber() throws IOException {
        assertFinds(Numbers::problems, "It waits for 10<!-- Limits.headerSection --> seconds.", "10", "11",
                "Its source says 10.");
        assertFinds(Numbers::problems, "It takes 8,192<!-- MessageLimits.requestLine --> octets.", "8,192", "8,000",
                "Its source says 8192.");
        assertFinds(Numbers::problems, "The answer is 404, on port 5000, by HTTP/1.1 (RFC 9110, section 15.5.5).",
                "404", "42",
                "where does the number 42 come from?");
    }
}
