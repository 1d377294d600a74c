package httpbytes.socketserver.wireview;

/**
 * What the octets of a message can be, by the names of the grammar: the section that defines each, and a sentence on
 * what it is there for.
 */
public enum Part {
    // Request-line
    LEADING_EMPTY_LINE("empty line", "RFC 9112, section 2.2",
            "an empty line before a request is passed over; some old clients send one after a body"),
    METHOD("method", "RFC 9110, section 9.1",
            "what the client wants done; its letters are compared exactly"),
    SP("SP", "RFC 9112, section 3",
            "exactly one space separates two parts of this line"),
    REQUEST_TARGET("request-target", "RFC 9112, section 3.2",
            "what the request is for"),
    ABSOLUTE_PATH("absolute-path", "RFC 9112, section 3.2.1",
            "the path on this server; what follows a # would have stayed with the client"),
    ABSOLUTE_FORM("absolute-form", "RFC 9112, section 3.2.2",
            "a whole URI, as clients send it to a proxy; its host wins over the Host field"),
    ASTERISK_FORM("asterisk-form", "RFC 9112, section 3.2.4",
            "the server itself, and nothing on it"),
    QUESTION_MARK("?", "RFC 3986, section 3.4",
            "the first question mark begins the query"),
    QUERY("query", "RFC 3986, section 3.4",
            "parameters for whatever is at the path"),
    HTTP_VERSION("HTTP-version", "RFC 9112, section 2.3",
            "the version that the sender speaks"),

    // Status-line
    STATUS_CODE("status-code", "RFC 9110, section 15",
            "how the request went; the first digit says whether well (2), elsewhere (3), or whose fault it is (4, 5)"),
    STATUS_SP("SP", "RFC 9112, section 4",
            "exactly one space comes after the version, and one after the status-code"),
    REASON_PHRASE("reason-phrase", "RFC 9112, section 4",
            "the same for people; a client ignores it, and it may be missing"),
    NOT_A_STATUS_LINE("unknown", "RFC 9112, section 4",
            "a status-line begins with HTTP/1.1, a space and three digits, and this does not"),
    EXCESS("excess", "RFC 9112, section 9.2",
            "no request waits for these octets, and a client closes instead of taking them for an answer"),
    EXCESS_BEHIND_CLOSE("excess", "RFC 9112, section 9.3",
            "the answer before these octets ends the connection, and no other one comes behind it"),
    EXCESS_EMPTY_LINES("empty lines", "RFC 9112, section 9.2",
            "no request waits for these empty lines, and a client may pass over them"),
    SWITCHED("other protocol", "RFC 9110, section 7.8",
            "the protocol to which the server has switched, and no HTTP"),
    TUNNELLED("tunnel", "RFC 9110, section 9.3.6",
            "what the other end of the tunnel says, HTTP or not"),

    // Lines
    CRLF("CRLF", "RFC 9112, section 2.2",
            "CR LF ends the line"),
    LINE("line", "RFC 9112, section 2.2",
            "read as part of a line that was then refused"),
    FIELD_NAME("field-name", "RFC 9110, section 5.1",
            "upper and lower case make no difference in a name"),
    COLON(":", "RFC 9112, section 5.1",
            "a colon follows the name at once"),
    OWS("OWS", "RFC 9110, section 5.6.3",
            "white space around a value is optional, and no part of it"),
    FIELD_VALUE("field-value", "RFC 9110, section 5.5",
            "what this field says; a reader that does not know the field passes over it"),
    EMPTY_LINE("empty line", "RFC 9112, section 2.1",
            "an empty line ends the field lines; what follows is content, or the next message"),

    // Content
    CONTENT("content", "RFC 9112, section 6.2",
            "as many octets as Content-Length says, whatever they are"),
    CONTENT_UNTIL_CLOSE("content", "RFC 9112, section 6.3",
            "everything until the connection closes, because no field says how long it is"),
    CONTENT_WITHOUT_END("content", "RFC 9112, section 6.3",
            "octets of which nobody can say where they end: the framing is invalid, and a client closes"),
    CHUNK_SIZE("chunk-size", "RFC 9112, section 7.1",
            "how many octets of data follow this line, in hexadecimal digits"),
    CHUNK_EXT("chunk-ext", "RFC 9112, section 7.1.1",
            "an extension that hardly anybody uses, and a reader passes over"),
    CHUNK_DATA("chunk-data", "RFC 9112, section 7.1",
            "a piece of the content, exactly as long as was said"),
    LAST_CHUNK("last-chunk", "RFC 9112, section 7.1",
            "a size of 0 is the last; field lines may follow, and an empty line"),

    // The rest
    INCOMPLETE("incomplete", "RFC 9112, section 8",
            "this is not complete; what is missing has not come"),
    UNREAD("not read", "RFC 9112, section 9.6",
            "the socket server does not read this, because the connection closes before it");

    private final String grammarName;
    private final String section;
    private final String sentence;

    Part(String grammarName, String section, String sentence) {
        this.grammarName = grammarName;
        this.section = section;
        this.sentence = sentence;
    }

    /** The name that the RFC gives it. */
    public String grammarName() {
        return grammarName;
    }

    /** What a screen reader says, where the name of the grammar is no word. */
    String spokenName() {
        return switch (this) {
            case SP, STATUS_SP -> "space";
            case OWS -> "optional white space";
            case CRLF -> "CR LF";
            case COLON -> "colon";
            case QUESTION_MARK -> "question mark";
            default -> grammarName;
        };
    }

    /** The document and section that defines it. */
    public String section() {
        return section;
    }

    public String sentence() {
        return sentence;
    }
}
