package org.triad.people.identity;

import java.util.List;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.triad.kernel.StartRefused;
import org.triad.people.Accounts.NewAccount;
import org.triad.people.Person;

/**
 * The first administrator. Read only while there is none; whoever has signed in changes the password on the page My account.
 *
 * @param login letters, digits and {@code . _ @ -}, 64 at most
 * @param password from the environment ({@code TRIAD_ADMIN_PASSWORD}); it has no default and is never shown
 * @param email may be empty
 */
@ConfigurationProperties("triad.admin")
record AdministratorSettings(
        @DefaultValue("admin") String login,
        String password,
        @DefaultValue("") String email) {

    private static final Pattern LOGIN = Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9._@-]{0,63}");
    /**
     * What an account can be made of.
     *
     * @throws StartRefused if the password is missing, or it or the login cannot be used
     */
    AdministratorSettings usable() {
        if (password == null || password.isEmpty()) {
            throw new StartRefused(
                    "There is no administrator yet and no password to make one with: set the environment variable TRIAD_ADMIN_PASSWORD (triad.admin.password) to %d to %d characters of your choice."
                            .formatted(PasswordRules.SHORTEST, PasswordRules.LONGEST));
        }
        List<String> objections = PasswordRules.broken(password, List.of(login));
        if (!objections.isEmpty()) {
            throw new StartRefused(
                    "The first administrator's password cannot be used: set the environment variable TRIAD_ADMIN_PASSWORD (triad.admin.password) to another one. %s"
                            .formatted(String.join(" ", objections)));
        }
        if (!LOGIN.matcher(login).matches()) {
            throw new StartRefused(
                    "The first administrator's login “%s” cannot be used: set triad.admin.login to a letter or digit followed by letters, digits and . _ @ - only."
                            .formatted(login));
        }
        return this;
    }

    NewAccount account() {
        return new NewAccount(login, "", "", email, List.of(Person.ADMINISTRATORS));
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "AdministratorSettings[login=" + login + ", email=" + email + "]";
    }
}
