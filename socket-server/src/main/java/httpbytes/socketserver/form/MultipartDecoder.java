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

    private final byte[] content;
    /** The same, each octet one char: text can be searched. */
    private final String octets;
    private final String boundary;

    /** @param boundary null where the field did not say it */
    MultipartDecoder(byte[] content, String boundary) {
        this.content = content;
        this.octets = new String(content, StandardCharsets.ISO_8859_1);
        this.boundary = boundary;
    }

    List<Parameter> decode() {
        if (boundary == null || boundary.isEmpty() || boundary.length() > BOUNDARY) {
            throw malformed();
        }
        List<Parameter> pairs = new ArrayList<>();
        String delimiter = CRLF + DASHES + boundary;
        int position = afterFirstDelimiter(delimiter);
        while (!octets.startsWith(DASHES, position)) {
            if (pairs.size() == PARTS) {
                throw new HttpException(Status.CONTENT_TOO_LARGE, "a form may have at most " + PARTS + " parts.");
            }
            int start = afterLine(position);
            int end = require(octets.indexOf(delimiter, start - CRLF.length()));
            pairs.add(decodePart(start, end));
            position = end + delimiter.length();
        }
        return pairs;
    }

    /**
     * The first delimiter may open the content, where no line end stands before it; a preamble before it is
     * ignored.
     */
    private int afterFirstDelimiter(String delimiter) {
        if (octets.startsWith(DASHES + boundary)) {
            return DASHES.length() + boundary.length();
        }
        int preamble = require(octets.indexOf(delimiter));
        int position = preamble + delimiter.length();
        // With nothing but a last delimiter behind it, it hides parts whose own delimiter does not begin a line.
        if (preamble > 0 && octets.startsWith(DASHES, position)) {
            throw malformed();
        }
        return position;
    }

    /** A delimiter line ends after optional white space. */
    private int afterLine(int position) {
        int lineEnd = require(octets.indexOf(CRLF, position));
        if (!Fields.trimOws(octets, position, lineEnd).isEmpty()) {
            throw malformed();
        }
        return lineEnd + CRLF.length();
    }

    private Parameter decodePart(int start, int end) {
        int blankLine = require(octets.indexOf(BLANK_LINE, start));
        int contentStart = blankLine + BLANK_LINE.length();
        if (contentStart > end || contentStart - start > PART_FIELDS) {
            throw malformed();
        }
        Fields fields = fieldsOf(start, blankLine);
        var disposition = MediaType.parse(fields.value("Content-Disposition"));
        String name = disposition.parameters().get("name");
        if (fields.count("Content-Disposition") > 1 || !disposition.value().equals("form-data") || name == null) {
            throw malformed();
        }
        String filename = disposition.parameters().get("filename");
        return new Parameter(name, filename == null ? utf8(contentStart, end)
                : filename + " (" + (end - contentStart) + " bytes)");
    }

    private Fields fieldsOf(int start, int end) {
        List<Field> fields = new ArrayList<>();
        for (String line : utf8(start, end).split(CRLF)) {
            int colon = line.indexOf(':');
            if (colon < 1) {
                throw malformed();
            }
            fields.add(new Field(line.substring(0, colon), Fields.trimOws(line, colon + 1, line.length())));
        }
        return new Fields(fields);
    }

    private String utf8(int start, int end) {
        try {
            var text = ByteBuffer.wrap(content, start, end - start);
            return StandardCharsets.UTF_8.newDecoder().decode(text).toString();
        } catch (CharacterCodingException notUtf8) {
            throw new HttpException(Status.BAD_REQUEST, "a text field of the form is not UTF-8; send text as UTF-8.");
        }
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
}
