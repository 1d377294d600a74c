package httpbytes.flaskequivalent;

import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.CharArrayWriter;
import java.net.URI;
import java.time.Duration;
import org.apache.catalina.valves.AbstractAccessLogValve;
import org.apache.coyote.ProtocolHandler;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.tomcat.TomcatProtocolHandlerCustomizer;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.event.ContextClosedEvent;

/**
 * The framework server. Boot's own error page is left out, so that an error has one of two voices: Spring's, which
 * explains it in JSON, or Tomcat's, which shows a page of HTML where no controller ever saw the request.
 */
@SpringBootApplication(exclude = ErrorMvcAutoConfiguration.class)
public class Application {

    public static void main(String[] args) {
        SpringApplication.run(Application.class, args);
    }

    /**
     * One line for each request, also for what Tomcat refuses. Boot's own access log writes only to files. And as many
     * languages in one request as anybody speaks: by default the eleventh is a 500.
     */
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> tomcat(@Value("${access-log:true}") boolean isLogged) {
        var log = new AbstractAccessLogValve() {
            @Override
            protected void log(CharArrayWriter line) {
                System.out.println(line.toString().replace("\r", "\\r")); // The one octet that Tomcat leaves as it is.
            }
        };
        log.setPattern("common");
        log.setEnabled(isLogged);
        return tomcat -> {
            tomcat.addEngineValves(log);
            tomcat.addConnectorCustomizers(connector -> connector.setMaxLocaleCount(Integer.MAX_VALUE));
        };
    }

    /** 400 for a path that Spring cannot read, such as {@code /api;%}: {@link Errors} would not hear of it. */
    @Bean
    Filter unreadable() {
        return (request, response, chain) -> {
            try {
                URI.create(((HttpServletRequest) request).getRequestURI());
            } catch (IllegalArgumentException e) {
                ((HttpServletResponse) response).sendError(HttpServletResponse.SC_BAD_REQUEST);
                return;
            }
            chain.doFilter(request, response);
        };
    }

    /**
     * Before Boot's own graceful stop, which closes idle connections without a word: nobody new may come, and each
     * connection may bring one more request, whose answer says {@code Connection: close} (RFC 9112, section 9.6).
     */
    @Bean
    TomcatProtocolHandlerCustomizer<ProtocolHandler> lastRequests(
            ConfigurableApplicationContext context, @Value("${last-request-timeout:1s}") Duration timeout) {
        return tomcat -> context.addApplicationListener((ApplicationListener<ContextClosedEvent>) stop -> {
            tomcat.closeServerSocketGraceful();
            tomcat.awaitConnectionsClose(timeout.toMillis());
        });
    }
}
