package org.triad.people.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;
import org.triad.kernel.StartRefused;

class AdministratorSettingsTest {

    @ParameterizedTest
    @NullAndEmptySource
    void sayWhereThePasswordIsSetWhenItIsMissing(String password) {
        assertThatThrownBy(() -> with(password).usable())
                .isInstanceOf(StartRefused.class)
                .hasMessage(
                        "There is no administrator yet and no password to make one with: set the environment variable TRIAD_ADMIN_PASSWORD (triad.admin.password) to 10 to 128 characters of your choice.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "short one",
                "😀😀😀😀😀😀😀😀😀",
                "          ",
                "a zero \0 character",
                "1234567890",
                "password2026",
                "my admin words"
            })
    void refuseAPasswordThatTheRulesRefuse(String password) {
        assertThatThrownBy(() -> with(password).usable())
                .isInstanceOf(StartRefused.class)
                .hasMessageStartingWith("The first administrator's password cannot be used")
                .hasMessageNotContaining(password);
    }

    @ParameterizedTest
    @ValueSource(strings = {"correct horse battery staple", "Überfluss und Käsekuchen"})
    void takeASentence(String password) {
        assertThatCode(() -> with(password).usable()).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " admin", "-admin", "ad min", "admin/", "ädmin"})
    void refuseALoginTheEngineWouldRefuse(String login) {
        assertThatThrownBy(() -> new AdministratorSettings(login, "long enough to be seldom", "").usable())
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("set triad.admin.login to");
    }

    @Test
    void neverShowThePassword() {
        assertThat(with("not for logs")).hasToString("AdministratorSettings[login=admin, email=]");
    }

    private static AdministratorSettings with(String password) {
        return new AdministratorSettings("admin", password, "");
    }
}
