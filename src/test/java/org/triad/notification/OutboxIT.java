package org.triad.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.triad.testing.Journeys.MARA;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.triad.campaign.Campaigns;
import org.triad.kernel.CampaignKey;
import org.triad.testing.Journeys;
import org.triad.testing.TriadTest;
import org.triad.testing.Visitor;

/** The outbox, watch lists and preferences, as people use them. */
@TriadTest
class OutboxIT {

    @LocalServerPort
    private int port;

    @Autowired
    private Journeys journeys;

    @Autowired
    private Campaigns campaigns;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ObjectMapper json;

    @AfterEach
    void everybodyReceivesEverything() {
        jdbc.sql("delete from notification_preference").update();
        jdbc.sql("delete from notification_quiet").update();
    }

    @Test
    void administratorsSeeAllMessagesAndOthersTheirOwn() throws IOException {
        CampaignKey key = journeys.proposed().campaign();

        assertThat(recipients("admin", key)).containsExactlyInAnyOrder("mara", "jonas", "elena");
        assertThat(recipients("jonas", key)).containsExactly("jonas");
        assertThat(recipients("tom", key)).isEmpty();
        assertThat(recipients("jonas", key, "&to=elena"))
                .as("asking for others'")
                .containsExactly("jonas");

        String page =
                Visitor.signedIn(port, "jonas").get("/outbox?campaign=" + key).body();
        assertThat(page)
                .contains("Stage reached: Draft", key.value(), "kept here")
                .doesNotContain("??", "There is no mail server.");
        assertThat(Visitor.signedIn(port, "admin")
                        .get("/outbox?campaign=" + key)
                        .body())
                .contains("There is no mail server.", "Elena");
    }

    @Test
    void aMessageIsShownAsItReadsWithItsButtonAndWhatBecameOfIt() {
        CampaignKey key = journeys.inReview()
                .salesSays("reject", "<b>Nobody</b> buys this in May.")
                .campaign();
        long id = idOf(key, "mara", "DECIDED");

        String page = Visitor.signedIn(port, "mara").get("/outbox/" + id).body();

        assertThat(page)
                .contains(
                        "Review of Sales: rejected",
                        "&lt;b&gt;Nobody&lt;/b&gt; buys this in May.",
                        "href=\"/campaigns/" + key + "\"",
                        "because you are in the triad of this campaign",
                        "[" + key + "] Upgrade autumn – Review of Sales: rejected",
                        "there was no mail server")
                .doesNotContain("??", "/again\"");
    }

