package httpbytes.flaskequivalent;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;

/**
 * The framework server. Boot's own error pages, HTML or JSON, give way to {@link TomcatErrors}, and with them
 * goes {@code /error}, a path that answers 500 when somebody asks for it.
 */
@SpringBootApplication(exclude = ErrorMvcAutoConfiguration.class)
public class Application {

    public static void main(String[] args) {
        try {
            SpringApplication.run(Application.class, CommandLine.translate(args));
        } catch (CommandLine.UsageException e) {
            System.err.println(e.getMessage() + "\n\n" + CommandLine.USAGE);
            System.exit(CommandLine.USAGE_EXIT_CODE);
        }
    }
}
