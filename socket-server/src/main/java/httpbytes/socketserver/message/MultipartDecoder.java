package httpbytes.socketserver.message;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

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

    private static final byte[] BLANK_LINE = octets("\r\n\r\n");

    private final byte[] content;
    private final String boundary;
    private final Parameters parameters;

    MultipartDecoder(byte[] content, String boundary, Parameters parameters) {
        this.content = content;
        this.boundary = boundary;
        this.parameters = parameters;
    }

    void decode() {
        if (boundary == null || boundary.isEmpty() || boundary.length() > BOUNDARY) {
            throw malformed();
        }
        byte[] delimiter = octets("\r\n--" + boundary);
        int parts = 0;
        int position = afterFirstDelimiter(delimiter);
        while (!startsWith(octets("--"), position)) {
            if (++parts > PARTS) {
                throw new HttpException(Status.CONTENT_TOO_LARGE,
                        "a form may have at most " + PARTS + " parts.");
            }
            int start = afterLine(position);
            int end = require(indexOf(delimiter, start - 2));
            decodePart(start, end);
            position = end + delimiter.length;
        }
    }

    /**
     * The first delimiter may open the content, where no line end stands before it; a preamble before it is
     * ignored.
     */
    private int afterFirstDelimiter(byte[] delimiter) {
        byte[] withoutLineEnd = octets("--" + boundary);
        if (startsWith(withoutLineEnd, 0)) {
            return withoutLineEnd.length;
        }
        int preamble = require(indexOf(delimiter, 0));
        int position = preamble + delimiter.length;
        // With nothing but a last delimiter behind it, it hides parts whose own delimiter does not begin a line.
        if (preamble > 0 && startsWith(octets("--"), position)) {
            throw malformed();
        }
        return position;
    }

    /** A delimiter line ends after optional white space. */
    private int afterLine(int position) {
        int i = position;
        while (i < content.length && (content[i] == ' ' || content[i] == '\t')) {
            i++;
        }
        if (!startsWith(octets("\r\n"), i)) {
            throw malformed();
        }
        return i + 2;
    }

    private void decodePart(int start, int end) {
        int blankLine = require(indexOf(BLANK_LINE, start));
        int contentStart = blankLine + BLANK_LINE.length;
        if (contentStart > end || contentStart - start > PART_FIELDS) {
            throw malformed();
        }
        Fields fields = fieldsOf(start, blankLine);
        var disposition = MediaType.parse(fields.value("Content-Disposition"));
        String name = disposition.parameter("name");
        if (fields.count("Content-Disposition") > 1 || !disposition.is("form-data") || name == null) {
            throw malformed();
        }
        String filename = disposition.parameter("filename");
        parameters.add(name, filename == null
                ? utf8(content, contentStart, end)
                : filename + " (" + (end - contentStart) + " bytes)");
    }

    private Fields fieldsOf(int start, int end) {
        List<Field> fields = new ArrayList<>();
        for (String line : utf8(content, start, end).split("\r\n")) {
            int colon = line.indexOf(':');
            if (colon < 1) {
                throw malformed();
            }
            fields.add(new Field(line.substring(0, colon), Text.trimOws(line.substring(colon + 1))));
        }
        return Fields.of(fields);
    }

    private static String utf8(byte[] octets, int start, int end) {
        try {
            var text = ByteBuffer.wrap(octets, start, end - start);
            return StandardCharsets.UTF_8.newDecoder().decode(text).toString();
        } catch (CharacterCodingException notUtf8) {
            throw new HttpException(Status.BAD_REQUEST,
                    "a text field of the form is not UTF-8; send text as UTF-8.");
        }
    }

    private boolean startsWith(byte[] wanted, int position) {
        int end = position + wanted.length;
        return end <= content.length && Arrays.equals(content, position, end, wanted, 0, wanted.length);
    }

    private int indexOf(byte[] wanted, int start) {
        for (int i = start; i + wanted.length <= content.length; i++) {
            if (startsWith(wanted, i)) {
                return i;
            }
        }
        return -1;
    }

    private static int require(int position) {
        if (position < 0) {
            throw malformed();
        }
        return position;
    }

    private static HttpException malformed() {
        return new HttpException(Status.BAD_REQUEST, "this is not multipart/form-data; begin each part with "
                + "--boundary, name it in Content-Disposition, and end with --boundary--.");
    }

    private static byte[] octets(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
