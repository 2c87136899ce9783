package org.triad.people;

import jakarta.servlet.Filter;
import org.springframework.security.web.authentication.session.SessionAuthenticationStrategy;

/**
 * What each security chain takes from this module. As a filter before the authorization it ends with the next request the session of
 * whoever was deactivated, deleted or given another password, and whose session has lasted longest; and it lets nobody pass who has to
 * choose a password first. As a strategy it notes when and from where somebody signed in.
 */
public interface SignedInGuard extends Filter, SessionAuthenticationStrategy {}
