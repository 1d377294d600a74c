package httpbytes.socketserver.wireview;

import java.util.Arrays;
import java.util.Optional;

/** Fields that learners meet, with the section that defines each and a sentence on what it says. */
enum KnownField {
    ACCEPT("Accept", "RFC 9110, section 12.5.1", "the media types that the client would like"),
    ACCEPT_ENCODING("Accept-Encoding", "RFC 9110, section 12.5.3", "the content codings that the client can undo"),
    ACCEPT_LANGUAGE("Accept-Language", "RFC 9110, section 12.5.4", "the languages that the user reads"),
    ALLOW("Allow", "RFC 9110, section 10.2.1", "the methods that would work here"),
    AUTHORIZATION("Authorization", "RFC 9110, section 11.6.2", "who the user is; whoever reads it can be that user"),
    CACHE_CONTROL("Cache-Control", "RFC 9111, section 5.2", "what caches on the way may keep"),
    CONNECTION("Connection", "RFC 9110, section 7.6.1",
            "about this connection alone: close ends it after the answer, keep-alive asks a 1.0 server to keep it"),
    CONTENT_LENGTH("Content-Length", "RFC 9110, section 8.6", "how many octets of content follow the empty line"),
    CONTENT_TYPE("Content-Type", "RFC 9110, section 8.3", "what the content is, so that the reader can understand it"),
    COOKIE("Cookie", "RFC 6265, section 4.2", "what a server asked the browser to say with each request"),
    DATE("Date", "RFC 9110, section 6.6.1", "when this message was made, always in GMT"),
    ETAG("ETag", "RFC 9110, section 8.8.3", "a name for this state of the content"),
    EXPECT("Expect", "RFC 9110, section 10.1.1", "the client waits for a 100 before it sends its content"),
    FORWARDED("Forwarded", "RFC 7239, section 4", "for whom a proxy asks, if it says the truth"),
    HOST("Host", "RFC 9110, section 7.2",
    "the host and port that the client wants; several hosts may share an address"),
    KEEP_ALIVE("Keep-Alive", "RFC 9112, section 9.3",
    "how long the other side keeps an idle connection; a hint of old"),
    LOCATION("Location", "RFC 9110, section 10.2.2", "where to look instead"),
    ORIGIN("Origin", "RFC 6454, section 7", "the site whose page made the browser send this"),
    PROXY_AUTHORIZATION("Proxy-Authorization", "RFC 9110, section 11.7.2", "who the user is, for the proxy"),
    RANGE("Range", "RFC 9110, section 14.2", "a part of the content would do; a server may send all of it"),
    REFERER("Referer", "RFC 9110, section 10.1.3", "the page from which the user came"),
    RETRY_AFTER("Retry-After", "RFC 9110, section 10.2.3", "when to try again"),
    SERVER("Server", "RFC 9110, section 10.2.4", "what software answered"),
    SET_COOKIE("Set-Cookie", "RFC 6265, section 4.1", "what the browser is to say with each later request"),
    TRAILER("Trailer", "RFC 9110, section 6.6.2", "the fields that follow the last chunk"),
    TRANSFER_ENCODING("Transfer-Encoding", "RFC 9112, section 6.1",
            "how the content is wrapped for this connection: chunked is in pieces, each with its length"),
    UPGRADE("Upgrade", "RFC 9110, section 7.8", "another protocol that the client could speak from here on"),
    USER_AGENT("User-Agent", "RFC 9110, section 10.1.5", "what software asks"),
    VARY("Vary", "RFC 9110, section 12.5.5", "the request fields that made the answer what it is"),
    VIA("Via", "RFC 9110, section 7.6.3", "which intermediaries the message has passed"),
    X_CONTENT_TYPE_OPTIONS("X-Content-Type-Options", "Fetch Standard, section 3.6",
            "nosniff: a browser takes the content for what Content-Type says, and for nothing else"),
    X_FORWARDED_FOR("X-Forwarded-For", "RFC 7239, section 7.4", "the older way to say what Forwarded says");

    private final String fieldName;
    private final String section;
    private final String sentence;

    KnownField(String fieldName, String section, String sentence) {
        this.fieldName = fieldName;
        this.section = section;
        this.sentence = sentence;
    }

    static Optional<KnownField> named(String name) {
        return Arrays.stream(values()).filter(field -> field.fieldName.equalsIgnoreCase(name)).findFirst();
    }

    String section() {
        return section;
    }

    String sentence() {
        return sentence;
    }
}
