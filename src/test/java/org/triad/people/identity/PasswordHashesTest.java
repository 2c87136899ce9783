package org.triad.people.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PasswordHashesTest {

    private final PasswordHashes passwords = new PasswordHashes(new PasswordSettings(10));

    @Test
    void acceptsThePasswordItHashedAndNoOther() {
        String hash = passwords.encode("correct horse");

        assertThat(hash).startsWith("$2a$10$");
        assertThat(passwords.matches("correct horse", hash)).isTrue();
        assertThat(passwords.matches("correct horsf", hash)).isFalse();
    }

    @Test
    void tellsLongPasswordsApartByTheirLastCharacter() {
        String hash = passwords.encode("x".repeat(200) + "a");

        assertThat(passwords.matches("x".repeat(200) + "a", hash)).isTrue();
        assertThat(passwords.matches("x".repeat(200) + "b", hash)).isFalse();
    }

    @Test
    void wantsAWeakerHashReplaced() {
        assertThat(passwords.upgradeEncoding("$2a$04$" + "x".repeat(53))).isTrue();
        assertThat(passwords.upgradeEncoding(passwords.encode("correct horse"))).isFalse();
    }
}
