package httpbytes.docs.contract;

import httpbytes.docs.parties.WireClient;
import java.io.IOException;

/** The ten of chapter 0, as they are drawn there; a | is where the request is cut in two. */
public enum TenRequests {
    SILENCE(""),
    A_NAME_WITHOUT_A_VALUE(get("?flag", "Host: localhost\\r\\n")),
    TWO_EQUALS_SIGNS(get("?a=b=c", "Host: localhost\\r\\n")),
    AN_EMPTY_POST(post("Content-Length: 0\\r\\n\\r\\n")),
    NO_FIELD_LINE("GET /api HTTP/1.0\\r\\n\\r\\n"),
    NO_SPACE_AFTER_THE_COLON(get("", "Host:localhost\\r\\n")),
    BARE_LF("GET /api HTTP/1.1\\nHost: localhost\\n\\n"),
    MORE_THAN_ONE_READ(get("", "Host: localhost\\r\\nX: " + "x".repeat(1_100) + "\\r\\n")),
    NO_UTF_8(get("", "Host: localhost\\r\\nX: \\xff\\r\\n")),
    A_BODY_IN_A_SECOND_PACKET(post("Content-Length: 8\\r\\n\\r\\n|name=Ada"));

    private final String[] pieces;

    TenRequests(String drawn) {
        pieces = drawn.split("\\|");
    }

    private static String get(String query, String fieldLines) {
        return "GET /api" + query + " HTTP/1.1\\r\\n" + fieldLines + "\\r\\n";
    }

    private static String post(String rest) {
        return "POST /api HTTP/1.1\\r\\nHost: localhost\\r\\n"
                + "Content-Type: application/x-www-form-urlencoded\\r\\n" + rest;
    }

    /** Sends it piece by piece, and no more. */
    public void sendTo(WireClient client) throws IOException {
        for (int i = 0; i < pieces.length; i++) {
            if (i > 0) {
                client.pause();
            }
            client.sendIfPossible(WireClient.drawn(pieces[i]));
        }
        client.endOutputIfPossible();
    }
}
