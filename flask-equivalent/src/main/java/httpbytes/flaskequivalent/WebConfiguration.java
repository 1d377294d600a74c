package httpbytes.flaskequivalent;

import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** What this application adds to Spring MVC and to Tomcat. */
@Configuration(proxyBeanMethods = false)
class WebConfiguration implements WebMvcConfigurer {

    private final ParametersResolver parametersResolver;

    WebConfiguration(ParametersResolver parametersResolver) {
        this.parametersResolver = parametersResolver;
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(parametersResolver);
    }

    @Override
    public void addInterceptors(InterceptorRegistry interceptors) {
        interceptors.addInterceptor(new Options()).addPathPatterns("/api", "/health");
    }

    @Bean
    static WebServerFactoryCustomizer<TomcatServletWebServerFactory> gracefulListener() {
        return tomcat -> tomcat.setProtocol(GracefulListener.class.getName());
    }

    @Bean
    static WebServerFactoryCustomizer<TomcatServletWebServerFactory> tomcatErrors() {
        return tomcat -> tomcat.addContextCustomizers(
                context -> context.getParent().getPipeline().addValve(new TomcatErrors()));
    }

    @Bean
    @ConditionalOnBooleanProperty(name = "quiet", havingValue = false, matchIfMissing = true)
    static WebServerFactoryCustomizer<TomcatServletWebServerFactory> requestLog() {
        return tomcat -> tomcat.addEngineValves(new RequestLog(System.out));
    }
}
