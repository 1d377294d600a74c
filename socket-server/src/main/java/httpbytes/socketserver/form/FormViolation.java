package httpbytes.socketserver.form;

import httpbytes.socketserver.message.HttpException;
import httpbytes.socketserver.message.Status;
import httpbytes.socketserver.message.Text;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Everything that is refused in a query or in a form: the status of the answer where it is not 400, the rule, and a
 * sentence on what was wrong and what would be right. Behind that, most refusals quote the octets. The connection stays
 * open: the message was whole, only its content cannot be read.
 */
enum FormViolation {
    // Which kind of content
    TYPE_MISSING(Status.UNSUPPORTED_MEDIA_TYPE, "RFC 9110, section 8.3",
            "no Content-Type says what the content is; name application/x-www-form-urlencoded or multipart/form-data"),
    TYPE_OTHER(Status.UNSUPPORTED_MEDIA_TYPE, "RFC 9110, section 15.5.16", "Content-Type is \"%s\", and a form is "
            + "application/x-www-form-urlencoded or multipart/form-data; send one of them, and name it"),
    TYPE_REPEATED(Status.UNSUPPORTED_MEDIA_TYPE, "RFC 6838, section 4.3", "Content-Type, or a parameter in it, is "
            + "there twice, as \"%s\", and two readers could choose differently; give it once"),

    // Queries and plain forms
    TOO_MANY_IN_QUERY(Status.URI_TOO_LONG, "RFC 9110, section 15.5.15", "a query may have at most %d parameters"),
    TOO_MANY_IN_FORM(Status.CONTENT_TOO_LARGE, "RFC 9110, section 15.5.14", "a form may have at most %d parameters"),

    // Delimiters
    BOUNDARY("RFC 7578, section 4.1", "Content-Type says no boundary of 1 to 70 octets; write "
            + "multipart/form-data; boundary=x7, or leave the field to the program that makes the form"),
    BARE_LF("RFC 2046, section 5.1.1",
            "CR LF stands before a delimiter and ends each field line, and here is an LF without its CR"),
    NO_DELIMITER("RFC 2046, section 5.1.1", "each part begins with a line of its own, -- and the boundary that "
            + "Content-Type names, and the content has no such line"),
    LAST_DELIMITER_MISSING("RFC 2046, section 5.1.1", "the content ends after %d octets without its last line: --, the "
            + "boundary and --; a Content-Length that counts characters instead of octets cuts it off like this"),
    DELIMITER_LINE("RFC 2046, section 5.1.1", "a line that begins with -- and the boundary is a delimiter, and only "
            + "white space may follow in it; choose a boundary with which no line of the content begins"),
    TOO_MANY_PARTS(Status.CONTENT_TOO_LARGE, "RFC 9110, section 15.5.14", "a form may have at most %d parts"),

    // Parts
    EMPTY_LINE_MISSING("RFC 2046, section 5.1.1",
            "an empty line ends the field lines of a part, and the next delimiter comes before it"),
    PART_FIELDS_TOO_LONG(Status.CONTENT_TOO_LARGE, "RFC 9110, section 15.5.14",
            "the field lines of a part may have at most %d octets, with the empty line behind them"),
    PART_FIELD_LINE("RFC 5322, section 2.2", "a field line of a part is a name, a colon, and a value"),
    DISPOSITION("RFC 7578, section 4.2", "each part has one Content-Disposition, and it is form-data"),
    PARAMETER_REPEATED("RFC 6266, section 4.1",
            "Content-Disposition gives a parameter twice, and two readers could choose differently; give it once"),
    NAME_MISSING("RFC 7578, section 4.2", "each part has a name, as form-data; name=\"city\", and this one has none"),
    NOT_UTF8("RFC 7578, section 5.1", "the %s of a part is not UTF-8 from \"%s\" on; names and text are UTF-8, and a "
            + "part of other octets has a filename");

    /** How many octets a refusal quotes: most lines of a part are shorter. */
    private static final int QUOTED = 80;

    final Status status;
    /** The document and section that holds the rule. */
    final String section;
    final String sentence;

    FormViolation(String section, String sentence) {
        this(Status.BAD_REQUEST, section, sentence);
    }

    FormViolation(Status status, String section, String sentence) {
        this.status = status;
        this.section = section;
        this.sentence = sentence;
    }

    /** @param found what the sentence says of this form; octets, each of them one char, are quoted */
    void unless(boolean holds, Object... found) {
        if (!holds) {
            throw of(found);
        }
    }

    HttpException of(Object... found) {
        return refusal("", found);
    }

    /** A violation by what stands in the content at this offset; it is quoted, with what is behind it. */
    HttpException at(String content, int offset, Object... found) {
        return refusal("; at offset " + offset + " of the form: \"" + quoted(content.substring(offset)) + "\"", found);
    }

    private HttpException refusal(String place, Object... found) {
        Object[] said = Stream.of(found).map(what -> what instanceof String text ? quoted(text) : what).toArray();
        return new HttpException(status, String.format(Locale.ROOT, sentence, said) + place + " (" + section + ").");
    }

    private static String quoted(String octets) {
        return Text.escape(octets.substring(0, Math.min(octets.length(), QUOTED)));
    }
}
