package org.triad.insight.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.triad.kernel.PersonId;
import org.triad.people.Person;

class FaceTest {

    @ParameterizedTest
    @CsvSource({"Mara Lindqvist, ML", "ada, A", "'  Jean  de la  Tour ', JT", "élise öst, ÉÖ", "😀 Smile, 😀S"})
    void showsTheFirstLettersOfTheFirstAndTheLastName(String name, String initials) {
        assertThat(Face.initials(name)).isEqualTo(initials);
    }

    @Test
    void showsTheLoginOfSomebodyWhoIsGone() {
        Face face = Face.of(new PersonId("gone"), Map.of());

        assertThat(face.name()).isEqualTo("gone");
        assertThat(face.department()).isEmpty();
    }

    @Test
    void hasTheColourOfThePersonsDepartment() {
        Person jonas = new Person(new PersonId("jonas"), "Jonas Weber", "", Set.of("sales"));

        assertThat(Face.of(jonas.id(), Map.of(jonas.id(), jonas)).department()).isEqualTo("sales");
    }
}
