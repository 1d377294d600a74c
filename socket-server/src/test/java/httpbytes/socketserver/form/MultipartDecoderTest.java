package httpbytes.socketserver.form;

import static httpbytes.socketserver.form.Forms.form;
import static httpbytes.socketserver.form.Forms.raw;
import static httpbytes.socketserver.form.Forms.refusal;
import static httpbytes.socketserver.form.Forms.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import httpbytes.socketserver.message.HttpException;
import httpbytes.socketserver.message.Request;
import httpbytes.socketserver.message.Status;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("quick")
class MultipartDecoderTest {

    private static final String TYPE = "multipart/form-data; boundary=b";
    private static final String MALFORMED = "400 Bad Request: this is not multipart/form-data; begin each "
            + "part with --boundary, name it in Content-Disposition, and end with --boundary--.\n";
    private static final String NOT_UTF8 =
            "400 Bad Request: a text field of the form is not UTF-8; send text as UTF-8.\n";
    private static final String A = "--b\nContent-Disposition: form-data; name=a\n";

    /** A text block: each line end becomes CR LF. */
    private static List<String> decode(String content) {
        return form(TYPE, utf8(content.replace("\n", "\r\n")));
    }

    /** These parts and the last delimiter. */
    private static List<String> parts(String parts) {
        return decode(parts + "--b--\n");
    }

    private static String part(String disposition, String content) {
        return "--b\nContent-Disposition: " + disposition + "\n\n" + content + "\n";
    }

    private static String field(String name, String content) {
        return part("form-data; name=\"" + name + "\"", content);
    }

    @Test
    void readsFieldsAndFilesInTheirOrder() {
        assertThat(decode("""
                --b
                Content-Disposition: form-data; name="name"

                Ada
                --b
                Content-Disposition: form-data; name="notes"; filename="notes.txt"
                Content-Type: text/plain

                Zürich
                --b
                Content-Disposition: form-data; name="name"

                Grace
                --b--
                """)).containsExactly("name -> Ada", "name -> Grace", "notes -> notes.txt (7 bytes)");
    }

    @Nested
    class Boundary {

        private static List<String> withBoundary(String parameter, String boundary) {
            String content = field("a", "1") + "--b--\n";
            return form("multipart/form-data; boundary=" + parameter,
                    raw(content.replace("--b", "--" + boundary).replace("\n", "\r\n")));
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
                "b             | b",
                "\"b\"         | b",
                "\"a b\"       | a b",
                "\"a;b\"       | a;b",
                "\"a\\\"b\"    | a\"b",
                "----x'()+_,-./:=? | ----x'()+_,-./:=?"
        })
        void mayBeQuoted(String parameter, String boundary) {
            assertThat(withBoundary(parameter, boundary)).containsExactly("a -> 1");
        }

        @Test
        void hasAtMostSeventyOctets() {
            assertThat(withBoundary("b".repeat(70), "b".repeat(70))).containsExactly("a -> 1");
            assertThat(refusal(() -> withBoundary("b".repeat(71), "b".repeat(71)))).isEqualTo(MALFORMED);
        }

        @Test
        void isNeverEmpty() {
            assertThat(refusal(() -> withBoundary("", ""))).isEqualTo(MALFORMED);
            assertThat(refusal(() -> withBoundary("\"\"", ""))).isEqualTo(MALFORMED);
            assertThat(refusal(() -> form("multipart/form-data", raw("--b--\r\n")))).isEqualTo(MALFORMED);
        }

