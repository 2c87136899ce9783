package org.triad.people.absence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.triad.testing.Journeys.ADMIN;
import static org.triad.testing.Journeys.AISHA;
import static org.triad.testing.Journeys.ELENA;
import static org.triad.testing.Journeys.JONAS;
import static org.triad.testing.Journeys.MARA;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.FilterService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.triad.kernel.PersonId;
import org.triad.kernel.Refusal;
import org.triad.people.Absences;
import org.triad.people.Absences.Away;
import org.triad.people.Accounts;
import org.triad.people.People;
import org.triad.people.Person;
import org.triad.testing.Engine;
import org.triad.testing.Journey;
import org.triad.testing.Journeys;
import org.triad.testing.SomePerson;
import org.triad.testing.TriadTest;
import org.triad.testing.Visitor;
import org.triad.workflow.TaskDesk;

/** While somebody is away, somebody else stands in: with their access, their messages and their list; and not a day longer. */
@TriadTest
class AbsencesIT {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final String GO = "Decide go for Service";

    @LocalServerPort
    private int port;

    @Autowired
    private Absences absences;

    @Autowired
    private Covers covers;

    @Autowired
    private People people;

    @Autowired
    private Accounts accounts;

    @Autowired
    private Journeys journeys;

    @Autowired
    private TaskDesk desk;

    @Autowired
    private FilterService filters;

    @Autowired
    private Engine engine;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ObjectMapper json;

    @AfterEach
    void everybodyIsBack() {
        jdbc.sql("delete from people_absence").update();
        jdbc.sql("delete from people_cover").update();
    }

    @Test
    void theCoverActsForTheDepartmentFromTheFirstDayToTheLast() {
        people.nameCover(ELENA, MARA);
        engine.at(berlin("2026-11-23T09:00"), () -> absences.add(ELENA, day(25), day(27), Optional.empty()));

        assertThat(actedForAt("2026-11-24T23:59")).doesNotContain("service");
        assertThat(actedForAt("2026-11-25T00:00")).contains("service", "service-leads", "marketing");
        assertThat(actedForAt("2026-11-27T23:59")).contains("service-leads");
        assertThat(actedForAt("2026-11-28T00:00")).doesNotContain("service", "service-leads");
    }

    @Test
    void aCoverOfAnAdministratorIsNone() {
        absences.add(ADMIN, absences.today(), absences.today(), Optional.of(AISHA));

        assertThat(absences.coversOf(ADMIN)).containsExactly(AISHA);
        assertThat(people.groupsActedFor(AISHA)).contains("sales").doesNotContain(Person.ADMINISTRATORS);
    }

