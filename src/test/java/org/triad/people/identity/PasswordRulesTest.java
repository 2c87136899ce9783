package org.triad.people.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordRulesTest {

    private static final List<String> OWNER = List.of("tfischer", "tom", "fischer", "example", "org");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "correct horse battery staple",
                "nur kleine buchstaben hier",
                "7kq2-wm9x-p4ht-zr8c",
                "Käsebrot 🧀 am Dienstag",
                "  blanks count as they are  "
            })
    void takeWhatIsHardToGuessWhateverItIsMadeOf(String password) {
        assertThat(PasswordRules.broken(password, OWNER)).isEmpty();
    }

    @Test
    void takeSixtyFourAndOneHundredAndTwentyEightCharacters() {
        String sentence = "Every good sentence about cheese and rain and trains is long enough. ".repeat(2);

        assertThat(PasswordRules.broken(sentence.substring(0, 64), OWNER)).isEmpty();
        assertThat(PasswordRules.broken(sentence.substring(0, 128), OWNER)).isEmpty();
        assertThat(PasswordRules.broken(sentence.substring(0, 129), OWNER)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "k7#Qz!9pW, 10 to 128 characters",
        "password123456, among the first",
        "qwertyuiop, among the first",
        "1234567890, among the first",
        "Summer2026, among the first",
        "marketing2026, among the first",
        "tomfischer, among the first",
        "TomFischer1985, among the first",
        "Fischer.Tom!1985, among the first",
        "FISCHER-24-12-1985, among the first",
        "tom2026fischer99, among the first",
        "TömFîscher1985, among the first",
        "tom@example.org1, among the first",
        "my TFischer has a green bicycle, must not contain the login"
    })
    void refuseWhatIsTriedFirst(String password, String why) {
        assertThat(String.join(" ", PasswordRules.broken(password, OWNER))).contains(why);
    }

    @Test
    void aNameBesideWhatIsHardToGuessDoesNoHarm() {
        assertThat(PasswordRules.broken("Fischer eats purple bicycles on Tuesday", OWNER))
                .isEmpty();
    }

    @Test
    void refuseCharactersNobodyCanType() {
        assertThat(PasswordRules.broken("correct horse\0battery staple", OWNER))
                .containsExactly("A password is made of characters that can be typed.");
    }

    @Test
    void judgeALongOneInNoTimeToSpeakOf() {
        assertThat(PasswordRules.broken("a".repeat(2_000_000), OWNER)).hasSize(1);
    }
}
