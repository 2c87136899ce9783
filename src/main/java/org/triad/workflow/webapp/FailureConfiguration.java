package org.triad.workflow.webapp;

import org.springframework.boot.autoconfigure.security.SecurityProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the filter outside of everything that answers for the engine, so that it sees the last word. */
@Configuration(proxyBeanMethods = false)
class FailureConfiguration {

    @Bean
    FilterRegistrationBean<EngineFailures> engineFailures() {
        FilterRegistrationBean<EngineFailures> registration = new FilterRegistrationBean<>(new EngineFailures());
        registration.addUrlPatterns("/camunda/api/*", "/engine-rest/*");
        registration.setOrder(SecurityProperties.DEFAULT_FILTER_ORDER - 2);
        return registration;
    }
}
