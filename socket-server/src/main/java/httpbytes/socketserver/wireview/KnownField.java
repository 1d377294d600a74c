package httpbytes.socketserver.wireview;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/** Fields that learners meet, with the section that defines each and a sentence on what it says. */
enum KnownField {
    ACCEPT("Accept", "RFC 9110, section 12.5.1", "the media types that the client would like"),
    ACCEPT_ENCODING("Accept-Encoding", "RFC 9110, section 12.5.3", "the content codings that the client can undo"),
    ACCEPT_LANGUAGE("Accept-Language", "RFC 9110, section 12.5.4", "the languages that the user reads"),
    ACCEPT_RANGES("Accept-Ranges", "RFC 9110, section 14.3", "whether parts of the content can be had"),
    ALLOW("Allow", "RFC 9110, section 10.2.1", "the methods that would work here"),
    ALT_SVC("Alt-Svc", "RFC 7838, section 3", "where else the same can be had, perhaps in another protocol"),
    AUTHORIZATION("Authorization", "RFC 9110, section 11.6.2", "who the user is; whoever reads it can be that user"),
    CACHE_CONTROL("Cache-Control", "RFC 9111, section 5.2", "what caches on the way may keep"),
    CONNECTION("Connection", "RFC 9110, section 7.6.1",
            "about this connection alone: close ends it after the answer, keep-alive asks a 1.0 server to keep it"),
    CONTENT_DISPOSITION("Content-Disposition", "RFC 6266, section 4",
            "whether a browser shows the content or saves it, and under which name"),
    CONTENT_ENCODING("Content-Encoding", "RFC 9110, section 8.4",
            "how the content was coded, often to be shorter; the reader undoes it before all else"),
    CONTENT_LANGUAGE("Content-Language", "RFC 9110, section 8.5", "for readers of which language the content is"),
    CONTENT_LENGTH("Content-Length", "RFC 9110, section 8.6", "how many octets of content follow the empty line"),
    CONTENT_RANGE("Content-Range", "RFC 9110, section 14.4", "which part of the whole this content is"),
    CONTENT_SECURITY_POLICY("Content-Security-Policy", "Content Security Policy, section 3.1",
            "from where a browser may load what this page asks for"),
    CONTENT_TYPE("Content-Type", "RFC 9110, section 8.3", "what the content is, so that the reader can understand it"),
    COOKIE("Cookie", "RFC 6265, section 4.2", "what a server asked the browser to say with each request"),
    DATE("Date", "RFC 9110, section 6.6.1", "when this message was made, always in GMT"),
    DNT("DNT", "Tracking Preference Expression, section 5.2", "an old wish of the user not to be followed"),
    ETAG("ETag", "RFC 9110, section 8.8.3", "a name for this state of the content"),
    EXPECT("Expect", "RFC 9110, section 10.1.1", "the client waits for a 100 before it sends its content"),
    EXPIRES("Expires", "RFC 9111, section 5.3", "when a cache must not use this answer any more without asking"),
    FORWARDED("Forwarded", "RFC 7239, section 4", "for whom a proxy asks, if it says the truth"),
    HOST("Host", "RFC 9110, section 7.2",
            "the host and port that the client wants; several hosts may share an address"),
    IF_MATCH("If-Match", "RFC 9110, section 13.1.1", "do it only if the content is still one of these"),
    IF_MODIFIED_SINCE("If-Modified-Since", "RFC 9110, section 13.1.3",
            "send the content only if it is newer; else 304, without it"),
    IF_NONE_MATCH("If-None-Match", "RFC 9110, section 13.1.2",
            "send the content only if it is none of these that the client has; else 304, without it"),
    IF_RANGE("If-Range", "RFC 9110, section 13.1.5", "send the part only if the whole is still this; else send all"),
    IF_UNMODIFIED_SINCE("If-Unmodified-Since", "RFC 9110, section 13.1.4", "do it only if the content is not newer"),
    KEEP_ALIVE("Keep-Alive", "RFC 9112, appendix C.2.2",
            "how long the other side keeps an idle connection; a hint of old"),
    LAST_MODIFIED("Last-Modified", "RFC 9110, section 8.8.2", "when the content last changed"),
    LINK("Link", "RFC 8288, section 3", "what else belongs to this content, and how"),
    LOCATION("Location", "RFC 9110, section 10.2.2", "where to look instead"),
    MAX_FORWARDS("Max-Forwards", "RFC 9110, section 7.6.2", "how many proxies may still pass it on"),
    ORIGIN("Origin", "RFC 6454, section 7", "the site whose page made the browser send this"),
    PRAGMA("Pragma", "RFC 9111, section 5.4", "what HTTP/1.0 had in place of Cache-Control"),
    PRIORITY("Priority", "RFC 9218, section 5", "how soon the client needs the answer: u=0 first, u=7 last"),
    PROXY_AUTHENTICATE("Proxy-Authenticate", "RFC 9110, section 11.7.1", "how to say to the proxy who asks"),
    PROXY_AUTHORIZATION("Proxy-Authorization", "RFC 9110, section 11.7.2", "who the user is, for the proxy"),
    PROXY_CONNECTION("Proxy-Connection", "RFC 9112, appendix C.2.2",
            "a mistake of old clients; Connection is the field that counts"),
    RANGE("Range", "RFC 9110, section 14.2", "a part of the content would do; a server may send all of it"),
    REFERER("Referer", "RFC 9110, section 10.1.3", "the page from which the user came"),
    RETRY_AFTER("Retry-After", "RFC 9110, section 10.2.3", "when to try again"),
    SEC_FETCH_DEST("Sec-Fetch-Dest", "Fetch Metadata, section 2.1",
            "for what the browser wants it: a document, an image, a script"),
    SEC_FETCH_MODE("Sec-Fetch-Mode", "Fetch Metadata, section 2.2",
            "how the browser asks: navigate is for a page, cors for a script that may read the answer"),
    SEC_FETCH_SITE("Sec-Fetch-Site", "Fetch Metadata, section 2.3",
            "whether the page that asks is of the same origin, of the same site, of another, or of none"),
    SEC_FETCH_USER("Sec-Fetch-User", "Fetch Metadata, section 2.4", "?1: the user did something to start it"),
    SEC_GPC("Sec-GPC", "Global Privacy Control, section 2.1", "1: the user does not want to be sold"),
    SEC_PURPOSE("Sec-Purpose", "Fetch Standard, section 3.9", "why it is asked ahead: the user may never look at it"),
    SERVER("Server", "RFC 9110, section 10.2.4", "what software answered"),
    SET_COOKIE("Set-Cookie", "RFC 6265, section 4.1", "what the browser is to say with each later request"),
    STRICT_TRANSPORT_SECURITY("Strict-Transport-Security", "RFC 6797, section 6.1",
            "from now on a browser speaks TLS with this host, and nothing else"),
    TE("TE", "RFC 9110, section 10.1.4", "the transfer codings, beside chunked, that the client can undo"),
    TRAILER("Trailer", "RFC 9110, section 6.6.2", "the fields that follow the last chunk"),
    TRANSFER_ENCODING("Transfer-Encoding", "RFC 9112, section 6.1",
            "how the content is wrapped for this connection: chunked is in pieces, each with its length"),
    UPGRADE("Upgrade", "RFC 9110, section 7.8", "another protocol that the client could speak from here on"),
    UPGRADE_INSECURE_REQUESTS("Upgrade-Insecure-Requests", "Upgrade Insecure Requests, section 3.2",
            "1: the browser would rather have this page over TLS"),
    USER_AGENT("User-Agent", "RFC 9110, section 10.1.5", "what software asks"),
    VARY("Vary", "RFC 9110, section 12.5.5", "the request fields that made the answer what it is"),
    VIA("Via", "RFC 9110, section 7.6.3", "which intermediaries the message has passed"),
    WWW_AUTHENTICATE("WWW-Authenticate", "RFC 9110, section 11.6.1", "how to say who asks, and to whom"),
    X_CONTENT_TYPE_OPTIONS("X-Content-Type-Options", "Fetch Standard, section 3.6",
            "nosniff: a browser takes the content for what Content-Type says, and for nothing else"),
    X_FORWARDED_FOR("X-Forwarded-For", "RFC 7239, section 7.4", "the older way to say what Forwarded says"),
    X_FRAME_OPTIONS("X-Frame-Options", "RFC 7034, section 2", "in whose frames a browser may show this page"),

