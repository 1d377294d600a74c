package httpbytes.socketserver.form;

import httpbytes.socketserver.message.Field;
import httpbytes.socketserver.message.Fields;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads {@code multipart/form-data} (RFC 7578; delimiters: RFC 2046, section 5.1.1). A text field becomes a
 * pair; of a file, its name and its length in octets are the value.
 */
final class MultipartDecoder {

    /** 50, as in Tomcat since CVE-2025-48976: each part costs more than its octets. */
    static final int PARTS = 50;
    /**
     * Octets of a part's field lines, with the empty line: a browser that sends a folder names each file by its path,
     * and in Linux a path may have 4,096. A file name of 255 Japanese letters has 765.
     */
    static final int PART_FIELDS = 5 * 1024;
    /** RFC 2046, section 5.1.1. */
    private static final String BOUNDARY = "(?s).{1,70}";

    private static final String CRLF = "\r\n";
    /** Stands before a boundary, and behind the last one. */
    private static final String DASHES = "--";

    /** CR LF and the content: the first delimiter may open the content, where no line end stands before it. */
    private final String text;
    /** CR LF, -- and the boundary. */
    private final String delimiter;
    /** Up to here the text is read. */
    private int at;

    private MultipartDecoder(String content, String boundary) {
        text = CRLF + content;
        delimiter = CRLF + DASHES + boundary;
    }

    /**
     * @param content  each octet one char: text can be searched
     * @param boundary null where the field did not say it
     */
    static List<Parameter> decode(String content, String boundary) {
        FormViolation.BOUNDARY.unless(boundary != null && boundary.matches(BOUNDARY));
        return new MultipartDecoder(content, boundary).parts();
    }

    private List<Parameter> parts() {
        List<Parameter> pairs = new ArrayList<>();
        int begin = CRLF.length();
        int end = text.indexOf(delimiter); // What stands before the first delimiter is ignored.
        // With nothing but a last delimiter behind it, it hides parts whose own delimiter does not begin a line.
        boolean isForm = end >= 0 && (end <= begin || !isLast(end));
        checkLineEnd(isForm);
        check(isForm, begin, FormViolation.NO_DELIMITER);
        while (!isLast(end)) {
            check(pairs.size() < PARTS, end + CRLF.length(), FormViolation.TOO_MANY_PARTS, PARTS);
            at = end + delimiter.length();
            end = text.indexOf(delimiter, at);
            checkLineEnd(end >= 0);
            FormViolation.LAST_DELIMITER_MISSING.unless(end >= 0, text.length() - CRLF.length());
            pairs.add(part(end));
        }
        return pairs;
    }

    private boolean isLast(int end) {
        return text.startsWith(DASHES, end + delimiter.length());
    }

    /** Where a delimiter is missing, perhaps one stands behind an LF alone. */
    private void checkLineEnd(boolean hasDelimiter) {
        int lf = hasDelimiter ? -1 : text.indexOf(delimiter.substring(1), at);
        check(lf < 0 || text.charAt(lf - 1) == '\r', lf, FormViolation.BARE_LF);
    }

    private Parameter part(int end) {
        int delimiterLine = at - delimiter.length() + CRLF.length();
        check(line(end).matches("[ \t]*"), delimiterLine, FormViolation.DELIMITER_LINE);
        int begin = at;
        Fields fields = fields(end);
        check(at - begin <= PART_FIELDS, begin, FormViolation.PART_FIELDS_TOO_LONG, PART_FIELDS);
        check(fields.count("Content-Disposition") == 1, begin, FormViolation.DISPOSITION);
        var disposition = MediaType.parse(fields.value("Content-Disposition"), MediaType.ESCAPED_IN_DISPOSITION);
        check(disposition.value().equals("form-data"), begin, FormViolation.DISPOSITION);
        check(!disposition.repeats(), begin, FormViolation.PARAMETER_REPEATED);
        String name = disposition.parameters().get("name");
        check(name != null, begin, FormViolation.NAME_MISSING);
        String filename = disposition.parameters().get("filename");
        String content = text.substring(Math.min(at, end), end);
        return new Parameter(utf8("name", name, begin), filename == null ? utf8("text", content, begin)
                : utf8("filename", filename, begin) + " (" + content.length() + " bytes)");
    }

    private Fields fields(int end) {
        List<Field> fields = new ArrayList<>();
        for (String line = line(end); !line.isEmpty(); line = line(end)) {
            int begin = at - CRLF.length() - line.length();
            check(line.matches("(?s)[^ \t:]+[ \t]*:.*"), begin, FormViolation.PART_FIELD_LINE);
            int colon = line.indexOf(':');
            fields.add(new Field(Fields.trimOws(line, 0, colon), line.substring(colon + 1).replace(CRLF, "")));
        }
        return new Fields(fields);
    }

    /** White space continues a line (RFC 5322, section 2.2.3). The delimiter's CR LF may be that of the empty line. */
    private String line(int end) {
        int begin = at;
        do {
            int lf = text.indexOf('\n', at);
            check(lf >= 0 && lf < end + CRLF.length(), begin, FormViolation.EMPTY_LINE_MISSING);
            check(text.charAt(lf - 1) == '\r', lf, FormViolation.BARE_LF);
            at = lf + 1;
        } while (at - CRLF.length() > begin && " \t".indexOf(text.charAt(at)) >= 0);
        return text.substring(begin, at - CRLF.length());
    }

    private String utf8(String what, String octets, int part) {
        ByteBuffer in = StandardCharsets.ISO_8859_1.encode(octets);
        var out = CharBuffer.allocate(octets.length());
        boolean isUtf8 = !StandardCharsets.UTF_8.newDecoder().decode(in, out, true).isError();
        check(isUtf8, part, FormViolation.NOT_UTF8, what, octets.substring(in.position()));
        return out.flip().toString();
    }

    private void check(boolean holds, int index, FormViolation violation, Object... found) {
        if (!holds) {
            throw violation.at(text.substring(CRLF.length()), index - CRLF.length(), found);
        }
    }
}
