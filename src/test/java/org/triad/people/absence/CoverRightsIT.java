package org.triad.people.absence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.triad.testing.Journeys.ADMIN;
import static org.triad.testing.Journeys.AISHA;
import static org.triad.testing.Journeys.ELENA;
import static org.triad.testing.Journeys.JONAS;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.triad.kernel.Department;
import org.triad.kernel.PersonId;
import org.triad.kernel.Refusal;
import org.triad.people.Absences;
import org.triad.people.AccountDesk;
import org.triad.people.Accounts;
import org.triad.people.People;
import org.triad.testing.Journey;
import org.triad.testing.Journeys;
import org.triad.testing.SomePerson;
import org.triad.testing.TriadTest;
import org.triad.testing.Visitor;
import org.triad.workflow.TaskDesk;

/** What a cover may do is never more than those whom they cover for may do, or those who named them could give. */
@TriadTest
class CoverRightsIT {

    private static final String GO = "Decide go for Service";
    private static final String REVIEW = "Review brief for Service";

    @LocalServerPort
    private int port;

    @Autowired
    private Absences absences;

    @Autowired
    private People people;

    @Autowired
    private Accounts accounts;

    @Autowired
    private AccountDesk accountDesk;

    @Autowired
    private Journeys journeys;

    @Autowired
    private TaskDesk desk;

    @Autowired
    private JdbcClient jdbc;

    @AfterEach
    void everybodyIsBack() {
        jdbc.sql("delete from people_absence").update();
        jdbc.sql("delete from people_cover").update();
    }

    @Test
    void nobodyActsForWhoeverIsDeactivated() {
        PersonId owner = some("service");
        PersonId cover = some("sales");
        away(owner, cover);
        assertThat(people.groupsActedFor(cover)).contains("service");

        accountDesk.deactivate(people.find(ADMIN).orElseThrow(), owner);

        assertThat(people.groupsActedFor(cover)).contains("sales").doesNotContain("service");
        assertThat(absences.now()).doesNotContainKey(owner);
    }

    @Test
    void whoeverLostTheirDepartmentStandsInNoMore() {
        PersonId owner = some("service");
        PersonId cover = some("sales");
        away(owner, cover);

        accountDesk.setGroups(people.find(ADMIN).orElseThrow(), cover, Set.of());

        assertThat(people.groupsActedFor(cover)).isEmpty();
        assertThat(absences.now().get(owner).named()).isFalse();
        assertThat(absences.coversOf(owner)).contains(ELENA).doesNotContain(cover);
    }

    @Test
    void aLeadNamesACoverOnlyForThoseAllOfWhoseDepartmentsTheyLead() {
        PersonId member = some("sales", "service");
        String address = "/api/people/" + member + "/away-today";
        Visitor jonas = Visitor.withPassword(port, "jonas");

        assertThat(jonas.put(address, "{\"cover\":\"jonas\"}").body()).contains("departments you do not lead");
        assertThat(jonas.put(address, "{\"cover\":\"aisha\"}").statusCode()).isEqualTo(400);
        assertThat(jonas.put(address, "{}").statusCode()).isEqualTo(204);
        assertThat(people.groupsActedFor(JONAS)).doesNotContain("service");
        assertThat(jonas.delete(address).statusCode()).isEqualTo(204);
        assertThat(Visitor.withPassword(port, "admin")
                        .put(address, "{\"cover\":\"aisha\"}")
                        .statusCode())
                .isEqualTo(204);
    }

    @Test
    void whomALeadNamesForTheDayStandsInForThatPersonOnly() {
        PersonId owner = some("service");
        PersonId cover = some("sales");
        away(owner, cover);

        assertThat(Visitor.withPassword(port, "jonas")
                        .put("/api/people/" + cover + "/away-today", "{\"cover\":\"jonas\"}")
                        .statusCode())
                .isEqualTo(204);

        assertThat(absences.coversOf(cover)).containsExactly(JONAS);
        assertThat(absences.coversOf(owner)).contains(ELENA).doesNotContain(JONAS);
        assertThat(people.groupsActedFor(JONAS)).doesNotContain("service");
    }

    @Test
    void whatACoverHasClaimedTheyFinishOrGiveUpWhenTheOtherIsBack() {
        Journey finished = journeys.inLaunch().preparedByAll();
        Journey givenUp = journeys.inLaunch().preparedByAll();
        away(ELENA, AISHA);
        List.of(finished, givenUp)
                .forEach(campaign ->
                        desk.give(campaign.task(GO).id(), campaign.task(GO).assignee(), Optional.of(AISHA), ELENA));
        absences.end(absences.of(ELENA).get(0).id(), ELENA);

        desk.complete(finished.task(GO).id(), Map.of("decision", "go"), AISHA);
        String kept = "/engine-rest/task/" + givenUp.task(GO).id();
        Visitor aisha = Visitor.withPassword(port, "aisha");
        assertThat(aisha.post(kept + "/assignee", "{\"userId\":\"jonas\"}").statusCode())
                .isEqualTo(403);
        assertThat(aisha.post(kept + "/assignee", "{\"userId\":\"tom\"}").statusCode())
                .isEqualTo(403);
        assertThat(aisha.post(kept + "/unclaim", "{}").statusCode()).isEqualTo(204);

        assertThat(finished.openTasks()).doesNotContain(GO);
        assertThat(givenUp.task(GO).assignee()).isEmpty();
        assertThatThrownBy(() -> desk.complete(givenUp.task(GO).id(), Map.of("decision", "go"), AISHA))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void ofSomebodyOfTwoDepartmentsTheLeadsOfTheTasksDepartmentStandIn() {
        PersonId owner = some("sales", "service");
        absences.add(owner, absences.today(), absences.today(), Optional.empty());
        Journey campaign = journeys.inReview();

        desk.give(campaign.task(REVIEW).id(), Optional.of(ELENA), Optional.of(owner), ADMIN);

        assertThat(absences.coversOf(owner)).contains(JONAS, ELENA);
        assertThat(absences.coversOf(owner, Set.of(Department.SERVICE)))
                .contains(ELENA)
                .doesNotContain(JONAS);
        assertThat(jdbc.sql("""
                                select recipient from notification_message
                                where task_id = :id and event = 'taskAssigned' and facts ->> 'to' = :owner
                                """)
                        .param("id", campaign.task(REVIEW).id())
                        .param("owner", owner.value())
                        .query(String.class)
                        .list())
                .contains(owner.value(), "elena")
                .doesNotContain("jonas");
        assertThat(Visitor.signedIn(port, "ben")
                        .get("/campaigns/" + campaign.campaign())
                        .body())
                .contains("covered by ", name(ELENA))
                .doesNotContain(name(ELENA) + ", " + name(JONAS));
    }

    private PersonId some(String... groups) {
        return SomePerson.in(accounts, groups).id();
    }

    private void away(PersonId person, PersonId cover) {
        absences.add(person, absences.today(), absences.today(), Optional.of(cover));
    }

    private String name(PersonId person) {
        return people.find(person).orElseThrow().name();
    }
}
