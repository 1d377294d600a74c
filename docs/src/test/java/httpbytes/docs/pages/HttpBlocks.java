package httpbytes.docs.pages;

import httpbytes.docs.pages.Page.Block;
import httpbytes.docs.parties.NaiveProcess;
import httpbytes.docs.parties.Nginx;
import httpbytes.docs.parties.Programs;
import httpbytes.docs.parties.RecordingRelay;
import httpbytes.docs.parties.Rung;
import httpbytes.docs.parties.Servers;
import httpbytes.docs.parties.WireClient;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Exchanges on a page, held anew with the server that the page names. Every octet is drawn, so what the Markdown line
 * ends with means nothing; … stands for any octets.
 *
 * <pre>
 *   > GET /api HTTP/1.1\r\n          sent
 *   &lt; HTTP/1.1 200…                  received
 *   * the server closes the connection
 * </pre>
 */
final class HttpBlocks {

    private static final String THROUGH_NGINX = "nginx";
    private static final String BEHIND_NGINX = "behind-nginx";
    private static final String PAUSE = "a pause";
    private static final String END = "the client sends nothing more";
    private static final String CLOSES = "the server closes the connection";
    private static final String STAYS = "the connection stays open";
    private static final String DIES = "the server dies";
    /**
     * As in {@code * the server dies of java.lang.IndexOutOfBoundsException}: what the naive server says of
     * its death.
     */
    private static final Pattern CAUSE = Pattern.compile("\\* " + DIES + " of (.*)");
    private static final int DEATH_SECONDS = 20;
    private static final int PATIENCE_MILLIS = 3_000;

    private HttpBlocks() {
    }

    static List<String> problems(Page page) throws IOException {
        List<String> problems = new ArrayList<>();
        List<Block> blocks = page.blocks("http");
        for (Block block : blocks) {
            String problem = switch (block.about()) {
                case "socket-server" -> replay(block, Servers.SOCKET_SERVER);
                case "flask-equivalent" -> replay(block, Servers.FLASK_EQUIVALENT);
                case "both" -> {
                    String first = replay(block, Servers.SOCKET_SERVER);
                    yield first != null ? first : replay(block, Servers.FLASK_EQUIVALENT);
                }
                case "naive" -> replayToNaive(block);
                case THROUGH_NGINX -> replayToNginx(block, blocks);
                case BEHIND_NGINX -> isBehindAnother(block, blocks) ? null
                        : "say before it what was sent to nginx: http nginx.";
                default -> replayToRung(block);
            };
            if (problem != null) {
                problems.add(page.problem(block.line(), problem));
            }
        }
        return problems;
    }

    private static String replayToRung(Block block) throws IOException {
        for (Rung rung : Rung.values()) {
            if (block.about().equals("ladder-" + rung.ordinal()) && rung != Rung.NAIVE) {
                String problem = new Replay(rung.port()).hold(block.text());
                return problem == null ? null : "rung " + rung.ordinal() + " " + problem;
            }
        }
        return "say which server answers: http socket-server, flask-equivalent, both, naive, ladder-1 to ladder-4, "
                + "or nginx.";
    }

    /** The programs of this machine that the blocks of a page need. */
    static List<String> programs(Page page) {
        return page.blocks("http").stream().anyMatch(block -> block.about().equals(THROUGH_NGINX)) ? Nginx.PROGRAMS
                : List.of();
    }

    private static String replay(Block block, Servers server) throws IOException {
        String problem = new Replay(server.port()).hold(block.text());
        return problem == null ? null : "the " + server.name().toLowerCase(Locale.ROOT).replace('_', '-') + " " + problem;
    }

    /** The block behind it, if that is {@code http behind-nginx}, shows what travels between nginx and the server. */
    private static String replayToNginx(Block block, List<Block> blocks) throws IOException {
        if (!Programs.areInstalled(Nginx.PROGRAMS)) {
            return null;
        }
        try (var relay = new RecordingRelay(Servers.SOCKET_SERVER.port()); var nginx = new Nginx(relay.port())) {
            String problem = new Replay(nginx.port()).hold(block.text());
            if (problem != null) {
                return "nginx " + problem;
            }
            int next = blocks.indexOf(block) + 1;
            if (next == blocks.size() || !blocks.get(next).about().equals(BEHIND_NGINX)) {
                return null;
            }
            String shown = blocks.get(next).text();
            if (!isShown(shown, "> ", relay.received())) {
                return "nginx sends\n" + drawn("> ", relay.received()) + "\n";
            }
            return isShown(shown, "< ", relay.sent()) ? null : "nginx receives\n" + drawn("< ", relay.sent()) + "\n";
        }
    }

