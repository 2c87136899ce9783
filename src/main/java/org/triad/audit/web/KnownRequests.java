package org.triad.audit.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.web.filter.OncePerRequestFilter;
import org.triad.kernel.PersonId;

/**
 * Leaves behind who made a request that failed, for {@link DeniedRequests}, which stands outside of the security chains, where nobody
 * is known any more. Spring Security adds it to every chain there is, because {@code spring.factories} names it.
 */
public final class KnownRequests extends AbstractHttpConfigurer<KnownRequests, HttpSecurity> {

    private static final String PERSON = KnownRequests.class.getName();

    @Override
    public void configure(HttpSecurity http) {
        http.addFilterAfter(new Remembering(), SecurityContextHolderFilter.class);
    }

    static Optional<PersonId> person(HttpServletRequest request) {
        return Optional.ofNullable((PersonId) request.getAttribute(PERSON));
    }

    private static final class Remembering extends OncePerRequestFilter {

        @Override
        protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws ServletException, IOException {
            chain.doFilter(request, response);
            // Asking who it is may ask the database for the session, and most requests need not know.
            if (response.getStatus() >= HttpStatus.BAD_REQUEST.value()) {
                Authentication person = SecurityContextHolder.getContext().getAuthentication();
                if (person != null && !(person instanceof AnonymousAuthenticationToken)) {
                    request.setAttribute(PERSON, new PersonId(person.getName()));
                }
            }
        }
    }
}
