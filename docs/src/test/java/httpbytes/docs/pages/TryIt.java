package httpbytes.docs.pages;

import httpbytes.docs.pages.Page.Block;
import httpbytes.docs.parties.WireClient;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Links from the exchanges on a page to the wire view, which opens with what is sent there. They are short where they
 * stand; where they lead is written at the end of the page.
 */
final class TryIt {

    /** Where the wire view is unless somebody says otherwise; its page explains the fragment. */
    static final String WIRE_VIEW = "http://127.0.0.1:5002/";
    private static final String PORT = "5000";
    private static final Set<String> TARGETS = Set.of("socket-server", "flask-equivalent");
    /** A rung of the ladder is a target on a page that says how to make it one. */
    private static final String RUNG = "rung";
    private static final String RUNG_IS_A_TARGET = "--target " + RUNG + "=";
    private static final Pattern LINK = Pattern.compile("\n( *)<sub>\\[try it in the wire view]\\[try-[0-9]+]</sub>\n");
    private static final Pattern ADDRESSES =
            Pattern.compile("\n?<!-- try it: begin -->\n.*?<!-- try it: end -->\n", Pattern.DOTALL);

    private TryIt() {
    }

    /** The page as it has to be. */
    static String linked(Page page) {
        String plain = ADDRESSES.matcher(LINK.matcher(page.text()).replaceAll("")).replaceAll("");
        List<Block> blocks = Page.of(page.path(), plain).blocks("http").stream().filter(TryIt::sendsSomething).toList();
        if (blocks.isEmpty()) {
            return plain;
        }
        List<String> lines = new ArrayList<>(plain.lines().toList());
        for (int i = blocks.size() - 1; i >= 0; i--) {
            var spans = blocks.get(i).node().getSourceSpans();
            var fence = spans.get(spans.size() - 1);
            lines.addAll(fence.getLineIndex() + 1,
                    List.of("", " ".repeat(fence.getColumnIndex()) + "<sub>[try it in the wire view][try-" + (i + 1)
                            + "]</sub>"));
        }
        lines.addAll(List.of("", "<!-- try it: begin -->"));
        for (int i = 0; i < blocks.size(); i++) {
            lines.add("[try-" + (i + 1) + "]: " + WIRE_VIEW + fragment(blocks.get(i), target(blocks.get(i), plain)));
        }
        lines.add("<!-- try it: end -->");
        return String.join("\n", lines) + "\n";
    }

    /** Silence needs no wire view. */
    private static boolean sendsSomething(Block block) {
        return block.text().lines().anyMatch(line -> line.startsWith("> "));
    }

    private static String target(Block block, String page) {
        boolean isRung = block.about().startsWith("ladder-") && page.contains(RUNG_IS_A_TARGET);
        return isRung ? RUNG : TARGETS.contains(block.about()) ? block.about() : "both";
    }

    /** What the page of the wire view opens with: the octets, the servers, and the place of the first pause. */
    static String fragment(Block block, String target) {
        var sent = new ByteArrayOutputStream();
        int pause = -1;
        boolean waits = false;
        for (String line : block.text().lines().toList()) {
            if (line.startsWith("> ")) {
                pause = waits && pause < 0 ? sent.size() : pause;
                sent.writeBytes(WireClient.drawn(line.substring(2).replace("…", PORT)));
            }
            waits = sent.size() > 0 && !line.startsWith("> ");
        }
        return "#r=" + Base64.getUrlEncoder().withoutPadding().encodeToString(sent.toByteArray())
                + "&to=" + target + (pause < 0 ? "" : "&pause=" + pause);
    }
}
