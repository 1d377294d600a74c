package httpbytes.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A server that is measured.
 *
 * @param name    as tables and plots show it
 * @param start   the command that starts it; {@code PORT} stands for the port
 */
record Contender(String name, List<String> start) {

    static final String LIMIT = "the limit";
    static final String SOCKET_SERVER = "socket-server";
    static final String FLASK_EQUIVALENT = "flask-equivalent";

    static final String JAVA = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    private static final String PORT = "PORT";
    private static final String QUIET_SPRING = "--access-log=false";
    /** That of the system, where Debian's package python3-flask goes. */
    private static final String PYTHON = "/usr/bin/python3";

    List<String> command(int port) {
        return start.stream().map(word -> word.replace(PORT, String.valueOf(port))).toList();
    }

    /** The same with options for the virtual machine. */
    Contender with(String... options) {
        List<String> more = new ArrayList<>(start);
        more.addAll(1, List.of(options));
        return new Contender(name, more);
    }

    /** The same with options for the server. */
    Contender asked(String... options) {
        List<String> more = new ArrayList<>(start);
        more.addAll(List.of(options));
        return new Contender(name, more);
    }

    /** The same, kept to the cores that are a server's. */
    Contender on(Cores cores) throws IOException {
        return new Contender(name, cores.forServer(start));
    }

    Contender named(String otherName) {
        return new Contender(otherName, start);
    }

    /** A class with a main method on the class path of this process. */
    static Contender java(String name, String mainClass, String... arguments) {
        List<String> command = new ArrayList<>(
                List.of(JAVA, "-cp", System.getProperty("java.class.path"), mainClass));
        command.addAll(List.of(arguments));
        return new Contender(name, command);
    }

    static Contender jar(String name, Path jar, String... options) {
        return new Contender(name, List.of(JAVA, "-jar", jar.toString(), "--port=" + PORT, QUIET_SPRING)).with(options);
    }

    static Contender socketServer() {
        return java(SOCKET_SERVER, "httpbytes.socketserver.EchoServer", "--port", PORT, "--quiet");
    }

    static Contender flaskEquivalent() {
        return java(FLASK_EQUIVALENT, "httpbytes.flaskequivalent.Application", "--port=" + PORT, QUIET_SPRING);
    }

    /** The server that everything here began with, as its users start it; nothing where there is no Flask. */
    static Optional<Contender> flask() {
        try {
            Process found = new ProcessBuilder(PYTHON, "-c", "import flask").redirectErrorStream(true).start();
            return found.onExit().join().exitValue() == 0
                    ? Optional.of(new Contender("Flask", List.of(PYTHON, "flask_api.py", PORT))) : Optional.empty();
        } catch (IOException noPython) {
            return Optional.empty();
        }
    }

    /** What a thread per connection can reach at the most, the servers of the workspace, and their peers. */
    static List<Contender> servers() {
        return Stream.concat(
                Stream.of(java(LIMIT, Limit.class.getName(), PORT), socketServer(), flaskEquivalent(),
                        java("JDK httpserver", JdkServer.class.getName(), PORT)),
                Stream.of("Jetty", "Netty", "Undertow", "Helidon").flatMap(Contender::peer)).toList();
    }

    /** Where the profile {@code peers} has put it on the class path. */
    private static Stream<Contender> peer(String name) {
        String mainClass = "httpbytes.benchmark.peers." + name + "Server";
        try {
            Class.forName(mainClass, false, Contender.class.getClassLoader());
            return Stream.of(java(name, mainClass, PORT));
        } catch (ClassNotFoundException | UnsupportedClassVersionError absent) {
            return Stream.empty();
        }
    }

    /** The socket server as it is, and with one choice made differently. */
    static List<Contender> stages() {
        return Stream.concat(
                Stream.of(socketServer(),
                        socketServer().with("-XX:+UseSerialGC").named("another garbage collector: Serial")),
                Stream.of(Stage.Choice.values())
                        .map(choice -> java(choice.title(), Stage.class.getName(), PORT, choice.name()))).toList();
    }
}
