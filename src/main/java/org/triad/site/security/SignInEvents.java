package org.triad.site.security;

import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.authentication.AuthenticationEventPublisher;
import org.springframework.security.authentication.DefaultAuthenticationEventPublisher;
import org.springframework.security.authentication.event.AuthenticationFailureLockedEvent;
import org.triad.people.TooManyTries;

/** Tells whoever listens also of those who were told to wait: Spring Security tells of no exception it does not know. */
@Configuration(proxyBeanMethods = false)
class SignInEvents {

    @Bean
    AuthenticationEventPublisher authenticationEventPublisher(ApplicationEventPublisher events) {
        DefaultAuthenticationEventPublisher publisher = new DefaultAuthenticationEventPublisher(events);
        publisher.setAdditionalExceptionMappings(Map.of(TooManyTries.class, AuthenticationFailureLockedEvent.class));
        return publisher;
    }
}
