package httpbytes.socketserver.form;

import static httpbytes.socketserver.form.Forms.form;
import static httpbytes.socketserver.form.Forms.raw;
import static httpbytes.socketserver.form.Forms.refusal;
import static httpbytes.socketserver.form.Forms.utf8;
import static httpbytes.socketserver.form.Forms.violation;
import static org.assertj.core.api.Assertions.assertThat;

import httpbytes.socketserver.Rfc;
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
            assertThat(violation(() -> withBoundary("b".repeat(71), "b".repeat(71))))
                    .isEqualTo(FormViolation.BOUNDARY);
        }

        @Test
        void isNeverEmpty() {
            assertThat(violation(() -> withBoundary("", ""))).isEqualTo(FormViolation.BOUNDARY);
            assertThat(violation(() -> withBoundary("\"\"", ""))).isEqualTo(FormViolation.BOUNDARY);
        }

        @ParameterizedTest
        @ValueSource(strings = {
                "multipart/form-data", "multipart/form-data; charset=utf-8", "multipart/form-data; boundary*=UTF-8''b",
                "multipart/form-data; bound=b", "multipart/form-data; boundary"})
        void isNeverMissing(String type) {
            assertThat(refusal(() -> form(type, raw("--b--\r\n")))).isEqualTo("400 Bad Request: Content-Type says no "
                    + "boundary of 1 to 70 octets; write multipart/form-data; boundary=x7, or leave the field to the "
                    + "program that makes the form (RFC 7578, section 4.1).\n");
        }

        @Test
        void isNamedInAnyCaseButComparedExactly() {
            assertThat(form("MULTIPART/Form-Data; BOUNDARY=b", raw("--b--"))).isEmpty();
            assertThat(violation(() -> form("multipart/form-data; boundary=B", raw("--b--"))))
                    .isEqualTo(FormViolation.NO_DELIMITER);
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
        @Rfc(fact = "delimiter-not-inside", section = "2046, 5.1.1", level = "none", whom = "-")
        void isFollowedByNothingElse(String line) {
            assertThat(violation(() -> decode(line + "\n--b--"))).isEqualTo(FormViolation.DELIMITER_LINE);
            assertThat(violation(() -> decode(field("a", "1") + line + "\n--b--")))
                    .isEqualTo(FormViolation.DELIMITER_LINE);
            assertThat(violation(() -> decode(field("a", "1") + line)))
                    .isEqualTo(FormViolation.LAST_DELIMITER_MISSING);
        }

        @Test
        void isShownWithWhatFollowsIt() {
            assertThat(refusal(() -> parts(field("a", "--c\n--bc")))).isEqualTo("400 Bad Request: a line that begins "
                    + "with -- and the boundary is a delimiter, and only white space may follow in it; choose a "
                    + "boundary with which no line of the content begins; at offset 54 of the form: "
                    + "\"--bc\\x0d\\x0a--b--\\x0d\\x0a\" (RFC 2046, section 5.1.1).\n");
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
        @ValueSource(strings = {"", "a=1", "--", "--B--", "x--b--", "--c\n\n1\n--c--"})
        void beginsEachPart(String content) {
            assertThat(violation(() -> decode(content))).isEqualTo(FormViolation.NO_DELIMITER);
        }

        @ParameterizedTest
        @ValueSource(strings = {"--b", "--b\n", "--b\n\n", "\n\n--b",
                A, A + "\n", A + "\n1\n", A + "\n1\n--b", A + "\n1\n" + A, A + "\n1--b--", A + "\n1\n--b-"})
        void mayNotBeMissing(String content) {
            assertThat(violation(() -> decode(content))).isEqualTo(FormViolation.LAST_DELIMITER_MISSING);
        }

        @Test
        void isCutOffWhereCharactersAreCountedInsteadOfOctets() {
            assertThat(refusal(() -> decode(field("stadt", "Zürich, Köln") + "--b-"))).isEqualTo("400 Bad Request: the "
                    + "content ends after 73 octets without its last line: --, the boundary and --; a Content-Length "
                    + "that counts characters instead of octets cuts it off like this (RFC 2046, section 5.1.1).\n");
        }

        @Test
        void mayBeAllThereIs() {
            assertThat(decode("--b--")).isEmpty();
            assertThat(decode("\n--b--\n")).isEmpty();
        }

        @Test
        void beginsALineOrNothingIsSaidToHaveBeenSent() {
            assertThat(refusal(() -> decode("pre" + A + "\n1\n--b--"))).isEqualTo("400 Bad Request: each part begins "
                    + "with a line of its own, -- and the boundary that Content-Type names, and the content has no "
                    + "such line; at offset 0 of the form: \"pre--b\\x0d\\x0aContent-Disposition: form-data; "
                    + "name=a\\x0d\\x0a\\x0d\\x0a1\\x0d\\x0a--b--\" (RFC 2046, section 5.1.1).\n");
        }

        @Test
        void isNoFieldLineOfThePartBefore() {
            String part = A.replace("--b\n", "--b\n--b: x\n") + "\n1\n";

            assertThat(violation(() -> parts(part))).isEqualTo(FormViolation.EMPTY_LINE_MISSING);
        }
    }

    @Nested
    class LineEnd {

        private static final String B = "--b\nContent-Disposition: form-data; name=b\n\n2\n";

        private static String refusalOf(String octets) {
            return refusal(() -> form(TYPE, raw(octets)));
        }

        private static String bareLf(int offset, String quoted) {
            return "400 Bad Request: CR LF stands before a delimiter and ends each field line, and here is an LF without "
                    + "its CR; at offset " + offset + " of the form: \"" + quoted + "\" (RFC 2046, section 5.1.1).\n";
        }

        @Test
        @Rfc(fact = "delimiter-line-start", section = "2046, 5.1.1", level = "MUST", whom = "sender")
        void isNeverLfAlone() {
            assertThat(refusalOf(A + "\n1\n--b--\n")).isEqualTo(bareLf(45, "\\x0a--b--\\x0a"));
            assertThat(refusalOf("\n" + A + "\n1\n--b--\n")).startsWith(bareLf(0, "").substring(0, 130));
        }

        @ParameterizedTest
        @ValueSource(strings = {
                "--b|A\r|\r|1\r|--b--", "--b\r|A|\r|1\r|--b--", "--b\r|A\r||1\r|--b--", "--b\r|A||1\r|--b--",
                "--b\r|A\r|\r|1|--b--", "|--b\r|A\r|\r|1\r|--b--", "--b\r|A\r|X: y|\r|1\r|--b--"})
        void isNeverLfAloneWhereItMatters(String lines) {
            String octets = lines.replace("A", "Content-Disposition: form-data; name=a").replace('|', '\n');

            assertThat(violation(() -> form(TYPE, raw(octets)))).isEqualTo(FormViolation.BARE_LF);
        }
    }

    @Nested
    class Disposition {

        private static FormViolation ofFields(String fieldLines) {
            return violation(() -> parts("--b\n" + fieldLines + "\n\n1\n"));
        }

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
        @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
                "C:\\Users\\ada\\me.txt   | C:\\Users\\ada\\me.txt",
                "price\\usd             | price\\usd",
                "a\\\"b                 | a\"b",
                "a\\\\b                 | a\\b",
                "%22%0D%0A              | %22%0D%0A"
        })
        void takesABackslashAsBrowsersAndCurlSendIt(String quoted, String value) {
            String disposition = "form-data; name=\"" + quoted + "\"";

            assertThat(parts(part(disposition, "1"))).containsExactly(value + " -> 1");
            assertThat(parts(part(disposition + "; filename=\"" + quoted + "\"", "1")))
                    .containsExactly(value + " -> " + value + " (1 bytes)");
        }

        @Test
        @Rfc(fact = "no-filename-star", section = "7578, 4.2", level = "MUST NOT", whom = "sender")
        void hasNoFileNameInTheExtendedNotation() {
            assertThat(parts(part("form-data; name=a; filename*=UTF-8''x", "1"))).containsExactly("a -> 1");
            assertThat(parts(part("form-data; name=a; filename=y; filename*=UTF-8''x", "1")))
                    .containsExactly("a -> y (1 bytes)");
        }

        @ParameterizedTest
        @ValueSource(strings = {
                "Content-Disposition: attachment; name=a",
                "Content-Disposition: form-data; name=a\nContent-Disposition: form-data",
                "Content-Disposition: form-data; name=a\ncontent-disposition: form-data; name=a",
                "Content-Disposition:",
                "Content-Disposition: ; name=a",
                "X-Content-Disposition: form-data; name=a",
                "Content-Type: text/plain"})
        @Rfc(fact = "part-disposition", section = "7578, 4.2", level = "MUST", whom = "sender")
        void isGivenOnce(String fieldLines) {
            assertThat(ofFields(fieldLines)).isEqualTo(FormViolation.DISPOSITION);
        }

        @ParameterizedTest
        @ValueSource(strings = {"form-data", "form-data; filename=a", "form-data; names=a", "form-data; name",
                "form-data; name*=UTF-8''a"})
        @Rfc(fact = "part-name", section = "7578, 4.2", level = "MUST", whom = "sender")
        void namesAFieldAlways(String disposition) {
            assertThat(ofFields("Content-Disposition: " + disposition)).isEqualTo(FormViolation.NAME_MISSING);
        }

        @ParameterizedTest
        @ValueSource(strings = {"name=a; name=a", "name=a; NAME=b", "name=a; filename=x; filename=y", "name=a; x=; x="})
        void givesAParameterOnce(String parameters) {
            assertThat(ofFields("Content-Disposition: form-data; " + parameters))
                    .isEqualTo(FormViolation.PARAMETER_REPEATED);
        }

        @Test
        void isShownWhereItIsWrong() {
            assertThat(refusal(() -> parts(field("a", "1") + part("form-data; filename=x", "2")))).isEqualTo(
                    "400 Bad Request: each part has a name, as in form-data; name=\"city\", and this one has none; at "
                            + "offset 57 of the form: \"Content-Disposition: form-data; filename=x\\x0d\\x0a\\x0d"
                            + "\\x0a2\\x0d\\x0a--b--\\x0d\\x0a\" (RFC 7578, section 4.2).\n");
        }

        @Test
        void standsInAnyCaseAmongOtherFields() {
            assertThat(parts("""
                    --b
                    X:
                    Y : z
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
                "\n1\n", "\n\n\n", "\n\n", "\nContent-Disposition: form-data; name=a\n\n1\n"})
        void mayNotBeMissing(String part) {
            assertThat(violation(() -> parts("--b\n" + part))).isEqualTo(FormViolation.DISPOSITION);
        }

        @Test
        void endWithTheCrLfOfTheDelimiterWhereNothingFollows() {
            assertThat(decode(A + "\n--b--")).containsExactly("a -> ");
            assertThat(parts(A + "\n" + field("b", "1"))).containsExactly("a -> ", "b -> 1");
        }

        @Test
        void endWithAnEmptyLineInTheirOwnPart() {
            assertThat(violation(() -> parts("--b\n"))).isEqualTo(FormViolation.EMPTY_LINE_MISSING);
            assertThat(refusal(() -> parts(A + field("b", "1")))).isEqualTo("400 Bad Request: an empty line ends the "
                    + "field lines of a part, and the next delimiter comes before it; at offset 45 of the form: \"--b"
                    + "\\x0d\\x0aContent-Disposition: form-data; name=\\x22b\\x22\\x0d\\x0a\\x0d\\x0a1\\x0d\\x0a"
                    + "--b--\\x0d\\x0a\" (RFC 2046, section 5.1.1).\n");
        }

        @ParameterizedTest
        @ValueSource(strings = {"x", ": x", "X Y: z"})
        void haveANameAndAColonEach(String line) {
            assertThat(violation(() -> parts(A + line + "\n\n1\n"))).isEqualTo(FormViolation.PART_FIELD_LINE);
            assertThat(violation(() -> parts("--b\n " + line + "\n\n1\n"))).isEqualTo(FormViolation.PART_FIELD_LINE);
        }

        @Test
        void goOnBehindWhiteSpace() {
            assertThat(parts("""
                    --b
                    Content-Disposition: form-data;
                     name="a";
                    \tfilename="x: y"
                    X-Note: a
                     b

                     1
                    """)).containsExactly("a -> x: y (2 bytes)");
        }

        @Test
        void haveRoomForAnyFileName() {
            String name = "日".repeat(255);

            assertThat(parts(part("form-data; name=" + name + "; filename=" + name, "1")))
                    .containsExactly(name + " -> " + name + " (1 bytes)");
        }

        @Test
        void mayHave5120OctetsWithTheEmptyLine() {
            String line = "Content-Disposition: form-data; name=\"%s\"\n\n";
            int most = 5120 - line.formatted("").replace("\n", "\r\n").length();

            assertThat(parts("--b\n" + line.formatted("a".repeat(most)) + "1\n")).hasSize(1);
            assertThat(refusal(() -> parts("--b\n" + line.formatted("a".repeat(most + 1)) + "1\n"))).startsWith(
                    "413 Content Too Large: the field lines of a part may have at most 5120 octets, with the empty "
                            + "line behind them; at offset 5 of the form: \"Content-Disposition: form-data; name=");
        }

        @Test
        @Rfc(fact = "part-fields", section = "7578, 4.8", level = "MUST", whom = "recipient")
        void areNotJudgedWhereNobodyReadsThem() {
            assertThat(form(TYPE, raw("--b\r\nX-Note: caf\u00e9\u0000\r\n\u00e9: 1\r\n" + "Content-Disposition: "
                    + "form-data; x=\"\u00e9\"; name=a\r\n\r\n1\r\n--b--"))).containsExactly("a -> 1");
        }

        @Test
        void areUtf8WhereTheyName() {
            byte[] name = raw("--b\r\nContent-Disposition: form-data; name=caf\u00e9\r\n\r\n1\r\n--b--");
            byte[] filename = raw("--b\r\nContent-Disposition: form-data; name=a; filename=\"\u00c3x\"\r\n\r\n1\r\n"
                    + "--b--");

            assertThat(refusal(() -> form(TYPE, name))).isEqualTo("400 Bad Request: the name of a part is not UTF-8 "
                    + "from \"\\xe9\" on; names and text are UTF-8, and a part of other octets has a filename; at "
                    + "offset 5 of the form: \"Content-Disposition: form-data; name=caf\\xe9\\x0d\\x0a\\x0d\\x0a1\\x0d"
                    + "\\x0a--b--\" (RFC 7578, section 5.1).\n");
            assertThat(refusal(() -> form(TYPE, filename))).startsWith(
                    "400 Bad Request: the filename of a part is not UTF-8 from \"\\xc3x\" on; ");
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

            assertThat(refusal(() -> form(TYPE, content))).startsWith(
                    "400 Bad Request: the text of a part is not UTF-8 from \"\\xff\" on; ");
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
                .startsWith("413 Content Too Large: a form may have at most 50 parts; at offset 2600 of the form: ");
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
