package httpbytes.docs.contract;

import httpbytes.docs.parties.WireClient;
import java.io.IOException;

/** The ten of chapter 0, as they are drawn there; a | is where the request is cut in two. */
public enum TenRequests {
    SILENCE(""),
    A_NAME_WITHOUT_A_VALUE(get("?flag", "Host: localhost␍␊")),
    TWO_EQUALS_SIGNS(get("?a=b=c", "Host: localhost␍␊")),
    AN_EMPTY_POST(post("Content-Length: 0␍␊␍␊")),
    NO_FIELD_LINE("GET /api HTTP/1.0␍␊␍␊"),
    NO_SPACE_AFTER_THE_COLON(get("", "Host:localhost␍␊")),
    BARE_LF("GET /api HTTP/1.1␊Host: localhost␊␊"),
    MORE_THAN_ONE_READ(get("", "Host: localhost␍␊X: " + "x".repeat(1_100) + "␍␊")),
    NO_UTF_8(get("", "Host: localhost␍␊X: \\xff␍␊")),
    A_BODY_IN_A_SECOND_PACKET(post("Content-Length: 8␍␊␍␊|name=Ada"));

    private final String[] pieces;

    TenRequests(String drawn) {
        pieces = drawn.split("\\|");
    }

    private static String get(String query, String fieldLines) {
        return "GET /api" + query + " HTTP/1.1␍␊" + fieldLines + "␍␊";
    }

    private static String post(String rest) {
        return "POST /api HTTP/1.1␍␊Host: localhost␍␊Content-Type: application/x-www-form-urlencoded␍␊" + rest;
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
