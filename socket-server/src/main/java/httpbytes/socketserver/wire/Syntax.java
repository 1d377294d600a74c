package httpbytes.socketserver.wire;

/** The character classes that HTTP and URIs are made of, each under the name that its grammar gives it. */
final class Syntax {

    static final byte CR = '\r';
    static final byte LF = '\n';
    static final byte SP = ' ';
    static final byte HTAB = '\t';

    private static final String ALPHA = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final String DIGIT = "0123456789";
    private static final String UNRESERVED_MARKS = "-._~";
    private static final String SUB_DELIMS = "!$&'()*+,;=";

    private static final boolean[] TCHAR = table(ALPHA + DIGIT + "!#$%&'*+-.^_`|~");
    private static final boolean[] UNRESERVED = table(ALPHA + DIGIT + UNRESERVED_MARKS);
    private static final boolean[] SCHEME = table(ALPHA + DIGIT + "+-.");
    private static final boolean[] REG_NAME = table(ALPHA + DIGIT + UNRESERVED_MARKS + SUB_DELIMS + "%");
    private static final boolean[] PATH = table(ALPHA + DIGIT + UNRESERVED_MARKS + SUB_DELIMS + "%:@/");
    private static final boolean[] QUERY = table(ALPHA + DIGIT + UNRESERVED_MARKS + SUB_DELIMS + "%:@/?");

    private Syntax() {
    }

    private static boolean[] table(String members) {
        var table = new boolean[256];
        members.chars().forEach(c -> table[c] = true);
        return table;
    }

    /** What a token is made of: RFC 9110, section 5.6.2. */
    static boolean isTchar(int octet) {
        return TCHAR[octet & 0xff];
    }

    /** RFC 3986, section 2.3. */
    static boolean isUnreserved(int octet) {
        return UNRESERVED[octet & 0xff];
    }

    static boolean isAlpha(int octet) {
        return (octet | 0x20) >= 'a' && (octet | 0x20) <= 'z';
    }

    /** What a scheme is made of after its first letter: RFC 3986, section 3.1. */
    static boolean isScheme(int octet) {
        return SCHEME[octet & 0xff];
    }

    /** What a host name is made of, percent-escapes included: RFC 3986, section 3.2.2. */
    static boolean isRegName(int octet) {
        return REG_NAME[octet & 0xff];
    }

    /** What a path is made of, percent-escapes included: RFC 3986, section 3.3. */
    static boolean isPath(int octet) {
        return PATH[octet & 0xff];
    }

    /** What a query is made of, percent-escapes included: RFC 3986, section 3.4. */
    static boolean isQuery(int octet) {
        return QUERY[octet & 0xff];
    }

    /** ASCII digits alone; {@link Character#isDigit(int)} admits those of other scripts. */
    static boolean isDigit(int octet) {
        return octet >= '0' && octet <= '9';
    }

    /** The value of a hexadecimal digit, or -1. */
    static int hexValue(int octet) {
        if (isDigit(octet)) {
            return octet - '0';
        }
        int lowerCase = octet | 0x20;
        return lowerCase >= 'a' && lowerCase <= 'f' ? lowerCase - 'a' + 10 : -1;
    }

    /** SP or HTAB, the only optional white space: RFC 9110, section 5.6.3. */
    static boolean isOws(int octet) {
        return octet == SP || octet == HTAB;
    }
}
