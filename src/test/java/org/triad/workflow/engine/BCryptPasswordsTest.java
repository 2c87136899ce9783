package org.triad.workflow.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BCryptPasswordsTest {

    private final BCryptPasswords passwords = new BCryptPasswords();

    @Test
    void acceptsThePasswordItHashedAndNoOther() {
        String hash = passwords.encrypt("correct horse");

        assertThat(hash).startsWith("$2a$10$");
        assertThat(passwords.check("correct horse", hash)).isTrue();
        assertThat(passwords.check("correct horsf", hash)).isFalse();
    }

    @Test
    void tellsLongPasswordsApartByTheirLastCharacter() {
        String hash = passwords.encrypt("x".repeat(200) + "a");

        assertThat(passwords.check("x".repeat(200) + "a", hash)).isTrue();
        assertThat(passwords.check("x".repeat(200) + "b", hash)).isFalse();
    }
}
