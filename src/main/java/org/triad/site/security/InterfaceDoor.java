package org.triad.site.security;

import org.springframework.security.config.annotation.web.builders.HttpSecurity;

/** One more way into the interfaces for scripts, besides a password with each request. */
public interface InterfaceDoor {

    /** Adds it to the chain of an interface. */
    void openIn(HttpSecurity http) throws Exception;
}
