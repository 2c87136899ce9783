package org.triad.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.triad.people.Accounts;
import org.triad.people.ProviderAccounts;
import org.triad.people.ProviderAccounts.Claims;
import org.triad.people.ProviderAccounts.Identity;
import org.triad.testing.SomePerson;
import org.triad.testing.TriadTest;

/** What a provider of identities gives and takes is in the log like what an administrator does. */
@TriadTest
class AuditProviderIT {

    private static final String ISSUER = "https://id.house.example";
    private static final Set<String> MANAGED = Set.of("marketing", "sales", "camunda-admin");

    @Autowired
    private ProviderAccounts provider;

    @Autowired
    private Accounts accounts;

    private final String login =
            "p" + UUID.randomUUID().toString().replace("-", "").substring(0, 12);
    private Entries entries;

    @Autowired
    void read(AuditLog log) {
        entries = new Entries(log);
    }

    @Test
    void anAccountItMakesAndTheRolesItGivesAndTakesAreKept() {
        provider.admit(claims(Set.of("marketing", "camunda-admin")), null);

        assertThat(rolesGiven()).containsExactlyInAnyOrder("marketing", "camunda-admin");
        assertThat(rolesTaken()).isEmpty();
        assertThat(Entries.only(entries.about(login), "Account.Link").detail()).contains(ISSUER);
        assertThat(entries.about(login)).anyMatch(entry -> entry.act().equals("User.Create"));

        provider.admit(claims(Set.of("sales")), null);

        assertThat(rolesGiven()).containsExactlyInAnyOrder("marketing", "camunda-admin", "sales");
        assertThat(rolesTaken()).containsExactlyInAnyOrder("marketing", "camunda-admin");
    }

    @Test
    void anAccountThatWasThereAndIsLinkedIsKeptWithWhoLinkedIt() {
        SomePerson person = SomePerson.in(accounts, "service");

        provider.admit(claims(Set.of()), person.id());

        AuditEntry link = Entries.only(entries.about(person.login()), "Account.Link");
        assertThat(link.person()).contains(person.id());
        assertThat(link.detail()).contains(ISSUER);
        assertThat(entries.about(person.login())).noneMatch(entry -> entry.act().equals("Groupmembership.Delete"));
    }

    private Claims claims(Set<String> groups) {
        return new Claims(
                new Identity(ISSUER, "subject of " + login),
                login,
                "Ana Silva",
                login + "@house.example",
                groups,
                MANAGED);
    }

    private List<String> rolesGiven() {
        return roles("Groupmembership.Create");
    }

    private List<String> rolesTaken() {
        return roles("Groupmembership.Delete");
    }

    private List<String> roles(String act) {
        return entries.about(login).stream()
                .filter(entry -> entry.act().equals(act))
                .map(entry -> entry.detail().orElse(""))
                .flatMap(words -> MANAGED.stream().filter(words::contains))
                .toList();
    }
}
