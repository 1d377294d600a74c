package httpbytes.docs.parties;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;

/**
 * A program of one source file, compiled once: {@code java Program.java}, which a learner types, compiles it each time,
 * and that takes ten times as long as to start it.
 */
public final class SingleFileProgram {

    public static final String JAVA = Path.of(System.getProperty("java.home"), "bin", "java").toString();

    private static final Pattern CLASS =
            Pattern.compile("(?ms)(?:^package ([\\w.]+);.*?)?^(?:public )?(?:final )?class (\\w+)");
    private static final Map<Path, List<String>> COMMANDS = new ConcurrentHashMap<>();

    private SingleFileProgram() {
    }

    /**
     * Java for a short life: it compiles in a hurry, and prints UTF-8 whatever the locale.
     *
     * @param classPath where it finds what it is told to run
     */
    public static List<String> java(String classPath) {
        return List.of(JAVA, "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Dfile.encoding=UTF-8",
                "-Dstdout.encoding=UTF-8", "-Dstderr.encoding=UTF-8", "-cp", classPath);
    }

    /** What starts it, but for its options. */
    public static List<String> command(Path source) {
        return COMMANDS.computeIfAbsent(source, SingleFileProgram::compile);
    }

    private static List<String> compile(Path source) {
        try {
            List<String> command = new ArrayList<>(java(classes(source).toString()));
            command.add(mainClass(Files.readString(source)));
            return command;
        } catch (IOException e) {
            throw new IllegalStateException(source + " did not compile", e);
        }
    }

    /** Its first class, in this JVM. */
    public static Class<?> load(Path source) throws IOException, ClassNotFoundException {
        var loader = new URLClassLoader(new URL[] {classes(source).toUri().toURL()});
        return loader.loadClass(mainClass(Files.readString(source)));
    }

    /** The folder into which it was compiled. */
    private static Path classes(Path source) throws IOException {
        String name = source.getFileName().toString().replace(".java", "");
        Path classes = Files.createDirectories(Path.of("target", "programs", name)).toAbsolutePath();
        var errors = new ByteArrayOutputStream();
        int code = ToolProvider.getSystemJavaCompiler().run(null, null, errors, "-d", classes.toString(),
                source.toString());
        if (code != 0) {
            throw new IOException(errors.toString(StandardCharsets.UTF_8));
        }
        return classes;
    }

    /** The first class of the file, whatever the file is called: as {@code java} chooses it. */
    private static String mainClass(String source) {
        Matcher declaration = CLASS.matcher(source);
        if (!declaration.find()) {
            throw new IllegalArgumentException("no class in\n" + source);
        }
        String packagePrefix = declaration.group(1) == null ? "" : declaration.group(1) + ".";
        return packagePrefix + declaration.group(2);
    }
}
