package httpbytes.socketserver.message;

/**
 * One field line, as in {@code Host: localhost} (RFC 9110, section 5).
 *
 * @param name  a token, spelled as it was sent; names are compared without regard to case
 * @param value what stands after the colon, without the white space around it; each char is one octet
 *              (ISO 8859-1)
 */
public record Field(String name, String value) {

    public boolean is(String otherName) {
        return name.equalsIgnoreCase(otherName);
    }
}
