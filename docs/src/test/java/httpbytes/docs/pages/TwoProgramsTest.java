package httpbytes.docs.pages;

import static org.assertj.core.api.Assertions.assertThat;

import httpbytes.docs.parties.ServerOfPages;
import httpbytes.docs.parties.SingleFileProgram;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.StrongEmphasis;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The page before chapter 0, its programs, and its words. What it shows them print is for {@link PagesTest}. */
@Tag("quick")
class TwoProgramsTest {

    private static final Path SERVER = Path.of("two-programs/Server.java");
    private static final Path WEB_SERVER = Path.of("two-programs/WebServer.java");
    private static final Pattern PORT = Pattern.compile("127\\.0\\.0\\.1:([0-9]+)");

    private static ServerOfPages start(String port) {
        List<String> command = new ArrayList<>(SingleFileProgram.command(SERVER));
        command.add(port);
        return ServerOfPages.start(command);
    }

    private static int port(ServerOfPages server) {
        var named = PORT.matcher(server.firstLines(1));
        assertThat(named.find()).isTrue();
        return Integer.parseInt(named.group(1));
    }

    private static String ask(int port, String words) throws IOException {
        try (var socket = new Socket("127.0.0.1", port)) {
            socket.getOutputStream().write(words.getBytes(StandardCharsets.UTF_8));
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void theServerOutlivesAVisitorWhoSaysNothing() throws IOException {
        try (var server = start("0")) {
            assertThat(ask(port(server), "")).isEmpty();
            assertThat(ask(port(server), "Zoë")).isEqualTo("You said: Zoë\n");
        }
    }

    @Test
    void aPortHasOneListener() throws IOException {
        try (var listener = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
                var second = start(String.valueOf(listener.getLocalPort()))) {
            assertThat(second.firstLines(2)).startsWith("Port " + listener.getLocalPort() + " cannot be used (")
                    .endsWith("); stop the program that has it, or type another port after the name of this file.");
        }
    }

    /** That it is HTTP is what curl says on the page. */
    @Test
    void oneLineMakesItHttp() throws IOException {
        List<String> plain = Files.readAllLines(SERVER);
        List<String> web = Files.readAllLines(WEB_SERVER).stream()
                .map(line -> line.replace("WebServer", "Server")).toList();
        assertThat(web).hasSameSizeAs(plain);
        assertThat(web.stream().filter(line -> !line.startsWith(" * ") && !plain.contains(line)).map(String::strip))
                .containsExactly("String answer = \"HTTP/1.0 200 OK\\r\\n\\r\\n\" + \"You said: \" + said + \"\\n\";");
    }

    /** In bold print within a paragraph, and not at its beginning, is a word that is explained there. */
    @Test
    void eachWordThatItExplainsIsInTheGlossary() throws IOException {
        List<String> glossary = Pattern.compile("(?m)^\\| \\*\\*(.*?)\\*\\*").matcher(Files.readString(Path.of("glossary.md")))
                .results().flatMap(term -> Stream.of(term.group(1).toLowerCase(Locale.ROOT).split(", "))).toList();
        List<String> words = new ArrayList<>();
        Page.read(Path.of("two-programs-that-talk.md")).root().accept(new AbstractVisitor() {
            @Override
            public void visit(StrongEmphasis bold) {
                if (bold.getPrevious() != null) {
                    words.add(Links.textOf(bold).toLowerCase(Locale.ROOT));
                }
            }
        });
        assertThat(words).hasSizeGreaterThan(20).allSatisfy(word -> assertThat(glossary).as(word)
                .anySatisfy(term -> assertThat(word).matches(Pattern.quote(term) + "s?")));
    }
}
