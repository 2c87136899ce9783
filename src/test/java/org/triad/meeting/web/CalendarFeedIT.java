package org.triad.meeting.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.triad.testing.Journeys.MARA;

import java.io.StringReader;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.model.Component;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.component.VEvent;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.triad.campaign.Campaigns;
import org.triad.campaign.Proposal;
import org.triad.kernel.CampaignKey;
import org.triad.kernel.PersonId;
import org.triad.meeting.SyncKey;
import org.triad.meeting.Syncs;
import org.triad.meeting.domain.PersonalFeed;
import org.triad.people.AccountDesk;
import org.triad.people.Accounts;
import org.triad.people.People;
import org.triad.testing.Engine;
import org.triad.testing.Journeys;
import org.triad.testing.SomePerson;
import org.triad.testing.StatementCount;
import org.triad.testing.TriadTest;
import org.triad.testing.Visitor;

/** The calendar under a secret link, from the profile page to the calendar program. */
@TriadTest
class CalendarFeedIT {

    private static final Pattern LINK = Pattern.compile("value=\"http[^\"]*(/calendar/[A-Za-z0-9_-]{43}\\.ics)\"");
    private static final String PAGE = "/profile/calendar";

    private static final PersonId BEN = new PersonId("ben");

    @LocalServerPort
    private int port;

    @Autowired
    private Campaigns campaigns;

    @Autowired
    private Journeys journeys;

    @Autowired
    private Engine engine;

    @Autowired
    private Syncs syncs;

    @Autowired
    private Accounts accounts;

    @Autowired
    private AccountDesk desk;

    @Autowired
    private People people;

    @Autowired
    private PersonalFeed feed;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void itShowsDeadlinesLaunchesAndSyncsAndAsksForNoLogin() throws Exception {
        CampaignKey campaign = campaigns.propose(
                new Proposal(journeys.brief(), Optional.empty(), Optional.empty(), Optional.empty()), BEN);
        Instant starts = engine.startOf(engine.today().plusDays(33)).plus(Duration.ofMinutes(601));
        SyncKey sync = syncs.call(starts, Optional.of("The fair"), MARA);
        String address = made(Visitor.signedIn(port, "ben"));

        HttpResponse<String> answer = Visitor.anonymous(port).from("192.0.2.50").get(address);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("text/calendar;charset=UTF-8");
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(summaries(answer))
                .contains(
                        "Due: Write brief (%s Upgrade autumn)".formatted(campaign),
                        "Launch: %s Upgrade autumn".formatted(campaign));
        HttpResponse<String> callers =
                Visitor.anonymous(port).from("192.0.2.51").get(made(Visitor.signedIn(port, "mara")));
        assertThat(summaries(callers))
                .contains("Sync, "
                        + java.time.format.DateTimeFormatter.ofPattern("d MMMM", java.util.Locale.ENGLISH)
                                .format(engine.today().plusDays(33)));
        assertThat(events(callers).stream()
                        .map(event -> event.getProperty(Property.UID)
                                .map(Object::toString)
                                .orElse("")))
                .doesNotHaveDuplicates();
    }

    private static List<VEvent> events(HttpResponse<String> feed) throws Exception {
        return new CalendarBuilder().build(new StringReader(feed.body())).getComponents(Component.VEVENT);
    }

    private static List<String> summaries(HttpResponse<String> feed) throws Exception {
        return events(feed).stream().map(event -> event.getSummary().getValue()).toList();
    }

    @Test
    void theLinkIsKeptAsADigestAndShownOnce() {
        Visitor visitor = Visitor.signedIn(port, "jonas");
        String secret = made(visitor).replaceAll(".*/|\\.ics", "");

        assertThat(jdbc.sql("select digest from meeting_calendar_link where person_id = 'jonas'")
                        .query(String.class)
                        .single())
                .matches("[0-9a-f]{64}")
                .doesNotContain(secret);
        assertThat(visitor.get(PAGE).body()).doesNotContain(secret).contains("not read by any calendar yet");
    }

    @Test
    void aNewLinkKillsTheOldOneAndARevokedOneIsDead() {
        Visitor visitor = Visitor.signedIn(port, "elena");
        Visitor calendar = Visitor.anonymous(port).from("192.0.2.51");
        String first = made(visitor);
        String second = made(visitor);
        assertThat(calendar.status(first)).isEqualTo(404);
        assertThat(calendar.status(second)).isEqualTo(200);

        visitor.form(PAGE + "/revoke", Map.of("_csrf", visitor.token(PAGE)));

        assertThat(calendar.status(second)).isEqualTo(404);
    }

    @Test
    void aDeactivatedPersonsLinkIsDead() {
        SomePerson somebody = SomePerson.in(accounts, "sales");
        Visitor calendar = Visitor.anonymous(port).from("192.0.2.52");
        String address = made(somebody.signedIn(port));
        assertThat(calendar.status(address)).isEqualTo(200);

        desk.deactivate(people.find(Journeys.ADMIN).orElseThrow(), somebody.id());

        assertThat(calendar.status(address)).isEqualTo(404);
    }

    @Test
    void whoeverGuessesFindsNothingAndIsSlowedDown() {
        Visitor stranger = Visitor.anonymous(port).from("192.0.2.53");
        for (String guess : List.of("x", "x".repeat(43), "%00", "..%2fapi", "a".repeat(5000))) {
            assertThat(stranger.status("/calendar/" + guess + ".ics")).as(guess).isBetween(400, 404);
        }
        int last = 0;
        for (int request = 0; request <= FeedLimit.MOST; request++) {
            last = stranger.status("/calendar/%043d.ics".formatted(request));
        }
        assertThat(last).isEqualTo(429);
        assertThat(Visitor.anonymous(port).from("192.0.2.54").status("/calendar/x.ics"))
                .isEqualTo(404);
    }

    @Test
    void nothingElseAnswersThere() {
        assertThat(Visitor.anonymous(port)
                        .from("192.0.2.55")
                        .post("/calendar/x.ics", "{}")
                        .statusCode())
                .isIn(403, 405);
        assertThat(Visitor.anonymous(port).from("192.0.2.55").status("/calendar/"))
                .isIn(403, 404);
    }

    @Test
    void itCostsTheSameHoweverMuchSomebodyOwes() {
        PersonId person = SomePerson.in(accounts, "marketing").id();
        int none = StatementCount.of(() -> feed.of(person)).size();
        journeys.proposed();
        journeys.proposed();
        int many = StatementCount.of(() -> feed.of(MARA)).size();

        assertThat(many).isBetween(none, none + 1);
    }

    private static String made(Visitor visitor) {
        HttpResponse<String> answer = visitor.form(PAGE, Map.of("_csrf", visitor.token(PAGE)));
        assertThat(answer.headers().firstValue("Cache-Control"))
                .hasValueSatisfying(value -> assertThat(value).contains("no-store"));
        Matcher link = LINK.matcher(answer.body());
        assertThat(link.find()).as(answer.body()).isTrue();
        return link.group(1);
    }
}
