package httpbytes.exercises;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;

/**
 * What the learner wrote, compiled when it is asked for. Maven leaves these files alone, so that one which does not
 * compile spoils its own exercise and nothing else.
 */
final class LearnerFiles {

    private static final String PACKAGE = "httpbytes.exercises.";
    /** The first says most; whatever follows it is often its echo. */
    private static final String SHOWN_ERRORS = "3";
    private static final String LANGUAGE_LEVEL = "17";

    private final Path sources;

    LearnerFiles(Path sources) {
        this.sources = sources;
    }

    /** Those of this module, wherever Maven or an editor was started. */
    static LearnerFiles ofThisModule() {
        return new LearnerFiles(compiledTasks().resolve("../../src/main/java").normalize());
    }

    /** The folder that everything is typed in. */
    Path workspace() {
        return sources.resolve("../../../../..").normalize();
    }

    /** The folder of the servers that grow from rung to rung. */
    Path ladder() {
        return workspace().resolve("docs/ladder");
    }

    /** A file that does not compile, with what the compiler says of it. */
    static final class CompileError extends Exception {
        CompileError(String message) {
            super(message);
        }
    }

    /** The class of this exercise as its file stands now, and any other of the learner's that it uses. */
    Class<?> compile(String number) throws CompileError {
        Path file = sources.resolve("httpbytes/exercises/E" + number + ".java");
        if (!Files.exists(file)) {
            throw new CompileError("There is no file " + file + "; its class has to be E" + number + ".");
        }
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        if (compiler == null) {
            throw new CompileError("This Java has no compiler; run the exercises with a JDK.");
        }
        var errors = new DiagnosticCollector<JavaFileObject>();
        var standard = compiler.getStandardFileManager(errors, null, StandardCharsets.UTF_8);
        try (var classes = new ClassesInMemory(standard)) {
            List<String> options = List.of("-classpath", compiledTasks().toString(), "-sourcepath", sources.toString(),
                    "-Xprefer:source", "-Xmaxerrs", SHOWN_ERRORS, "-encoding", "UTF-8", "-proc:none", "-g",
                    "--release", LANGUAGE_LEVEL);
            if (!compiler.getTask(null, classes, errors, options, null, standard.getJavaFileObjects(file)).call()) {
                throw new CompileError(errors.getDiagnostics().stream()
                        .filter(found -> found.getKind() == Diagnostic.Kind.ERROR).map(this::shown)
                        .collect(Collectors.joining("\n")));
            }
            return classes.loader().loadClass(PACKAGE + "E" + number);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ClassNotFoundException e) {
            throw new CompileError("E" + number + ".java holds no class " + PACKAGE + "E" + number + ".");
        }
    }

    /** As javac prints it, with the file's name in place of its path. */
    private String shown(Diagnostic<?> error) {
        return error.toString().replace(sources.resolve("httpbytes/exercises") + sources.getFileSystem().getSeparator(),
                "");
    }

    /** Where the class of the tasks is, and whatever else Maven compiled. */
    private static Path compiledTasks() {
        try {
            return Path.of(Tasks.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
