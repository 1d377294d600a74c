package httpbytes.socketserver.wireview;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/**
 * A request to begin with. They stand in {@code presets.json}, from nice to broken.
 *
 * @param group under which the page lists it
 * @param note  what to watch
 * @param text  in the notation of the editor: ␍ and ␊ are CR and LF, {@code \xNN} is any octet
 * @param pause the offset at which the page pauses while it sends, or null
 */
record Preset(String id, String name, String group, String note, String text, Integer pause) {

    private static final String FILL = "{fill}";
    private static final int FILL_OCTETS = 17_000;

    static List<Preset> all() throws IOException {
        return Arrays.stream(Json.read("presets.json", Preset[].class)).map(Preset::filled).toList();
    }

    /** {@code {fill}} stands for more letters than anybody wants to read in a file. */
    private Preset filled() {
        return new Preset(id, name, group, note, text.replace(FILL, "a".repeat(FILL_OCTETS)), pause);
    }
}
