package httpbytes.socketserver.wireview;

import java.util.Arrays;
import java.util.List;

/**
 * A request to begin with. They stand in {@code presets.json}, from nice to broken.
 *
 * @param group under which the page lists it
 * @param note  what to watch
 * @param text  in the notation of the editor: {@code \r} and {@code \n} are CR and LF, {@code \xNN} is any octet
 * @param pause the offset at which the page pauses while it sends, or null
 */
record Preset(String id, String name, String group, String note, String text, Integer pause) {

    private static final String FILL = "{fill}";
    private static final String USUAL_SERVER = "localhost:5000";
    private static final int FILL_OCTETS = 17_000;

    /** @param server where they are meant to be sent, as a Host field says it */
    static List<Preset> all(String server) {
        return Arrays.stream(Json.read("presets.json", Preset[].class)).map(preset -> preset.filled(server)).toList();
    }

    /** {@code {fill}} stands for more letters than anybody wants to read in a file. */
    private Preset filled(String server) {
        String meant = text.replace(USUAL_SERVER, server).replace(FILL, "a".repeat(FILL_OCTETS));
        boolean isBefore = pause != null && text.indexOf(USUAL_SERVER) >= 0 && text.indexOf(USUAL_SERVER) < pause;
        Integer at = isBefore ? (Integer) (pause + server.length() - USUAL_SERVER.length()) : pause;
        return new Preset(id, name, group, note, meant, at);
    }
}
