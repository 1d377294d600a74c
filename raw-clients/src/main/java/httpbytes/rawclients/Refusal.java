package httpbytes.rawclients;

import static httpbytes.rawclients.Failure.Code.NOT_HTTP;
import static httpbytes.rawclients.Failure.Code.RECEIVE;

import httpbytes.rawclients.Failure.Code;

/** What an answer may do wrong: the exit code, the rule, and a sentence on what would be right. */
enum Refusal {
    // Lines
    BARE_LF(NOT_HTTP, "RFC 9112, section 2.2", "a line ends with CR LF, \\r\\n, and not with LF alone"),
    BARE_CR(NOT_HTTP, "RFC 9112, section 2.2", "CR stands in no line but before the LF that ends it"),
    NUL(NOT_HTTP, "RFC 9110, section 5.5", "the octet NUL, \\x00, stands in no line"),

    // Status-line
    BEFORE_STATUS_LINE(NOT_HTTP, "RFC 9112, section 2.1", "an answer begins with HTTP-version, and nothing before it"),
    VERSION_CASE(NOT_HTTP, "RFC 9112, section 2.3", "HTTP-version is written in capitals"),
    VERSION_FORM(NOT_HTTP, "RFC 9112, section 2.3", "HTTP-version is HTTP/, a digit, a dot, a digit, a space"),
    VERSION_MAJOR(NOT_HTTP, "RFC 9110, section 2.5", "this client speaks HTTP/1.1 and HTTP/1.0"),
    VERSION_SPACE(NOT_HTTP, "RFC 9112, section 4", "exactly one space stands between HTTP-version and status code"),
    STATUS_CODE(NOT_HTTP, "RFC 9112, section 4", "a status code is three digits; then comes a space"),
    SWITCHED(NOT_HTTP, "RFC 9110, section 15.2.2", "101 changes to another protocol, and only if it was asked to"),

    // Field lines
    SPACE_BEFORE_FIELDS(NOT_HTTP, "RFC 9112, section 2.2", "the first field line does not begin with white space"),
    NO_COLON(NOT_HTTP, "RFC 9112, section 5", "a field line is a name, a colon right after it, a value"),
    SPACE_BEFORE_COLON(NOT_HTTP, "RFC 9112, section 5.1", "no white space stands between a field name and its colon"),
    FIELD_NAME(NOT_HTTP, "RFC 9110, section 5.1", "a field name is a token: letters, digits, - and a few other signs"),

    // Where the body ends
    LENGTH_FORM(NOT_HTTP, "RFC 9110, section 8.6", "Content-Length is one number in decimal digits, without a sign"),
    LENGTHS_DIFFER(NOT_HTTP, "RFC 9112, section 6.3", "where lengths differ, nobody can tell which of them is true"),
    LENGTH_AND_CODING(NOT_HTTP, "RFC 9112, section 6.3",
            "Transfer-Encoding overrides Content-Length, and an answer with both ought to be handled as an error"),
    CODING_IN_1_0(NOT_HTTP, "RFC 9112, section 6.1", "HTTP/1.0 has no Transfer-Encoding, so the framing is faulty"),
    CODING_UNKNOWN(NOT_HTTP, "RFC 9112, section 7.4", "no transfer coding but chunked comes without being asked for"),
    CHUNKED_TWICE(NOT_HTTP, "RFC 9112, section 6.1", "a body is chunked once"),

    // Chunks
    CHUNK_LINE(RECEIVE, "RFC 9112, section 7.1", "each line between the chunks ends with CR LF"),
    CHUNK_SIZE(RECEIVE, "RFC 9112, section 7.1", "a chunk begins with its size: hexadecimal digits, here at most 15"),
    CHUNK_END(RECEIVE, "RFC 9112, section 7.1", "behind the octets that a chunk-size announces comes CR LF");

    private final Code code;
    private final String section;
    private final String sentence;

    Refusal(Code code, String section, String sentence) {
        this.code = code;
        this.section = section;
        this.sentence = sentence;
    }

    /** @param octets what stands in the answer, each char one octet */
    Failure at(CharSequence octets) {
        return new Failure(code, "The answer breaks a rule: " + sentence + " (" + section + "); here is \""
                + Transcript.quote(octets) + "\".");
    }
}
