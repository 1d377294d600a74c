package httpbytes.exercises;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/**
 * A server of the ladder in the learner's place: its file as it stands, but that its deadlines are no constants; they
 * are those of the exercise.
 */
public class Rung implements Tasks.OutliveVisitors {

    /** The class that each rung has, and its method that converses with one visitor. */
    private static final String CLASS = "Server";
    private static final String METHOD = "serve";
    private static final Pattern DEADLINE = Pattern.compile("static final (int [A-Z]+_SECONDS = )");
    private static final String NO_CONSTANT = "static volatile $1";
    /** Source → its class: the same one serves many cases, one after the other. */
    private static final Map<String, Class<?>> COMPILED = new ConcurrentHashMap<>();

    private final Class<?> server;

    /** @param file its name in the folder of the ladder */
    protected Rung(String file) {
        this(file, "", "");
    }

    /** With a mistake in it: one text stands in the place of another. */
    protected Rung(String file, String text, String instead) {
        Path path = LearnerFiles.ofThisModule().ladder().resolve(file);
        try {
            String source = Files.readString(path);
            if (!source.contains(text)) {
                throw new IllegalStateException("There is no " + text + " in " + path + " any more.");
            }
            String changed = text.isEmpty() ? source : source.replace(text, instead);
            server = COMPILED.computeIfAbsent(DEADLINE.matcher(changed).replaceAll(NO_CONSTANT), Rung::compiled);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A rung is compiled when the first of it is made: before any case begins, which does not wait so long. */
    static void compile(Callable<?> rungs) {
        try {
            rungs.call();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void serve(ServerSocket listener, Duration deadline) throws IOException {
        try {
            for (Field field : server.getDeclaredFields()) {
                if (field.getName().endsWith("_SECONDS")) {
                    field.setAccessible(true);
                    field.setInt(null, (int) deadline.toSeconds());
                }
            }
            Method converse = server.getDeclaredMethod(METHOD, Socket.class);
            converse.setAccessible(true);
            while (true) {
                Socket visitor = listener.accept();
                new Thread(() -> converse(converse, visitor)).start();
            }
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("A rung has no " + METHOD + "(Socket) any more.", e);
        }
    }

    private static void converse(Method method, Socket visitor) {
        try {
            method.invoke(null, visitor);
        } catch (InvocationTargetException death) {
            // Of this thread alone.
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Class<?> compiled(String source) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        var standard = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8);
        var unit = new SimpleJavaFileObject(URI.create("memory:/" + CLASS + ".java"), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoresErrors) {
                return source;
            }
        };
        try (var classes = new ClassesInMemory(standard)) {
            if (!compiler.getTask(null, classes, null, List.of("-proc:none"), null, List.of(unit)).call()) {
                throw new IllegalStateException("A rung does not compile.");
            }
            return classes.loader().loadClass(CLASS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("A rung has no class " + CLASS + " any more.", e);
        }
    }
}
