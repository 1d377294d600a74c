package httpbytes.socketserver;

import static org.assertj.core.api.Assertions.assertThat;

import httpbytes.socketserver.message.Field;
import httpbytes.socketserver.message.Fields;
import httpbytes.socketserver.message.Request;
import httpbytes.socketserver.message.RequestTarget;
import httpbytes.socketserver.message.Response;
import httpbytes.socketserver.message.Status;
import httpbytes.socketserver.message.Version;
import httpbytes.socketserver.route.Router;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands beside {@code /api}; both servers of the workspace promise the same. */
@Tag("quick")
class AnswersTest {

    private static final Field TAG = new Field("ETag", "\"note-1\"");

    private final Router router = new Router(new Answers());

    private Response answer(String method, String path, Field... fields) throws Exception {
        var target = new RequestTarget(path, null, path, null);
        return router.answer(new Request(method, target, Version.HTTP_1_1, Fields.of(fields), new byte[0]));
    }

    private Response note(String... knownTags) throws Exception {
        Field[] fields = new Field[knownTags.length];
        for (int i = 0; i < fields.length; i++) {
            fields[i] = new Field("if-none-match", knownTags[i]);
        }
        return answer("GET", "/note", fields);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD", "POST"})
    void redirectsWhateverTheMethod(String method) throws Exception {
        assertThat(answer(method, "/moved")).usingRecursiveComparison().isEqualTo(
                Response.empty(Status.PERMANENT_REDIRECT, new Field("Location", "/api?from=moved")));
    }

    @Test
    void hasNothingToSay() throws Exception {
        assertThat(answer("GET", "/nothing")).usingRecursiveComparison().isEqualTo(Response.empty(Status.NO_CONTENT));
    }

    @Test
    void namesTheStateOfItsNote() throws Exception {
        assertThat(note()).usingRecursiveComparison().isEqualTo(Response.text("A note that stays.\n").with(TAG));
    }

    @Rfc(fact = "if-none-match-304", section = "9110, 13.1.2", level = "MUST", whom = "origin server")
    @ParameterizedTest
    @ValueSource(strings = {"\"note-1\"", "W/\"note-1\"", "*", "\"a\", \"note-1\"", "W/\"a\",\"b\" , W/\"note-1\","})
    void sendsTheNoteToNobodyWhoHasIt(String known) throws Exception {
        var notModified = Response.empty(Status.NOT_MODIFIED, TAG);

        assertThat(note(known)).usingRecursiveComparison().isEqualTo(notModified);
        assertThat(note("\"x\"", known)).usingRecursiveComparison().isEqualTo(notModified);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "note-1", "\"note-2\"", "\"NOTE-1\"", "w/\"note-1\"", "\"note-1", "\"W/note-1\""})
    void sendsTheNoteToEverybodyElse(String known) throws Exception {
        assertThat(note(known).status()).isEqualTo(Status.OK);
    }
}
