package org.triad.site.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.triad.workflow.EngineIdentity;

/** Tells the engine for the length of a request to its REST interface who is asking, and always forgets it again. */
@Component
class EngineActor extends OncePerRequestFilter {

    private final EngineIdentity identity;

    EngineActor(EngineIdentity identity) {
        this.identity = identity;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Authentication signedIn = SecurityContextHolder.getContext().getAuthentication();
        if (signedIn == null || !signedIn.isAuthenticated()) {
            chain.doFilter(request, response);
            return;
        }
        List<String> groups = signedIn.getAuthorities().stream()
                .map(GrantedAuthority::getAuthority)
                .toList();
        identity.become(signedIn.getName(), groups);
        try {
            chain.doFilter(request, response);
        } finally {
            identity.forget();
        }
    }

    /** The filter belongs into one security chain, not in front of everything. */
    @Configuration(proxyBeanMethods = false)
    static class OnlyInItsChain {

        @Bean
        FilterRegistrationBean<EngineActor> engineActorRegistration(EngineActor actor) {
            FilterRegistrationBean<EngineActor> registration = new FilterRegistrationBean<>(actor);
            registration.setEnabled(false);
            return registration;
        }
    }
}
