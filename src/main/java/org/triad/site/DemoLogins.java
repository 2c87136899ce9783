package org.triad.site;

import java.util.List;

/**
 * Who can sign in where Triad shows itself with demo people. The login page lists them where there is a bean of this type that names
 * some.
 *
 * @param password the same for all
 */
public record DemoLogins(List<DemoLogin> people, String password) {

    /**
     * @param role what the person does, in words: {@code Lead of Sales}
     * @param department key of a department, or empty for somebody who belongs to none
     */
    public record DemoLogin(String login, String name, String role, String department) {}
}