    @Test
    void aCoverDoesWhatWasThereAndWhatCameWhileTheOwnerKeepsTheirAccess() {
        Journey before = journeys.inLaunch().preparedByAll();
        assertThatThrownBy(() -> desk.claim(before.task(GO).id(), JONAS)).isInstanceOf(Refusal.class);

        absences.add(ELENA, absences.today(), absences.today(), Optional.of(JONAS));
        Journey during = journeys.inLaunch().preparedByAll();
        desk.complete(before.task(GO).id(), Map.of("decision", "go"), JONAS);
        desk.complete(during.task(GO).id(), Map.of("decision", "go"), ELENA);
        absences.end(absences.of(ELENA).get(0).id(), ELENA);
        Journey after = journeys.inLaunch().preparedByAll();

        assertThat(before.openTasks()).doesNotContain(GO);
        assertThat(during.openTasks()).doesNotContain(GO);
        assertThatThrownBy(() -> desk.complete(after.task(GO).id(), Map.of("decision", "go"), JONAS))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void aCoverGetsTheMessagesAboutTasksWhileTheOwnerIsAway() {
        absences.add(ELENA, absences.today(), absences.today(), Optional.of(AISHA));

        Journey during = journeys.inReview();
        String review = during.task("Review brief for Service").id();
        absences.end(absences.of(ELENA).get(0).id(), ELENA);
        String later = journeys.inReview().task("Review brief for Service").id();

        assertThat(recipients("task_id", review)).containsExactlyInAnyOrder("elena", "aisha");
        assertThat(recipients("task_id", later)).containsExactly("elena");
    }

    @Test
    void aCoverFindsTheTasksInTheirListAndNobodyElseDoes() throws Exception {
        Journey campaign = journeys.inReview();
        String review = campaign.task("Review brief for Service").id();
        assertThat(coveredTasks("tom")).isEmpty();

        absences.add(ELENA, absences.today(), absences.today(), Optional.of(new PersonId("tom")));

        assertThat(coveredTasks("tom")).contains(review);
        assertThat(coveredTasks("aisha")).isEmpty();
    }

    @Test
    void whoeverCoversIsToldOnceWhenItBegins() {
        PersonId owner = SomePerson.in(accounts, "sales").id();
        PersonId cover = SomePerson.in(accounts, "sales").id();
        engine.at(berlin("2026-11-23T09:00"), () -> absences.add(owner, day(25), day(27), Optional.of(cover)));
        engine.at(berlin("2026-11-24T06:30"), covers::tell);
        assertThat(recipients("recipient", cover.value())).isEmpty();

        engine.at(berlin("2026-11-25T06:30"), covers::tell);
        engine.at(berlin("2026-11-26T06:30"), covers::tell);

        assertThat(jdbc.sql(
                                "select headline || ' ' || (facts ->> 'until') from notification_message where recipient = :cover")
                        .param("cover", cover.value())
                        .query(String.class)
                        .list())
                .containsExactly("You cover for Some Body Fri, 27 Nov 2026");
    }

    @Test
    void whereTheCoverGoesTooTheirCoverStandsInAndIsTold() {
        PersonId first = SomePerson.in(accounts, "sales").id();
        PersonId second = SomePerson.in(accounts, "sales").id();
        PersonId third = SomePerson.in(accounts, "sales").id();
        LocalDate today = absences.today();
        people.nameCover(first, second);
        people.nameCover(second, third);

        absences.add(first, today, today, Optional.empty());
        assertThat(absences.coversOf(first)).containsExactly(second);
        absences.add(second, today, today, Optional.empty());

        assertThat(absences.coversOf(first)).containsExactly(third);
        assertThat(recipients("recipient", second.value())).hasSize(1);
        assertThat(recipients("recipient", third.value())).hasSize(2);
        absences.end(absences.of(second).get(0).id(), second);
        assertThat(absences.coversOf(first)).containsExactly(second);
    }

    @Test
    void circlesAreRefusedWithThoseInThem() {
        people.nameCover(AISHA, JONAS);
        people.nameCover(JONAS, MARA);

        assertThatThrownBy(() -> people.nameCover(MARA, AISHA))
                .hasMessage(
                        "%s would cover for one another in a circle when all of them are away. Choose somebody else.",
                        names(MARA, AISHA, JONAS, MARA));
        assertThatThrownBy(() -> people.nameCover(MARA, MARA)).hasMessageContaining("stand in for themselves");
        assertThat(people.coverOf(MARA)).isEmpty();
    }

    @Test
    void anAbsencesCircleCountsOnlyOnDaysOnWhichAllAreAway() {
        LocalDate today = absences.today();
        absences.add(AISHA, today.plusDays(3), today.plusDays(5), Optional.of(JONAS));

        assertThatThrownBy(() -> absences.add(JONAS, today, today.plusDays(4), Optional.of(AISHA)))
                .hasMessage(
                        "%s would cover for one another in a circle from %s on. Choose somebody else.",
                        names(JONAS, AISHA, JONAS), today.plusDays(3));
        absences.add(JONAS, today, today.plusDays(2), Optional.of(AISHA));
        assertThat(absences.coversOf(JONAS)).containsExactly(AISHA);
    }

    @Test
    void aChainThatBecomesACircleLaterEndsAtTheLeads() {
        PersonId one = SomePerson.in(accounts, "sales").id();
        PersonId other = SomePerson.in(accounts, "sales").id();
        LocalDate today = absences.today();
        people.nameCover(other, one);
        absences.add(one, today, today, Optional.of(other));
        absences.add(other, today, today, Optional.empty());

        Away away = absences.now().get(one);

        assertThat(away.named()).isFalse();
        assertThat(away.covers()).contains(JONAS).doesNotContain(one, other);
    }

    @Test
    void theCampaignSaysWhoIsAwayAndWhoCovers() {
        Journey campaign = journeys.inReview();
        absences.add(ELENA, absences.today(), absences.today().plusDays(2), Optional.of(new PersonId("tom")));

        String page = Visitor.signedIn(port, "ben")
                .get("/campaigns/" + campaign.campaign())
                .body();

        assertThat(page)
                .contains("away until", "covered by " + names(new PersonId("tom")))
                .doesNotContain("??");
        assertThat(Visitor.signedIn(port, "ben").get("/people").body())
                .contains("covered by " + names(new PersonId("tom")));
        assertThat(Visitor.signedIn(port, "tom").get("/profile").body())
                .contains("You cover for " + names(ELENA) + " until");
    }

    @Test
    void onesOwnAbsencesAreEnteredAndEndedOnTheProfile() {
        SomePerson me = SomePerson.in(accounts, "sales");
        Visitor visitor = me.signedIn(port);
        String today = absences.today().toString();
        assertThat(visitor.get("/profile").body()).contains("You have entered no days.");

        enters(visitor, today, today, "aisha");
        assertThat(visitor.get("/profile").body())
                .contains("Your absence is entered.", "I am back", "covered by " + names(AISHA))
                .doesNotContain("??");
        enters(visitor, today, absences.today().plusDays(9).toString(), "");
        assertThat(visitor.get("/profile").body()).contains("There is an absence from");
        enters(
                visitor,
                absences.today().plusDays(5).toString(),
                absences.today().plusDays(9).toString(),
                "aisha");
        assertThat(visitor.get("/profile").body())
                .contains("Take back", names(AISHA) + " covers")
                .doesNotContain("??");
        ends(visitor, absences.of(me.id()).get(1).id());
        assertThat(visitor.get("/profile").body()).contains("You have taken these days back.");
        enters(
                visitor,
                absences.today().plusDays(20).toString(),
                absences.today().plusDays(20).toString(),
                "");
        assertThat(visitor.get("/profile").body()).contains("the leads of your department stand in");
        ends(visitor, absences.of(me.id()).get(1).id());
        enters(visitor, "2026-99-99", today, "");
        assertThat(visitor.get("/profile").body()).contains("Choose a day.");

        long id = absences.of(me.id()).get(0).id();
        ends(visitor, id);
        assertThat(visitor.get("/profile").body()).contains("Your absence has ended.");
        assertThat(absences.of(me.id())).isEmpty();
        assertThat(Visitor.withPassword(port, "aisha")
                        .delete("/api/me/absences/" + id)
                        .statusCode())
                .isEqualTo(404);
        assertThat(jdbc.sql("select act from audit_entry where about = :person and act like 'Absence.%' order by id")
                        .param("person", me.login())
                        .query(String.class)
                        .list())
                .containsExactly(
                        "Absence.Added",
                        "Absence.Added",
                        "Absence.TakenBack",
                        "Absence.Added",
                        "Absence.TakenBack",
                        "Absence.TakenBack");
    }

    @Test
    void whatCannotBeIsRefusedOverRest() {
        LocalDate today = absences.today();
        Visitor tom = Visitor.withPassword(port, "tom");

        for (String body : List.of(
                "{\"from\":\"%s\",\"until\":\"%s\"}".formatted(today.plusDays(2), today.plusDays(1)),
                "{\"from\":\"%s\",\"until\":\"%s\"}".formatted(today.minusDays(3), today.minusDays(1)),
                "{\"from\":\"%s\",\"until\":\"%s\"}".formatted(today, today.plusDays(500)),
                "{\"from\":\"+999999999-12-31\",\"until\":\"+999999999-12-31\"}",
                "{\"from\":\"%s\",\"until\":\"%s\",\"cover\":\"nobody-here\"}".formatted(today, today),
                "{\"from\":\"%s\",\"until\":\"%s\",\"cover\":\"tom\"}".formatted(today, today),
                "{\"from\":\"%s\",\"until\":\"%s\",\"cover\":\"nico\"}".formatted(today, today),
                "{\"from\":\"%s\"}".formatted(today))) {
            assertThat(tom.post("/api/me/absences", body).statusCode()).as(body).isEqualTo(400);
        }
        assertThat(tom.get("/api/me/absences").body()).isEqualTo("[]");
    }

    private static Instant berlin(String local) {
        return LocalDateTime.parse(local).atZone(BERLIN).toInstant();
    }

    private static LocalDate day(int ofNovember) {
        return LocalDate.of(2026, 11, ofNovember);
    }

    private Set<String> actedForAt(String time) {
        Set<String> groups = new java.util.HashSet<>();
        engine.at(berlin(time), () -> groups.addAll(people.groupsActedFor(MARA)));
        return groups;
    }

    private String names(PersonId... ids) {
        return java.util.Arrays.stream(ids)
                .map(id -> people.find(id).orElseThrow().name())
                .collect(java.util.stream.Collectors.joining(" → "));
    }

    private List<String> recipients(String column, String value) {
        return jdbc.sql("select recipient from notification_message where " + column + " = :value")
                .param("value", value)
                .query(String.class)
                .list();
    }

    private List<String> coveredTasks(String login) throws Exception {
        String filter = filters.createFilterQuery()
                .filterName("I cover for")
                .singleResult()
                .getId();
        HttpResponse<String> answer = Visitor.withPassword(port, login).get("/engine-rest/filter/" + filter + "/list");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json.readTree(answer.body()).findValuesAsText("id");
    }

    private static void ends(Visitor visitor, long id) {
        assertThat(visitor.form("/profile/absences/" + id + "/end", Map.of("_csrf", visitor.token("/profile")))
                        .statusCode())
                .isEqualTo(302);
    }

    private static void enters(Visitor visitor, String from, String until, String cover) {
        visitor.form(
                "/profile/absences",
                Map.of("from", from, "until", until, "cover", cover, "_csrf", visitor.token("/profile")));
    }
}