    @Test
    void whatWasGivenUpIsTriedAgainOnceByAnAdministrator() {
        CampaignKey key = journeys.proposed().campaign();
        long id = idOf(key, "jonas", "STAGE_REACHED");
        jdbc.sql(
                        "update notification_message set state = 'DEAD', failure_code = '550', failure = 'no such person' where id = :id")
                .param("id", id)
                .update();
        Visitor admin = Visitor.signedIn(port, "admin");
        assertThat(admin.get("/outbox/" + id).body()).contains("Try again", "550 no such person", "given up");

        Map<String, String> fields = new HashMap<>(Map.of("_csrf", admin.token("/outbox/" + id)));
        assertThat(admin.form("/outbox/" + id + "/again", fields).statusCode()).isEqualTo(302);

        assertThat(admin.get("/outbox/" + id).body()).contains("waiting", "It will be sent in a moment.");
        assertThat(Visitor.withPassword(port, "admin")
                        .post("/api/messages/" + id + "/again", "")
                        .statusCode())
                .isEqualTo(409);
        jdbc.sql("update notification_message set state = 'CAPTURED' where id = :id")
                .param("id", id)
                .update();
        assertThat(jdbc.sql("select count(*) from audit_entry where act = 'Message.TriedAgain' and detail = :detail")
                        .param("detail", "message " + id)
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "/api/messages?kind=gossip, 400, There is no such kind",
        "/api/messages?state=lost, 400, There is no such state",
        "/api/messages?limit=0, 400, from 1 to 500",
        "/api/messages/999999999, 404, There is no such message"
    })
    void whatCannotBeReadIsSaid(String path, int status, String sentence) {
        HttpResponse<String> answer = Visitor.withPassword(port, "admin").get(path);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).contains(sentence);
    }

    @Test
    void pagesFollowEachOtherWithoutGapOrRepetition() throws IOException {
        CampaignKey key = journeys.inSale().campaign();
        Set<Long> seen = new HashSet<>();
        int count = 0;
        for (String next = ""; next != null; ) {
            JsonNode page = read("admin", "/api/messages?limit=4&campaign=" + key + next);
            for (JsonNode message : page.path("messages")) {
                seen.add(message.path("id").asLong());
                count++;
            }
            next = page.path("next").isNumber() ? "&before=" + page.path("next").asLong() : null;
        }
        assertThat(seen).hasSize(count).hasSizeGreaterThan(10);
    }

    @Test
    void whoWatchesACampaignHearsOfItsStagesUntilTheyWatchNoLonger() {
        CampaignKey key = journeys.proposed().campaign();
        Visitor tom = Visitor.signedIn(port, "tom");
        assertThat(tom.get("/campaigns/" + key).body()).contains(">Watch<");

        tom.form("/campaigns/" + key + "/watch", Map.of("_csrf", tom.token("/profile")));
        assertThat(tom.get("/campaigns/" + key).body()).contains(">Unwatch<", "You hear of the stages");
        campaigns.pause(key, "The fair may move.", MARA);
        Visitor.withPassword(port, "tom").delete("/api/campaigns/" + key + "/watch");
        campaigns.resume(key, MARA);

        assertThat(jdbc.sql(
                                "select headline from notification_message where campaign_key = :key and kind = 'STAGE_REACHED' and recipient = 'tom'")
                        .param("key", key.value())
                        .query(String.class)
                        .list())
                .containsExactly("Paused");
        assertThat(Visitor.signedIn(port, "mara").get("/campaigns/" + key).body())
                .as("somebody of the triad")
                .doesNotContain(">Watch<");
    }

    @Test
    void neverMeansNoMessageAndTheDigestLetsItWait() {
        put("jonas", "{\"kinds\":{\"stageReached\":\"NEVER\"}}");
        put("elena", "{\"kinds\":{\"stageReached\":\"DIGEST\"}}");

        CampaignKey key = journeys.proposed().campaign();

        assertThat(jdbc.sql(
                                "select recipient || ' ' || state from notification_message where campaign_key = :key and kind = 'STAGE_REACHED' order by 1")
                        .param("key", key.value())
                        .query(String.class)
                        .list())
                .containsExactly("elena DIGEST", "mara CAPTURED");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"kinds\":{\"escalated\":\"NEVER\"}} | Escalations cannot be switched off",
                "{\"kinds\":{\"escalated\":\"DIGEST\"}} | Escalations cannot be switched off",
                "{\"kinds\":{\"gossip\":\"NEVER\"}} | There is no such kind",
                "{\"kinds\":{\"decided\":\"SOMETIMES\"}} | Choose AT_ONCE, DIGEST or NEVER",
                "{\"kinds\":{\"decided\":\"DIGEST\",\"digest\":\"NEVER\"}} | the digest cannot be switched off",
                "{\"quietFrom\":\"25:00\",\"quietTo\":\"07:00\"} | two times such as",
                "{\"quietFrom\":\"18:00\"} | two times such as",
                "{\"quietFrom\":\"18:00\",\"quietTo\":\"18:00\"} | end at another time"
            })
    void whatCannotBeChosenIsRefused(String wanted, String sentence) {
        HttpResponse<String> answer = Visitor.withPassword(port, "ben").put("/api/preferences", wanted);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains(sentence);
    }

    @Test
    void preferencesAreKeptAndShown() {
        Visitor ben = Visitor.signedIn(port, "ben");
        HttpResponse<String> saved = ben.form(
                "/preferences",
                Map.of(
                        "_csrf", ben.token("/preferences"),
                        "choice.decided", "NEVER",
                        "choice.digest", "NEVER",
                        "from", "18:30",
                        "to", "07:00"));

        assertThat(saved.statusCode()).isEqualTo(302);
        assertThat(Visitor.withPassword(port, "ben").get("/api/preferences").body())
                .contains(
                        "\"decided\":\"NEVER\"",
                        "\"digest\":\"NEVER\"",
                        "\"overdue\":\"AT_ONCE\"",
                        "\"quietFrom\":\"18:30\"");
        assertThat(ben.get("/preferences").body())
                .contains("Saved.", "value=\"18:30\"")
                .doesNotContain("??");
    }

    @ParameterizedTest
    @CsvSource({
        // Berlin in winter is an hour ahead, in summer two.
        "2027-01-11T12:00:00Z, 18:00, 07:00, 2027-01-11T12:00:00Z",
        "2027-01-11T17:30:00Z, 18:00, 07:00, 2027-01-12T06:00:00Z",
        "2027-01-12T02:00:00Z, 18:00, 07:00, 2027-01-12T06:00:00Z",
        "2027-01-12T06:00:00Z, 18:00, 07:00, 2027-01-12T06:00:00Z",
        "2027-01-11T11:30:00Z, 12:00, 13:00, 2027-01-11T12:00:00Z",
        "2027-03-27T22:00:00Z, 22:00, 07:00, 2027-03-28T05:00:00Z",
        "2027-10-30T21:00:00Z, 22:00, 07:00, 2027-10-31T06:00:00Z"
    })
    void quietHoursEndAtTheRightInstant(String at, String from, String to, String wakes) {
        assertThat(jdbc.sql(
                                "select notification_wakes(cast(:at as timestamptz), cast(:from as time), cast(:to as time), 'Europe/Berlin') = cast(:wakes as timestamptz)")
                        .param("at", at)
                        .param("from", from)
                        .param("to", to)
                        .param("wakes", wakes)
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    private void put(String login, String preferences) {
        assertThat(Visitor.withPassword(port, login)
                        .put("/api/preferences", preferences)
                        .statusCode())
                .isEqualTo(200);
    }

    private long idOf(CampaignKey key, String recipient, String kind) {
        return jdbc.sql(
                        "select min(id) from notification_message where campaign_key = :key and recipient = :recipient and kind = :kind")
                .param("key", key.value())
                .param("recipient", recipient)
                .param("kind", kind)
                .query(Long.class)
                .single();
    }

    private java.util.List<String> recipients(String login, CampaignKey key, String... more) throws IOException {
        java.util.List<String> recipients = new java.util.ArrayList<>();
        read(login, "/api/messages?kind=stageReached&campaign=" + key + String.join("", more))
                .path("messages")
                .forEach(message -> recipients.add(message.path("to").asText()));
        return recipients;
    }

    private JsonNode read(String login, String path) throws IOException {
        return json.readTree(Visitor.withPassword(port, login).get(path).body());
    }
}
