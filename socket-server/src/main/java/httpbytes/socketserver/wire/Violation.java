package httpbytes.socketserver.wire;

import httpbytes.socketserver.message.Status;

/**
 * Everything that the parser refuses: the status of the answer, the rule, and a sentence on what was wrong
 * and what would be right. After a refusal the connection closes, because nobody can know where the next
 * request begins.
 */
public enum Violation {
    // Lines
    BARE_LF(Status.BAD_REQUEST, "RFC 9112, section 2.2",
            "a line ends with CR LF, and here is an LF without its CR"),
    BARE_CR(Status.BAD_REQUEST, "RFC 9112, section 2.2",
            "a line ends with CR LF, and here is a CR without its LF"),
    CONTROL_OCTET(Status.BAD_REQUEST, "RFC 9112, section 2.1",
            "no control character but HTAB may stand in a line of HTTP"),
    INCOMPLETE(Status.BAD_REQUEST, "RFC 9112, section 8",
            "the connection ended before the request was complete"),

    // Request-line
    TLS(Status.BAD_REQUEST, "RFC 9110, section 4.2.2",
            "this is the start of TLS, and this port speaks plain HTTP; write http:// instead of https://"),
    METHOD_NOT_TOKEN(Status.BAD_REQUEST, "RFC 9112, section 3.1",
            "a request begins with its method, which is a token such as GET"),
    REQUEST_LINE_PARTS(Status.BAD_REQUEST, "RFC 9112, section 3",
            "a request-line is method, request-target and HTTP-version with exactly one space between them"),
    VERSION_MALFORMED(Status.BAD_REQUEST, "RFC 9112, section 2.3",
            "the version is spelled HTTP/1.1: capital letters, digit, dot, digit"),
    VERSION_NOT_SUPPORTED(Status.HTTP_VERSION_NOT_SUPPORTED, "RFC 9110, section 15.6.6",
            "this server speaks HTTP/1.1 and HTTP/1.0"),
    TARGET_TOO_LONG(Status.URI_TOO_LONG, "RFC 9112, section 3",
            "the request-line is longer than this server reads"),
    TARGET_OCTET(Status.BAD_REQUEST, "RFC 3986, section 2",
            "this octet cannot stand in a request-target; percent-encode it, as %20 for a space and %5B for ["),
    TARGET_FRAGMENT(Status.BAD_REQUEST, "RFC 9112, section 3.2",
            "a request-target has no fragment; what follows # stays with the client"),
    TARGET_ESCAPE(Status.BAD_REQUEST, "RFC 3986, section 2.1",
            "a percent-escape needs two hexadecimal digits; a literal % is written %25"),
    TARGET_FORM(Status.BAD_REQUEST, "RFC 9112, section 3.2",
            "a request-target begins with /, or is a whole http:// URI, or is * for OPTIONS"),
    TARGET_AUTHORITY(Status.BAD_REQUEST, "RFC 9110, section 4.2",
            "an http URI names a host and, at most, a port"),
    SCHEME_NOT_SERVED(Status.MISDIRECTED_REQUEST, "RFC 9110, section 7.4",
            "this server answers for http URIs alone"),
    CONNECT_NOT_SUPPORTED(Status.NOT_IMPLEMENTED, "RFC 9110, section 9.3.6",
            "CONNECT asks a proxy for a tunnel, and this is not a proxy"),

    // Field lines
    WHITESPACE_BEFORE_FIELDS(Status.BAD_REQUEST, "RFC 9112, section 2.2",
            "the first line of a section of field lines begins with white space"),
    FOLDED_LINE(Status.BAD_REQUEST, "RFC 9112, section 5.2",
            "a field line cannot be continued on the next line; begin each with its name"),
    NO_COLON(Status.BAD_REQUEST, "RFC 9112, section 5",
            "a field line is a name, a colon, and a value"),
    SPACE_BEFORE_COLON(Status.BAD_REQUEST, "RFC 9112, section 5.1",
            "no white space may stand between a field name and its colon"),
    FIELD_NAME(Status.BAD_REQUEST, "RFC 9110, section 5.1",
            "a field name is a token: letters, digits, and - . _ among a few other signs"),
    FIELDS_TOO_LARGE(Status.REQUEST_HEADER_FIELDS_TOO_LARGE, "RFC 6585, section 5",
            "the field lines are longer in all than this server reads"),
    TOO_MANY_FIELDS(Status.REQUEST_HEADER_FIELDS_TOO_LARGE, "RFC 6585, section 5",
            "there are more field lines than this server reads"),

    // Host
    HOST_MISSING(Status.BAD_REQUEST, "RFC 9112, section 3.2",
            "an HTTP/1.1 request has a Host field; several hosts may share this address"),
    HOST_REPEATED(Status.BAD_REQUEST, "RFC 9112, section 3.2",
            "a request has one Host field, or two readers could choose differently"),
    HOST_INVALID(Status.BAD_REQUEST, "RFC 9112, section 3.2",
            "the Host field is a host and, at most, a port, such as localhost:5000"),

    // Where the body ends
    CONTENT_LENGTH_INVALID(Status.BAD_REQUEST, "RFC 9112, section 6.3",
            "Content-Length is one number in decimal digits, without a sign"),
    CONTENT_LENGTH_REPEATED(Status.BAD_REQUEST, "RFC 9112, section 6.3",
            "Content-Length is given more than once"),
    LENGTH_AND_TRANSFER_ENCODING(Status.BAD_REQUEST, "RFC 9112, section 6.1",
            "Content-Length and Transfer-Encoding cannot both say where the body ends; send one"),
    TRANSFER_ENCODING_IN_1_0(Status.BAD_REQUEST, "RFC 9112, section 6.1",
            "HTTP/1.0 has no Transfer-Encoding; send a Content-Length"),
    TRANSFER_CODING_UNKNOWN(Status.NOT_IMPLEMENTED, "RFC 9112, section 6.1",
            "chunked is the only transfer coding that this server reads"),
    CHUNKED_NOT_FINAL(Status.BAD_REQUEST, "RFC 9112, section 6.3",
            "the final transfer coding of a request is chunked, applied once"),
    CONTENT_TOO_LARGE(Status.CONTENT_TOO_LARGE, "RFC 9110, section 15.5.14",
            "the content of a request may have at most %d octets"),

    // Chunks
    CHUNK_SIZE(Status.BAD_REQUEST, "RFC 9112, section 7.1",
            "a chunk begins with its size: 1 to 16 hexadecimal digits"),
    CHUNK_EXTENSION(Status.BAD_REQUEST, "RFC 9112, section 7.1.1",
            "after a chunk-size comes the end of the line, or ; and a chunk extension such as name=value"),
    CHUNK_EXTENSIONS_TOO_LARGE(Status.BAD_REQUEST, "RFC 9112, section 7.1.1",
            "the chunk extensions are longer in all than this server reads"),
    CHUNK_DATA_END(Status.BAD_REQUEST, "RFC 9112, section 7.1",
            "after the octets that a chunk-size announces comes CR LF"),

    // Expect
    EXPECTATION(Status.EXPECTATION_FAILED, "RFC 9110, section 10.1.1",
            "100-continue is the only expectation that this server knows");

    private final Status status;
    private final String section;
    private final String sentence;

    Violation(Status status, String section, String sentence) {
        this.status = status;
        this.section = section;
        this.sentence = sentence;
    }

    public Status status() {
        return status;
    }

    /** The document and section that holds the rule. */
    public String section() {
        return section;
    }

    public String sentence() {
        return sentence;
    }
}
