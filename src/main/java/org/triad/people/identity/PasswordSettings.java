package org.triad.people.identity;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How passwords are hashed.
 *
 * @param hashStrength the binary logarithm of BCrypt's rounds, 4 to 31; each step doubles the time of a sign-in and of guessing
 */
@ConfigurationProperties("triad.passwords")
record PasswordSettings(@DefaultValue("10") int hashStrength) {}