        @Test
        void isNamedInAnyCaseButComparedExactly() {
            assertThat(form("MULTIPART/Form-Data; BOUNDARY=b", raw("--b--"))).isEmpty();
            assertThat(refusal(() -> form("multipart/form-data; boundary=B", raw("--b--"))))
                    .isEqualTo(MALFORMED);
        }
    }

    @Nested
    class Delimiter {

        @ParameterizedTest
        @ValueSource(strings = {"\n", "-b", "--", "--a", " --b", "x--b", "--\nb", "\n\n--", "--B"})
        void isNothingThatLooksAlike(String content) {
            assertThat(parts(field("a", content))).containsExactly("a -> " + content.replace("\n", "\r\n"));
        }

        @Test
        void isNothingAfterALineEndOtherThanCrLf() {
            String part = "--b\r\nContent-Disposition: form-data; name=a\r\n\r\n\n--b\r--b--\r\n\r\n";

            assertThat(form(TYPE, raw(part + "--b--"))).containsExactly("a -> \n--b\r--b--\r\n");
        }

        @Test
        void mayBeFollowedByWhiteSpace() {
            assertThat(decode(A.replace("--b", "--b \t") + "\n1\n--b-- \n")).containsExactly("a -> 1");
        }

        @ParameterizedTest
        @ValueSource(strings = {"--bc\n", "--b-\n", "--b;\n", "--b\r", "--b \u000b\n", "--b -- "})
        void isFollowedByNothingElse(String line) {
            assertThat(refusal(() -> decode(line + "--b--"))).isEqualTo(MALFORMED);
            assertThat(refusal(() -> decode(field("a", "1") + line))).isEqualTo(MALFORMED);
        }

        @Test
        void mayHaveTextBeforeTheFirst() {
            assertThat(parts("preamble --b\n--a\n" + field("a", "1"))).containsExactly("a -> 1");
            assertThat(parts("\n" + field("a", "1"))).containsExactly("a -> 1");
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "\n", "epilogue", "\nepilogue\n--b\n", "\n--b--", "x"})
        void mayHaveTextAfterTheLast(String epilogue) {
            assertThat(decode(field("a", "1") + "--b--" + epilogue)).containsExactly("a -> 1");
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "a=1", "--", "--b", "--b\n", "--b\n\n", "\n\n--b", "x--b--",
                A, A + "\n", A + "\n1\n", A + "\n1\n--b", A + "\n1\n" + A, A + "\n1--b--", A + "\n1\n--b-"})
        void mayNotBeMissing(String content) {
            assertThat(refusal(() -> decode(content))).isEqualTo(MALFORMED);
        }

        @Test
        void mayBeAllThereIs() {
            assertThat(decode("--b--")).isEmpty();
            assertThat(decode("\n--b--\n")).isEmpty();
        }

        @Test
        void beginsALineOrNothingIsSaidToHaveBeenSent() {
            assertThat(refusal(() -> decode("pre" + A + "\n1\n--b--"))).isEqualTo(MALFORMED);
        }

        @Test
        void isNoFieldLineOfThePartBefore() {
            String part = A.replace("--b\n", "--b\n--b: x\n") + "\n1\n";

            assertThat(refusal(() -> parts(part))).isEqualTo(MALFORMED);
        }

        @Test
        void endsNoLineWithLfAlone() {
            assertThat(refusal(() -> form(TYPE, raw(A + "\n1\n--b--\n")))).isEqualTo(MALFORMED);
        }
    }

    @Nested
    class Disposition {

        @ParameterizedTest
        @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
                "form-data; name=a               | `a -> 1`",
                "form-data;name=\"a\"            | `a -> 1`",
                "Form-Data ; x=y; NAME = \"a\"   | `a -> 1`",
                "form-data; name=\"\"            | ` -> 1`",
                "form-data; name=\" a b \"       | ` a b  -> 1`",
                "form-data; name=\"a;b=c\"       | `a;b=c -> 1`",
                "form-data; name=\"a\\\"b\\\\\"  | `a\"b\\ -> 1`",
                "form-data; name=\"a%22+b\"      | `a%22+b -> 1`",
                "form-data; name=\"straße\"      | `straße -> 1`"
        })
        void namesAField(String disposition, String pair) {
            assertThat(parts(part(disposition, "1"))).containsExactly(pair);
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
                "filename=x              | `x (3 bytes)`",
                "FileName=\"x y\"        | `x y (3 bytes)`",
                "filename=\"\"           | ` (3 bytes)`",
                "filename=\"x;y.txt\"    | `x;y.txt (3 bytes)`",
                "filename=\"x\\\"y.txt\" | `x\"y.txt (3 bytes)`",
                "filename=\"x\\\\y.txt\" | `x\\y.txt (3 bytes)`",
                "filename=\"x%22y.txt\"  | `x%22y.txt (3 bytes)`",
                "filename=\"../x\"       | `../x (3 bytes)`",
                "filename=\"日本.txt\"    | `日本.txt (3 bytes)`"
        })
        void namesAFileAndItsLengthInOctets(String filename, String value) {
            assertThat(parts(part("form-data; name=a; " + filename, "€")))
                    .containsExactly("a -> " + value);
        }

        @ParameterizedTest
        @ValueSource(strings = {
                "Content-Disposition: form-data",
                "Content-Disposition: form-data; filename=a",
                "Content-Disposition: form-data; names=a",
                "Content-Disposition: attachment; name=a",
                "Content-Disposition: form-data; name=a; name=a",
                "Content-Disposition: form-data; name=a\nContent-Disposition: form-data",
                "Content-Disposition: form-data; name=a\ncontent-disposition: form-data; name=a",
                "Content-Disposition:",
                "Content-Disposition : form-data; name=a",
                "Content-Disposition",
                ": form-data; name=a",
                "X-Content-Disposition: form-data; name=a",
                "Content-Type: text/plain"})
        void isGivenOnceWithAName(String fieldLines) {
            assertThat(refusal(() -> parts("--b\n" + fieldLines + "\n\n1\n"))).isEqualTo(MALFORMED);
        }

        @Test
        void standsInAnyCaseAmongOtherFields() {
            assertThat(parts("""
                    --b
                    X:
                    CONTENT-disposition:form-data;name=a
                    Content-Type: text/plain

                    1
                    """)).containsExactly("a -> 1");
        }
    }

    @Nested
    class FieldLines {

        @ParameterizedTest
        @ValueSource(strings = {
                "\n1\n", "\n\n\n", "\n\n", "\n", "\nContent-Disposition: form-data; name=a\n\n1\n"})
        void mayNotBeMissing(String part) {
            assertThat(refusal(() -> parts("--b\n" + part))).isEqualTo(MALFORMED);
        }

        @Test
        void endWithABlankLineInTheirOwnPart() {
            assertThat(refusal(() -> parts(A + field("b", "1")))).isEqualTo(MALFORMED);
            assertThat(refusal(() -> parts(A + "\n" + field("b", "1")))).isEqualTo(MALFORMED);
        }

        @Test
        void haveANameAndAColonEach() {
            assertThat(refusal(() -> parts(A + "x\n\n1\n"))).isEqualTo(MALFORMED);
            assertThat(refusal(() -> parts(A + ": x\n\n1\n"))).isEqualTo(MALFORMED);
        }

        @Test
        void mayHave512OctetsWithTheBlankLine() {
            String line = "Content-Disposition: form-data; name=\"%s\"\n\n";
            int most = 512 - line.formatted("").replace("\n", "\r\n").length();

            assertThat(parts("--b\n" + line.formatted("a".repeat(most)) + "1\n")).hasSize(1);
            assertThat(refusal(() -> parts("--b\n" + line.formatted("a".repeat(most + 1)) + "1\n")))
                    .isEqualTo(MALFORMED);
        }

        @Test
        void areUtf8() {
            byte[] content = raw("--b\r\nContent-Disposition: form-data; name=\u00e9\r\n\r\n1\r\n--b--");

            assertThat(refusal(() -> form(TYPE, content))).isEqualTo(NOT_UTF8);
        }
    }

    @Nested
    class Content {

        @ParameterizedTest
        @ValueSource(strings = {
                "", "1", "\n", "\n1\n", "a=1&b=%zz+", "ü🌍", "\t \u0000", "Content-Disposition: x"})
        void isKeptAsItIs(String content) {
            assertThat(parts(field("a", content))).containsExactly("a -> " + content.replace("\n", "\r\n"));
        }

        @Test
        void isUtf8WhateverItsContentTypeSays() {
            assertThat(parts("""
                    --b
                    Content-Disposition: form-data; name=a
                    Content-Type: text/plain; charset=iso-8859-1

                    é
                    """)).containsExactly("a -> é");
        }

        @Test
        void ofAFieldMustBeUtf8() {
            byte[] content = raw((A + "\n\u00ff\n--b--").replace("\n", "\r\n"));

            assertThat(refusal(() -> form(TYPE, content))).isEqualTo(NOT_UTF8);
        }

        @Test
        void ofAFileMayBeAnything() {
            byte[] content = raw("--b\r\nContent-Disposition: form-data; name=a; filename=x\r\n\r\n"
                    + "\u00ff\u0000\r\n\u00fe\r\n--b--");

            assertThat(form(TYPE, content)).containsExactly("a -> x (5 bytes)");
        }
    }

    @Test
    void readsFiftyParts() {
        String parts = field("a", "1").repeat(50);

        assertThat(parts(parts)).hasSize(50);
        assertThat(refusal(() -> parts(parts + field("a", "1"))))
                .isEqualTo("413 Content Too Large: a form may have at most 50 parts.\n");
    }

    @Nested
    class AtRandom {

        private final Random random = new Random(3);
        private final String[] likely = {
                "--b", "--b--", "--b\r\n", "\r\n", "\r\n\r\n", "\r", "\n", "-", "x", "\u00ff", "\u00c3\u00a9",
                ";", ":", "=", " ", "\"", "\\", "; name=", "; filename=\"",
                "Content-Disposition: form-data; name=a",
                "--b\r\nContent-Disposition: form-data; name=a\r\n\r\n"};

        @Test
        void octetsAreAFormOrRefused() {
            int read = 0;
            for (int i = 0; i < 20_000; i++) {
                byte[] content = octets();
                try {
                    form(TYPE, content);
                    read++;
                } catch (HttpException refusal) {
                    assertThat(refusal.response().status()).isEqualTo(Status.BAD_REQUEST);
                }
            }
            assertThat(read).as("neither all nor none").isBetween(1_000, 19_000);
        }

        private byte[] octets() {
            var content = new StringBuilder();
            for (int i = random.nextInt(12); i > 0; i--) {
                content.append(likely[random.nextInt(likely.length)]);
            }
            return raw(content.toString());
        }
    }
}
