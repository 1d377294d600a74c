package httpbytes.socketserver.form;

import httpbytes.socketserver.message.Field;
import httpbytes.socketserver.message.Fields;
import httpbytes.socketserver.message.HttpException;
import httpbytes.socketserver.message.Status;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads {@code multipart/form-data} (RFC 7578; delimiters: RFC 2046, section 5.1.1). A text field becomes a
 * pair; of a file, its name and its length in octets are the value.
 */
final class MultipartDecoder {

    /** 50, as in Tomcat since CVE-2025-48976: each part costs more than its octets. */
    static final int PARTS = 50;
    /** Octets of a part's field lines, with the blank line: 512, as in Tomcat. A browser sends about 100. */
    static final int PART_FIELDS = 512;
    /** RFC 2046, section 5.1.1. */
    private static final int BOUNDARY = 70;

    private static final String CRLF = "\r\n";
    private static final String BLANK_LINE = CRLF + CRLF;
    /** Stands before a boundary, and behind the last one. */
    private static final String DASHES = "--";
    /** From the end of a delimiter, which white space may follow, to the next delimiter. */
    private static final Pattern PART = Pattern.compile("(?s)[ \t]*" + CRLF + "(?<fields>.{1,"
            + (PART_FIELDS - BLANK_LINE.length()) + "}?)" + BLANK_LINE + "(?<content>.*)");

    private MultipartDecoder() {
    }

    /**
     * @param octets   each of them one char: text can be searched
     * @param boundary null where the field did not say it
     */
    static List<Parameter> decode(String octets, String boundary) {
        check(boundary != null && !boundary.isEmpty() && boundary.length() <= BOUNDARY);
        // The first delimiter may open the content, where no line end stands before it.
        String[] parts = (CRLF + octets).split(Pattern.quote(CRLF + DASHES + boundary), PARTS + 3);
        List<Parameter> pairs = new ArrayList<>();
        int part = 1; // What stands before the first delimiter is ignored.
        while (part < parts.length && !parts[part].startsWith(DASHES)) {
            if (part > PARTS) {
                throw new HttpException(Status.CONTENT_TOO_LARGE, "a form may have at most " + PARTS + " parts.");
            }
            pairs.add(decodePart(parts[part++]));
        }
        check(part < parts.length);
        // With nothing but a last delimiter behind it, it hides parts whose own delimiter does not begin a line.
        check(!pairs.isEmpty() || parts[0].length() <= CRLF.length());
        return pairs;
    }

    private static Parameter decodePart(String octets) {
        Matcher part = PART.matcher(octets);
        check(part.matches());
        Fields fields = fields(utf8(part.group("fields")));
        var disposition = MediaType.parse(fields.value("Content-Disposition"));
        String name = disposition.parameters().get("name");
        check(fields.count("Content-Disposition") == 1 && disposition.value().equals("form-data") && name != null);
        String filename = disposition.parameters().get("filename");
        String content = part.group("content");
        return new Parameter(name, filename == null ? utf8(content) : filename + " (" + content.length() + " bytes)");
    }

    private static Fields fields(String section) {
        List<Field> fields = new ArrayList<>();
        for (String line : section.split(CRLF)) {
            int colon = line.indexOf(':');
            check(colon > 0);
            fields.add(new Field(line.substring(0, colon), Fields.trimOws(line, colon + 1, line.length())));
        }
        return new Fields(fields);
    }

    private static String utf8(String octets) {
        try {
            var text = ByteBuffer.wrap(octets.getBytes(StandardCharsets.ISO_8859_1));
            return StandardCharsets.UTF_8.newDecoder().decode(text).toString();
        } catch (CharacterCodingException notUtf8) {
            throw new HttpException(Status.BAD_REQUEST, "a text field of the form is not UTF-8; send text as UTF-8.");
        }
    }

    private static void check(boolean isWellFormed) {
        if (!isWellFormed) {
            throw new HttpException(Status.BAD_REQUEST, "this is not multipart/form-data; begin each part with "
                    + "--boundary, name it in Content-Disposition, and end with --boundary--.");
        }
    }
}
