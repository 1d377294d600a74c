package httpbytes.rawclients;

import httpbytes.rawclients.Failure.Code;

/** Why an answer is refused: the rule, and a sentence on what would be right. */
enum Refusal {
    LINE("RFC 9112, section 2.2", "a line ends with CR LF, and no CR, no LF alone and no NUL stands in it"),

    NOT_HTTP("RFC 9112, section 4", "an answer begins with HTTP/1.1; perhaps another program listens on this port"),
    TLS("RFC 9110, section 4.2.2", "this port speaks TLS, and this client only plain HTTP; --port takes another one"),
    BEFORE_STATUS_LINE("RFC 9112, section 2.1", "an answer begins with HTTP-version, and nothing before it"),
    VERSION("RFC 9112, section 2.3", "HTTP-version is HTTP/1.1 or HTTP/1.0, in capitals"),
    VERSION_SPACE("RFC 9112, section 4", "exactly one space stands between HTTP-version and status code"),
    STATUS_CODE("RFC 9112, section 4", "a status code is three digits, behind HTTP-version; then comes a space"),
    SWITCHED("RFC 9110, section 15.2.2", "101 changes to another protocol, which this client does not speak"),

    TOO_LARGE("RFC 9110, section 5.4", "a client may have limits, and this one reads 1 MiB of lines"),
    FIELD_LINE("RFC 9112, section 5", "a field line is a name without spaces, a colon right after it, a value"),

    LENGTH("RFC 9110, section 8.6", "Content-Length is one number in decimal digits, without a sign"),
    LENGTHS_DIFFER("RFC 9112, section 6.3", "where lengths differ, nobody can tell which of them is true"),
    LENGTH_AND_CODING("RFC 9112, section 6.3",
            "Transfer-Encoding overrides Content-Length, and an answer with both ought to be handled as an error"),
    CODING_IN_1_0("RFC 9112, section 6.1", "HTTP/1.0 has no Transfer-Encoding, so the framing is faulty"),
    CODING("RFC 9112, section 7", "chunked, once, is the only transfer coding that this client asks for and reads"),

    CHUNK("RFC 9112, section 7.1", "a chunk is its size in hexadecimal digits, CR LF, so many octets, CR LF"),

    ELSEWHERE("RFC 9110, section 15.4", "--follow takes a path from /, or a URL with http, this host and this port");

    private final String section;
    private final String sentence;

    Refusal(String section, String sentence) {
        this.section = section;
        this.sentence = sentence;
    }

    /** @param octets what stands in the answer, each char one octet */
    Failure at(CharSequence octets) {
        Code code = this == CHUNK ? Code.BROKEN : this == TLS ? Code.TLS : this == TOO_LARGE ? Code.TOO_LARGE
                : Code.REFUSED;
        return new Failure(code, "The answer is refused: " + sentence + " (" + section + "); here is \""
                + Transcript.quote(octets) + "\".");
    }

    void unless(boolean holds, CharSequence octets) throws Failure {
        if (!holds) {
            throw at(octets);
        }
    }
}
