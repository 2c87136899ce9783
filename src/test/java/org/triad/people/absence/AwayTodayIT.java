package org.triad.people.absence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.triad.testing.Journeys.AISHA;

import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.triad.people.Absences;
import org.triad.people.Accounts;
import org.triad.people.People;
import org.triad.testing.SomePerson;
import org.triad.testing.TriadTest;
import org.triad.testing.Visitor;

/** A lead says that somebody is away today, over REST and on the page, and who covers. */
@TriadTest
class AwayTodayIT {

    @LocalServerPort
    private int port;

    @Autowired
    private Absences absences;

    @Autowired
    private People people;

    @Autowired
    private Accounts accounts;

    @Autowired
    private JdbcClient jdbc;

    @AfterEach
    void everybodyIsBack() {
        jdbc.sql("delete from people_absence").update();
    }

    @Test
    void aLeadSaysThatSomebodyIsAwayTodayAndTakesItBack() {
        SomePerson member = SomePerson.in(accounts, "sales");
        String address = "/api/people/" + member.login() + "/away-today";
        Visitor jonas = Visitor.withPassword(port, "jonas");

        assertThat(Visitor.withPassword(port, "elena").put(address, "{}").statusCode())
                .isEqualTo(403);
        assertThat(Visitor.withPassword(port, "aisha").put(address, "{}").statusCode())
                .isEqualTo(403);
        assertThat(jonas.put(address, "{\"cover\":\"aisha\"}").statusCode()).isEqualTo(204);
        assertThat(jonas.put(address, "{}").statusCode()).isEqualTo(409);
        assertThat(absences.coversOf(member.id())).containsExactly(AISHA);
        assertThat(jonas.delete(address).statusCode()).isEqualTo(204);
        assertThat(absences.coversOf(member.id())).isEmpty();

        absences.add(member.id(), absences.today(), absences.today(), Optional.empty());
        HttpResponse<String> notTheirs = jonas.delete(address);
        assertThat(notTheirs.statusCode()).isEqualTo(409);
        assertThat(notTheirs.body()).contains("they end themselves");
    }

    @Test
    void onThePageALeadChoosesWhoCoversToday() {
        SomePerson member = SomePerson.in(accounts, "sales");
        Visitor jonas = Visitor.signedIn(port, "jonas");
        String dialog = "/people?q=%s&away=%1$s".formatted(member.login());
        assertThat(jonas.get(dialog).body())
                .contains("away today?", "The leads of the department", aisha())
                .doesNotContain("??");
        assertThat(Visitor.signedIn(port, "elena").get(dialog).body()).doesNotContain("away today?");

        HttpResponse<String> refused = says(jonas, member, member.login());
        assertThat(refused.headers().firstValue("Location").orElseThrow()).endsWith("/people?away=" + member.login());
        assertThat(jonas.get(dialog).body()).contains("role=\"alert\"").doesNotContain("??");
        assertThat(absences.coversOf(member.id())).isEmpty();

        says(jonas, member, "aisha");
        assertThat(absences.coversOf(member.id())).containsExactly(AISHA);
        assertThat(jonas.get(dialog).body())
                .contains("covered by " + aisha(), "Is back")
                .doesNotContain("away today?");
        assertThat(says(jonas, member, "aisha").statusCode()).isEqualTo(302);
        assertThat(jonas.get("/people").body()).contains("There is an absence from");
    }

    private static HttpResponse<String> says(Visitor lead, SomePerson away, String cover) {
        return lead.form(
                "/people/" + away.login() + "/away-today", Map.of("cover", cover, "_csrf", lead.token("/profile")));
    }

    private String aisha() {
        return people.find(AISHA).orElseThrow().name();
    }
}