    private static boolean isBehindAnother(Block block, List<Block> blocks) {
        int index = blocks.indexOf(block);
        return index > 0 && blocks.get(index - 1).about().equals(THROUGH_NGINX);
    }

    /** Whether the lines of one direction show these octets. */
    private static boolean isShown(String block, String direction, String octets) {
        String pattern = block.lines().filter(line -> line.startsWith(direction))
                .map(line -> pattern(line.substring(direction.length()))).collect(Collectors.joining());
        return Pattern.compile(pattern, Pattern.DOTALL).matcher(octets).matches();
    }

    /** Of the octets that a line shows, each as one char. */
    private static String pattern(String line) {
        var pattern = new StringBuilder();
        for (String part : line.split("(?<=…)|(?=…)")) {
            pattern.append(part.equals("…") ? ".*?"
                    : Pattern.quote(new String(WireClient.drawn(part), StandardCharsets.ISO_8859_1)));
        }
        return pattern.toString();
    }

    private static String drawn(String direction, String octets) {
        byte[] all = octets.getBytes(StandardCharsets.ISO_8859_1);
        String text = new String(all, StandardCharsets.UTF_8);
        return text.replace("\r", "\\r").replace("\n", "\\n\n").lines().map(line -> direction + line)
                .reduce((one, other) -> one + "\n" + other).orElse("nothing");
    }

    /** It has a process of its own each time, because it is there to die. */
    private static String replayToNaive(Block block) throws IOException {
        try (var naive = NaiveProcess.start()) {
            String problem = new Replay(naive.port()).hold(block.text());
            boolean dies = block.text().contains("* " + DIES);
            if (problem != null) {
                return "the naive server " + problem;
            }
            if (dies != naive.hasDied(dies ? DEATH_SECONDS : 0, TimeUnit.SECONDS)) {
                return "the naive server " + (dies ? "lives on." : "died.");
            }
            Matcher cause = CAUSE.matcher(block.text());
            String lastWords = dies ? naive.lastWords().strip() : "";
            return !cause.find() || lastWords.equals("The naive server died of: " + cause.group(1)) ? null
                    : "the naive server says: " + lastWords;
        }
    }

    /** One connection. */
    private static final class Replay {

        private final int port;
        private final StringBuilder expected = new StringBuilder();
        private final StringBuilder received = new StringBuilder();
        private final StringBuilder toSend = new StringBuilder();

        Replay(int port) {
            this.port = port;
        }

        /** What is not as it is shown, or null. */
        String hold(String shown) throws IOException {
            try (var client = new WireClient(port)) {
                String end = "";
                for (String line : shown.lines().toList()) {
                    String rest = line.length() < 2 ? "" : line.substring(2);
                    if (line.startsWith("> ") || line.equals(">")) {
                        awaitExpected(client);
                        toSend.append(rest);
                    } else if (line.startsWith("< ") || line.equals("<")) {
                        sendWaiting(client);
                        expected.append(pattern(rest));
                    } else if (line.equals("* " + PAUSE)) {
                        sendWaiting(client);
                        client.pause();
                    } else if (line.equals("* " + END)) {
                        sendWaiting(client);
                        client.endOutput();
                    } else if (List.of(CLOSES, STAYS, DIES).contains(rest) && line.startsWith("* ")
                            || CAUSE.matcher(line).matches()) {
                        sendWaiting(client);
                        end = rest;
                    } else {
                        return "cannot be sent the line \"" + line + "\"; begin it with > or <, or name an event.";
                    }
                }
                return end(client, end);
            }
        }

        private void sendWaiting(WireClient client) throws IOException {
            if (toSend.length() > 0) {
                client.send(WireClient.drawn(toSend.toString()));
                toSend.setLength(0);
            }
        }

        /** Reads until what is shown has come, or the end, or nothing more for so long that it will not come. */
        private void awaitExpected(WireClient client) throws IOException {
            Optional<String> some = Optional.of("");
            while (!isAsExpected() && some.isPresent()) {
                some = client.someWithin(PATIENCE_MILLIS);
                some.ifPresent(received::append);
            }
        }

        private String end(WireClient client, String end) throws IOException {
            awaitExpected(client);
            boolean isOpen = !end.equals(STAYS) || client.awaitSilence();
            if (!isOpen) {
                return "closes the connection.";
            }
            if (end.equals(STAYS) || end.isEmpty()) {
                client.endOutput();
            }
            received.append(client.restIfAny());
            return isAsExpected() ? null : "answers\n" + drawn("< ", received.toString()) + "\n";
        }

        private boolean isAsExpected() {
            return Pattern.compile(expected.toString(), Pattern.DOTALL).matcher(received).matches();
        }
    }
}
