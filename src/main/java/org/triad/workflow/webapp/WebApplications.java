package org.triad.workflow.webapp;

import jakarta.servlet.DispatcherType;
import java.util.Map;
import org.camunda.bpm.webapp.impl.security.auth.ContainerBasedAuthenticationFilter;
import org.springframework.boot.autoconfigure.security.SecurityProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Ties the engine's web applications to Triad: one login, and sentences for refusals. */
@Configuration(proxyBeanMethods = false)
class WebApplications {

    @Bean
    FilterRegistrationBean<ContainerBasedAuthenticationFilter> singleSignOn() {
        FilterRegistrationBean<ContainerBasedAuthenticationFilter> registration =
                new FilterRegistrationBean<>(new ContainerBasedAuthenticationFilter());
        registration.setInitParameters(Map.of("authentication-provider", SingleSignOn.class.getName()));
        registration.addUrlPatterns("/camunda/app/*", "/camunda/api/*");
        registration.setDispatcherTypes(DispatcherType.REQUEST);
        registration.setOrder(SecurityProperties.DEFAULT_FILTER_ORDER + 1);
        return registration;
    }

    @Bean
    FilterRegistrationBean<RefusalFilter> refusals() {
        FilterRegistrationBean<RefusalFilter> registration = new FilterRegistrationBean<>(new RefusalFilter());
        registration.addUrlPatterns("/camunda/api/*", "/engine-rest/*");
        registration.setOrder(SecurityProperties.DEFAULT_FILTER_ORDER - 1);
        return registration;
    }

    /** After the sign-in: a way to the login page is nothing to keep. */
    @Bean
    FilterRegistrationBean<KeptFiles> keptFiles() {
        FilterRegistrationBean<KeptFiles> registration = new FilterRegistrationBean<>(new KeptFiles());
        registration.addUrlPatterns("/camunda/app/*", "/camunda/lib/*", "/camunda/assets/*");
        registration.setOrder(SecurityProperties.DEFAULT_FILTER_ORDER + 1);
        return registration;
    }

    /** After the sign-in: what a stranger sends is not read. */
    @Bean
    FilterRegistrationBean<EngineBodies> engineBodies() {
        FilterRegistrationBean<EngineBodies> registration = new FilterRegistrationBean<>(new EngineBodies());
        registration.addUrlPatterns("/camunda/api/*", "/engine-rest/*");
        registration.setOrder(SecurityProperties.DEFAULT_FILTER_ORDER + 1);
        return registration;
    }
}