    // Families: what begins so
    ACCESS_CONTROL_REQUEST("Access-Control-Request-", "Fetch Standard, section 3.3.2",
            "what a page of another origin is about to ask; the browser asks first whether it may"),
    ACCESS_CONTROL("Access-Control-", "Fetch Standard, section 3.3.3",
            "which pages of other origins may read this answer, or may ask, and how"),
    SEC_CH_UA("Sec-CH-UA", "User-Agent Client Hints, section 3",
            "what the browser is, in small parts that are less telling than User-Agent"),
    SEC_CH("Sec-CH-", "RFC 8942, section 2", "something about the browser or its machine that a server may want"),
    SEC_WEBSOCKET("Sec-WebSocket-", "RFC 6455, section 11.3", "about the WebSocket that is to be opened");

    private static final Map<String, String> LINKS = Map.of(
            "Fetch Standard", "https://fetch.spec.whatwg.org/",
            "Fetch Metadata", "https://www.w3.org/TR/fetch-metadata/",
            "Content Security Policy", "https://www.w3.org/TR/CSP3/",
            "Upgrade Insecure Requests", "https://www.w3.org/TR/upgrade-insecure-requests/",
            "User-Agent Client Hints", "https://wicg.github.io/ua-client-hints/",
            "Global Privacy Control", "https://www.w3.org/TR/gpc/",
            "Tracking Preference Expression", "https://www.w3.org/TR/tracking-dnt/");

    private final String fieldName;
    private final String section;
    private final String sentence;

    KnownField(String fieldName, String section, String sentence) {
        this.fieldName = fieldName;
        this.section = section;
        this.sentence = sentence;
    }

    static Optional<KnownField> named(String name) {
        return Arrays.stream(values()).filter(field -> field.isNamed(name)).findFirst();
    }

    private boolean isNamed(String name) {
        boolean isFamily = compareTo(ACCESS_CONTROL_REQUEST) >= 0;
        return isFamily ? name.regionMatches(true, 0, fieldName, 0, fieldName.length())
                : fieldName.equalsIgnoreCase(name);
    }

    /** Where a document can be read that is no RFC; null where it is unknown. */
    static String link(String section) {
        return LINKS.get(section.split(", ")[0]);
    }

    String section() {
        return section;
    }

    String sentence() {
        return sentence;
    }
}
