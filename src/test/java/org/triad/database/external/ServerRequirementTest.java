package org.triad.database.external;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.triad.database.DatabaseUnusable;

class ServerRequirementTest {

    private static final String ADDRESS = "jdbc:postgresql://db/triad";

    @ParameterizedTest
    @ValueSource(ints = {14, 15, 16, 17, 18})
    void isMetByPostgresql14AndNewer(int major) {
        assertThatCode(() -> ServerRequirement.check(ADDRESS, "PostgreSQL", major, major + ".1"))
                .doesNotThrowAnyException();
    }

    @Test
    void isNotMetByAnOlderPostgresql() {
        assertThatThrownBy(() -> ServerRequirement.check(ADDRESS, "PostgreSQL", 13, "13.20"))
                .isInstanceOf(DatabaseUnusable.class)
                .hasMessage(
                        "The database jdbc:postgresql://db/triad is PostgreSQL 13.20, and Triad needs PostgreSQL 14 or newer. Upgrade it, or set spring.datasource.url to another server.");
    }

    @Test
    void isNotMetByAnotherProduct() {
        assertThatThrownBy(() -> ServerRequirement.check(ADDRESS, "MariaDB", 15, "15.1"))
                .isInstanceOf(DatabaseUnusable.class)
                .hasMessageContaining("is MariaDB 15.1, and Triad needs PostgreSQL 14 or newer");
    }
}
